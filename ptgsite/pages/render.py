"""Views -> the files of a site: pages, static files and what programs read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from ptgsite import urls
from ptgsite.history.story import Chapter
from ptgsite.pages import data, robots
from ptgsite.pages.common import common
from ptgsite.pages.environment import Environment, environment, filled
from ptgsite.pages.home import site
from ptgsite.pages.manifest import manifest
from ptgsite.pages.missing import SHEET, missing
from ptgsite.pages.page import VIEWS, PagePlan
from ptgsite.pages.plan import plan
from ptgsite.pages.static import static
from ptgsite.pages.strings import Texts, strings
from ptgsite.pages.theme import Theme, theme
from ptgsite.pages.views.site import Site
from ptgsite.progress import Tell, each, nobody
from ptgsite.schedule.model import Schedule


def render_pages(
    schedule: Schedule,
    theme_folders: Sequence[Path],
    updated: datetime,
    story: Sequence[Chapter] = (),
    tell: Tell = nobody,
) -> Iterator[tuple[str, bytes]]:
    """The path and the content of each file that pages and themes make, every path once.

    `theme_folders` are searched in turn for each template and static file, `updated` is the time
    of the last change of the sources, `story` what has happened before, in the order of time, and
    `tell` hears how far it has come. Raises ThemeError where a template or a file of texts is at
    fault.
    """
    offline = data.Offline()
    for path, content in _files(schedule, theme(theme_folders), updated, story, tell):
        yield offline.passed(path, content)
    yield urls.OFFLINE_DATA, offline.listed()


def _files(
    schedule: Schedule, files: Theme, updated: datetime, story: Sequence[Chapter], tell: Tell
) -> Iterator[tuple[str, bytes]]:
    tell("views", 0, 0)
    text = strings(files.strings)
    shared = common(schedule, text)
    about = site(schedule, shared, updated)
    address = schedule.event.url
    lost = missing(files.static[SHEET].read_text("utf-8"), address)
    plans = list(plan(schedule, shared, about, lost, story))
    made = environment(files.templates)
    for page in each("pages", plans, tell):
        yield page.head.path, _filled(made, page, about, text).encode("utf-8", "replace")
    tell("other files", 0, 0)
    yield from static(schedule, files, text)
    yield urls.SEARCH_DATA, data.search(schedule, shared, plans)
    yield urls.PLAN_DATA, data.plan(schedule, shared)
    yield urls.PLAN_TOPICS_DATA, data.plan_topics(schedule, shared)
    yield urls.MANIFEST, manifest(schedule.event)
    found = [page.head.path for page in plans if page.head.path != urls.NOT_FOUND]
    yield urls.SITEMAP, robots.sitemap(address, found, updated).encode()
    yield urls.ROBOTS, robots.robots(address).encode()


def _filled(made: Environment, page: PagePlan, about: Site, text: Texts) -> str:
    fields = {
        "site": about,
        "head": page.head,
        "root": urls.to_root(page.head.path),
        "text": text,
        VIEWS[page.head.kind]: page.view,
    }
    return filled(made, page.template, fields)
