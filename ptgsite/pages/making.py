"""Plans of pages -> pages, by several processes where that pays, and none twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from ptgsite import urls
from ptgsite.beside import beside
from ptgsite.contents import NOTHING, Earlier, Page
from ptgsite.pages import gaps, qr
from ptgsite.pages.common import Common
from ptgsite.pages.environment import Environment, filled
from ptgsite.pages.keys import Keys
from ptgsite.pages.page import VIEWS, PagePlan, head
from ptgsite.pages.theme import ThemeError
from ptgsite.pages.views.site import Site
from ptgsite.progress import Tell, each, nobody
from ptgsite.records import dataclass

FEW = 30
"""So many pages are made before another process would have begun to."""

MANY = 300
"""So many pages are likely to show all there is."""


@dataclass(frozen=True, slots=True)
class How:
    """How a build goes about it.

    `tell` hears how far it has come, `workers` is how many processes make pages, and `earlier` has
    the pages that builds with the same theme and program have left.
    """

    tell: Tell = nobody
    workers: int = 1
    earlier: Earlier = NOTHING


ALONE = How()
"""In one process, from nothing, and nobody listens."""


@dataclass(frozen=True, slots=True)
class Maker:
    """All that makes a page of its plan. `texts` are HTML, for the gaps that pages have."""

    environment: Environment
    site: Site
    common: Common
    keys: Keys
    texts: Mapping[str, str]

    def is_as_it_was(self, page: PagePlan, earlier: Earlier) -> bool:
        """Whether an earlier build has made the page, but for the texts in its gaps."""
        return earlier.has(page.path, partial(self.keys.of, page))

    def there(self, page: PagePlan, earlier: Earlier) -> Page | None:
        """The page as an earlier build has left it, if it is there still."""
        return earlier.page(page.path, self.texts, partial(self.content, page))

    def made(self, page: PagePlan) -> Page:
        """The page, made anew. Raises ThemeError where its template is at fault."""
        fields = {
            "site": self.site,
            "head": head(page, self.common),
            "root": urls.to_root(page.path),
            "text": self.common.text,
            VIEWS[page.kind]: page.view(),
        }
        html = filled(self.environment, page.template, fields)
        return gaps.page(html, self.keys.of(page), self.texts)

    def content(self, page: PagePlan) -> bytes:
        """What the page would hold, were it made anew."""
        return self.made(page).whole()


Pages: TypeAlias = Iterator[tuple[str, Page]]
"""Each page with its path; raises ThemeError where a template is at fault."""


def pages(plans: Sequence[PagePlan], maker: Maker, how: How) -> tuple[Pages, Pages]:
    """The pages that are to be made, and those that earlier builds have made."""
    made: tuple[list[PagePlan], list[PagePlan]] = ([], [])
    for plan in plans:
        made[maker.is_as_it_was(plan, how.earlier)].append(plan)
    return _made(made[False], maker, how), _there(made[True], maker, how)


def _there(plans: Sequence[PagePlan], maker: Maker, how: How) -> Pages:
    """The pages as earlier builds have left them; those that have gone since, made again."""
    gone = []
    for plan in each("pages", plans, how.tell):
        page = maker.there(plan, how.earlier)
        if page is None:
            gone.append(plan)
        else:
            yield plan.path, page
    yield from _made(gone, maker, how)


def _made(plans: Sequence[PagePlan], maker: Maker, how: How) -> Pages:
    """The pages, of which some are made here and others beside."""
    workers = how.workers if len(plans) > FEW else 1
    shares = _shares(plans, workers)
    if len(plans) > MANY:  # each process would make them, and they are there when it is copied
        qr.load()
        maker.common.sessions.make_all()
        maker.common.topics.make_all()

    def tell(what: str, done: int, _: int) -> None:
        how.tell(what, done * workers, len(plans))  # the others are about as far

    def share(number: int) -> Pages:
        for plan in each("pages", shares[number], nobody if number else tell):
            yield plan.path, maker.made(plan)

    others = [beside(partial(share, number)) for number in range(1, workers)]
    try:
        yield from share(0)
        for other in others:
            yield from other
    except ThemeError:  # the fault to tell is that of the first faulty page, not of the first seen
        for plan in plans:
            maker.made(plan)
        raise


def _shares(plans: Sequence[PagePlan], workers: int) -> tuple[list[PagePlan], ...]:
    """The pages that each process makes: they take turns, but pages of one folder stay together.

    A room's page and its door sign show the same code, which takes longer than either of them.
    """
    shares: tuple[list[PagePlan], ...] = tuple([] for _ in range(workers))
    folders: dict[str, int] = {}
    for plan in plans:
        folder = "/".join(plan.path.split("/", 2)[:2])
        shares[folders.setdefault(folder, len(folders) % workers)].append(plan)
    return shares
