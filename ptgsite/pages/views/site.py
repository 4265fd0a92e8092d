"""What every page knows of the site, and says of itself."""

from __future__ import annotations

from ptgsite.pages import gaps
from ptgsite.pages.html import SafeHtml
from ptgsite.pages.pieces import Calendar, Day, Extra
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class PageRef:
    """A page of content/, where others name it."""

    id: str
    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Updated:
    """The time of the site's last change, of which a template can do no more than show it."""

    name: str

    def __html__(self) -> str:
        """What stands for it until the page is done."""
        return gaps.mark(self.name)

    def __str__(self) -> str:
        """Raises TypeError: it isn't known while a page is made."""
        raise TypeError("the time of the last change can only be shown as it is")


@dataclass(frozen=True, slots=True)
class Site:
    """What every page knows of the site: `when` are its dates, `updated` its last change.

    `zone` names the event's time zone with its offset, `zone_id` alone. `first` and `last` are the
    event's first and last date, `start` and `end` when its first session starts and its last ends,
    in UTC; all "" where there is none. `bot` is where PTGBot's live words are, and `bot_origin` the
    part of that address that scripts have to be allowed to ask; both "" where there is no bot.
    """

    id: str
    name: str
    language: str
    when: str
    location: str
    zone: str
    zone_id: str
    updated_iso: Updated
    updated: Updated
    first: str
    last: str
    start: str
    end: str
    days: tuple[Day, ...]
    pages: tuple[PageRef, ...]
    has_tags: bool
    has_people: bool
    bot: str
    bot_origin: str
    extra: Extra


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says about itself. `kind` is the sort of page, the name of its template.

    `calendar` is its calendar feed, if it has one; `edit` is where its source is edited, or "".
    `data` is JSON-LD for search engines, a script element or None.
    """

    path: str
    kind: str
    title: str
    description: str
    canonical: str
    calendar: Calendar | None
    edit: str
    data: SafeHtml | None
