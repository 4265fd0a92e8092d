"""Views -> the files of a site: pages, static files and what programs read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain

from ptgsite import urls
from ptgsite.contents import File, Files, with_digests
from ptgsite.history.story import Chapter
from ptgsite.pages import data, robots
from ptgsite.pages.common import Common, common
from ptgsite.pages.environment import environment
from ptgsite.pages.home import site
from ptgsite.pages.keys import Keys
from ptgsite.pages.making import ALONE, How, Maker, pages
from ptgsite.pages.manifest import manifest
from ptgsite.pages.missing import SHEET, missing
from ptgsite.pages.page import PagePlan
from ptgsite.pages.plan import plan
from ptgsite.pages.static import static
from ptgsite.pages.strings import strings
from ptgsite.pages.template_code import escaped
from ptgsite.pages.theme import Theme
from ptgsite.pages.words import iso
from ptgsite.schedule.model import Schedule
from ptgsite.schedule.people import Person


def render_pages(
    schedule: Schedule,
    everybody: Mapping[str, Person],
    look: Theme,
    updated: datetime,
    story: Sequence[Chapter] = (),
    how: How = ALONE,
) -> Files:
    """The files that pages and themes make of a schedule, and of `everybody` whom it names.

    `updated` is the time of the last change of the sources, and `story` what has happened before,
    in the order of time. Raises ThemeError where a template or a file of texts is at fault, and so
    do the files.
    """
    how.tell("views", 0, 0)
    text = strings(look.strings)
    shared = common(schedule, everybody, text)
    about = site(schedule, shared)
    lost = missing(look.static[SHEET].read_text("utf-8"), schedule.event.url)
    plans = list(plan(schedule, shared, about, lost, story))
    keys, texts = Keys(schedule, shared, about), _texts(updated, shared)
    maker = Maker(environment(look.templates), about, shared, keys, texts)

    of_theme = with_digests(static(schedule, look, text))

    def others() -> Iterator[File]:
        yield from of_theme  # what of it is left
        yield from with_digests(_data(schedule, shared, plans, updated))

    made = pages(plans, maker, how, others)
    new = made.new if how.workers > 1 else chain(made.new, of_theme)
    noted = data.Offline()
    rest = noted.completed(made.rest, updated)
    return Files(noted.noted(made.saved), noted.noted(new), rest)


def _data(
    schedule: Schedule, shared: Common, plans: Sequence[PagePlan], updated: datetime
) -> Iterator[tuple[str, bytes]]:
    """What programs read."""
    address = schedule.event.url
    found = [page.path for page in plans if page.path != urls.NOT_FOUND]
    yield urls.SEARCH_DATA, data.search(schedule, shared, plans)
    yield urls.PLAN_DATA, data.plan(schedule, shared)
    yield urls.PLAN_TOPICS_DATA, data.plan_topics(schedule)
    yield urls.MANIFEST, manifest(schedule.event)
    yield urls.SITEMAP, robots.sitemap(address, found, updated).encode()
    yield urls.ROBOTS, robots.robots(address).encode()


def _texts(updated: datetime, of: Common) -> Mapping[str, str]:
    stamp = of.words.stamp(updated, of.event.timezone)
    return {"updated": escaped(stamp), "updated_iso": iso(updated)}
