"""A page to make: what it says about itself, and the view that its template gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ptgsite import urls
from ptgsite.pages.calendars import calendar
from ptgsite.pages.common import Common
from ptgsite.pages.pieces import SafeHtml
from ptgsite.pages.strings import fill
from ptgsite.pages.views.site import Head

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


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself: its place, title and description, and what goes with it.

    `feed` is the path of its calendar, `source` the file it is made from.
    """

    path: str
    title: str
    text: str
    feed: str = ""
    source: str = ""
    data: SafeHtml | None = None


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page of a kind; `title` is its own, without the event's."""

    head: Head
    title: str
    view: Any

    @property
    def template(self) -> str:
        """The template that makes it."""
        return f"{self.head.kind}.html"


def page(kind: str, about: About, view: Any, common: Common) -> PagePlan:
    """A page to make."""
    event = common.event
    title = fill(common.text["head"]["title"], page=about.title, event=event.name)
    head = Head(
        path=about.path,
        kind=kind,
        title=event.name if kind == "home" else title,
        description=about.text,
        canonical=urls.absolute(event.url, about.path),
        calendar=calendar(event, about.title, about.feed, about.path) if about.feed else None,
        edit=common.edit(about.source) if about.source else "",
        data=about.data,
    )
    return PagePlan(head, about.title, view)
