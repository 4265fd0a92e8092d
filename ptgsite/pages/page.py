"""A page to make: what it says about itself, and the view that its template gets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ptgsite import urls
from ptgsite.pages.calendars import calendar
from ptgsite.pages.common import Common
from ptgsite.pages.html import SafeHtml
from ptgsite.pages.strings import fill
from ptgsite.pages.views.site import Head
from ptgsite.records import dataclass

VIEWS = {
    "home": "home",
    "day": "timetable",
    "teams": "groups",
    "team": "team",
    "rooms": "rooms",
    "room": "room",
    "sign": "sign",
    "now": "rooms",
    "topics": "list",
    "tags": "tags",
    "tag": "tagged",
    "people": "people",
    "person": "wanted",
    "my": "plan",
    "free": "days",
    "etherpads": "pads",
    "subscribe": "calendars",
    "changes": "changes",
    "page": "page",
    "404": "missing",
}
"""By the kind of a page, which its template is named after, the name that its view has there."""

CODED = ("room", "sign", "subscribe")
"""The kinds of pages with a QR code."""


def nothing() -> None:
    """What a page shows that needs no view."""
    return


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself: its place, title and description, and what goes with it.

    `title` is its own, without the event's. `feed` is the path of its calendar, `source` the file
    it is made from.
    """

    path: str
    title: str
    text: str
    feed: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page to make, if it isn't there already.

    `view` makes what its template gets, and `data` its data for search engines. `shown` has what
    of the schedule they use beside what any page may (see `ptgsite.pages.keys`): as long as it
    stays the same, so does the page.
    """

    kind: str
    about: About
    shown: Iterable[object]
    view: Callable[[], Any]
    data: Callable[[], SafeHtml | None] = nothing

    @property
    def path(self) -> str:
        """Where it is."""
        return self.about.path

    @property
    def template(self) -> str:
        """The template that makes it."""
        return f"{self.kind}.html"


def head(page: PagePlan, common: Common) -> Head:
    """What a page says about itself, for its template."""
    event, about = common.event, page.about
    title = fill(common.text["head"]["title"], page=about.title, event=event.name)
    return Head(
        path=about.path,
        kind=page.kind,
        title=event.name if page.kind == "home" else title,
        description=about.text,
        canonical=urls.absolute(event.url, about.path),
        calendar=calendar(event, about.title, about.feed, about.path) if about.feed else None,
        edit=common.edit(about.source) if about.source else "",
        data=page.data(),
    )
