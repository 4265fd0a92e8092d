"""Views -> the files of a site: pages, static files and what programs read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from ptgsite import urls
from ptgsite.beside import beside
from ptgsite.history.story import Chapter
from ptgsite.pages import data, robots
from ptgsite.pages.common import Common, common
from ptgsite.pages.environment import Environment, environment, filled
from ptgsite.pages.home import site
from ptgsite.pages.manifest import manifest
from ptgsite.pages.missing import SHEET, missing
from ptgsite.pages.page import VIEWS, PagePlan, head
from ptgsite.pages.plan import plan
from ptgsite.pages.static import static
from ptgsite.pages.strings import strings
from ptgsite.pages.theme import Theme, ThemeError, theme
from ptgsite.pages.views.site import Site
from ptgsite.progress import Tell, each, nobody
from ptgsite.schedule.model import Schedule


def render_pages(
    schedule: Schedule,
    theme_folders: Sequence[Path],
    updated: datetime,
    story: Sequence[Chapter] = (),
    tell: Tell = nobody,
    workers: int = 1,
) -> Iterator[tuple[str, bytes]]:
    """The path and the content of each file that pages and themes make, every path once.

    `theme_folders` are searched in turn for each template and static file, `updated` is the time
    of the last change of the sources, `story` what has happened before, in the order of time,
    `tell` hears how far it has come, and the pages are rendered by as many `workers`. Raises
    ThemeError where a template or a file of texts is at fault.
    """
    offline = data.Offline()
    for path, content in _files(schedule, theme(theme_folders), updated, story, tell, workers):
        yield offline.passed(path, content)
    yield urls.OFFLINE_DATA, offline.listed(updated)


def _files(
    schedule: Schedule,
    files: Theme,
    updated: datetime,
    story: Sequence[Chapter],
    tell: Tell,
    workers: int,
) -> Iterator[tuple[str, bytes]]:
    tell("views", 0, 0)
    text = strings(files.strings)
    shared = common(schedule, text)
    about = site(schedule, shared, updated)
    address = schedule.event.url
    lost = missing(files.static[SHEET].read_text("utf-8"), address)
    plans = list(plan(schedule, shared, about, lost, story))
    filled_in = partial(_filled, environment(files.templates), about, shared)
    yield from _pages(plans, filled_in, tell, workers)
    tell("other files", 0, 0)
    yield from static(schedule, files, text)
    yield urls.SEARCH_DATA, data.search(schedule, shared, plans)
    yield urls.PLAN_DATA, data.plan(schedule, shared)
    yield urls.PLAN_TOPICS_DATA, data.plan_topics(schedule)
    yield urls.MANIFEST, manifest(schedule.event)
    found = [page.path for page in plans if page.path != urls.NOT_FOUND]
    yield urls.SITEMAP, robots.sitemap(address, found, updated).encode()
    yield urls.ROBOTS, robots.robots(address).encode()


def _pages(
    plans: Sequence[PagePlan], filled_in: Callable[[PagePlan], bytes], tell: Tell, workers: int
) -> Iterator[tuple[str, bytes]]:
    """The pages, of which every one in `workers` is made here, and the others beside."""

    def share(number: int) -> Iterator[tuple[str, bytes]]:
        for page in each("pages", plans[number::workers], nobody if number else tell):
            yield page.path, filled_in(page)

    others = [beside(partial(share, number)) for number in range(1, workers)]
    try:
        yield from share(0)
        for other in others:
            yield from other
    except ThemeError:  # the fault to tell is that of the first faulty page, not of the first seen
        for page in plans:
            filled_in(page)
        raise


def _filled(made: Environment, about: Site, shared: Common, page: PagePlan) -> bytes:
    fields = {
        "site": about,
        "head": head(page, shared),
        "root": urls.to_root(page.path),
        "text": shared.text,
        VIEWS[page.kind]: page.view(),
    }
    return filled(made, page.template, fields).encode("utf-8", "replace")
