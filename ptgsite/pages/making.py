"""Plans of pages -> pages, by several processes where that pays, and none twice."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate

from ptgsite import urls
from ptgsite.beside import Job, as_it_is, by_all
from ptgsite.contents import NOTHING, Earlier, File, Files, Page
from ptgsite.pages import gaps
from ptgsite.pages.common import Common
from ptgsite.pages.environment import Environment, filled
from ptgsite.pages.keys import Keys
from ptgsite.pages.page import CODED, VIEWS, PagePlan, head
from ptgsite.pages.theme import ThemeError
from ptgsite.pages.views.site import Site
from ptgsite.progress import Tell, each, nobody
from ptgsite.records import dataclass

ROW, ROWS = 8, 1_000
"""So many pages, or more, are made by a process before it takes the next ones; so many times."""

CODED_ROW = 300
"""So many of those with a QR code; an even number, as a room's door sign stands behind its page."""

FEW = 30
"""So many pages are made before another process would have begun to."""

MANY = 300
"""So many pages are likely to show all there is."""


@dataclass(frozen=True, slots=True)
class How:
    """How a build goes about it.

    `tell` hears how far it has come, `workers` is how many processes make pages, each with a
    `packing` of its own, and `earlier` has the pages that builds with the same theme and program
    have left. `saved` are the source files whose pages come first.
    """

    tell: Tell = nobody
    earlier: Earlier = NOTHING
    workers: int = 1
    packing: Callable[[], Callable[[File], File]] = as_it_is
    saved: Collection[str] = ()


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
        made = self.made(page).content
        assert isinstance(made, bytes)  # noqa: S101 - it was made here and now
        return made


def pages(plans: Sequence[PagePlan], maker: Maker, how: How, others: Job[File]) -> Files:
    """The pages, and the `others`; where several processes are at work, one makes these meanwhile.

    They raise ThemeError where a template is at fault.
    """
    there: list[PagePlan] = []

    def new(plans: Iterable[PagePlan], *beside: Job[File]) -> Iterator[File]:
        missing: list[PagePlan] = []
        for plan in plans:
            (there if maker.is_as_it_was(plan, how.earlier) else missing).append(plan)
        yield from _made(missing, maker, how, beside)

    def rest(*then: Job[File]) -> Iterator[File]:
        yield from _there(there, maker, how)
        yield from _made((), maker, how, then)

    saved, unsaved = _parted(plans, lambda plan: plan.about.source in how.saved)
    if how.workers > 1:
        return Files(new(saved), new(unsaved, others), rest())
    return Files(new(saved), new(unsaved), rest(others))


def _there(plans: Sequence[PagePlan], maker: Maker, how: How) -> Iterator[File]:
    """The pages as earlier builds have left them; those that have gone since, made again."""
    gone = []
    for plan in each("pages", plans, how.tell):
        page = maker.there(plan, how.earlier)
        if page is None:
            gone.append(plan)
        else:
            yield plan.path, page
    yield from _made(gone, maker, how)


def _made(
    plans: Sequence[PagePlan], maker: Maker, how: How, others: Sequence[Job[File]] = ()
) -> Iterator[File]:
    if len(plans) > MANY:  # each process would make them, and they are there when it is copied
        maker.common.sessions.make_all()
        maker.common.topics.make_all()
    rows = list(_rows(plans))
    jobs: list[Job[File]] = [*others, *(partial(_row, row, maker) for row in rows)]
    done = [0] * len(others) + [0, *accumulate(map(len, rows))]
    workers = how.workers if len(plans) > FEW else 1

    def begins(job: int) -> None:
        if job < len(others):
            how.tell("other files", 0, 0)
        else:
            how.tell("pages", done[job], len(plans))

    try:
        yield from by_all(jobs, workers, begins, how.packing)
    except ThemeError:  # the fault to tell is that of the first faulty page, not of the first seen
        for plan in plans:
            maker.made(plan)
        raise


def _row(plans: Iterable[PagePlan], maker: Maker) -> Iterator[File]:
    for plan in plans:
        yield plan.path, maker.made(plan)


def _rows(plans: Sequence[PagePlan]) -> Iterator[list[PagePlan]]:
    """The pages, some at a time.

    Those with a QR code come first and together: to import what draws it takes as long as to make
    ten pages, and a room's page and its door sign show the same one.
    """
    coded, others = _parted(plans, lambda plan: plan.kind in CODED)
    for some, size in ((coded, CODED_ROW), (others, max(ROW, len(others) // ROWS))):
        yield from (some[at : at + size] for at in range(0, len(some), size))


def _parted(
    plans: Iterable[PagePlan], chosen: Callable[[PagePlan], bool]
) -> tuple[list[PagePlan], list[PagePlan]]:
    """Those that are chosen, and the others."""
    parted: tuple[list[PagePlan], list[PagePlan]] = ([], [])
    for plan in plans:
        parted[not chosen(plan)].append(plan)
    return parted
