"""The page of all calendars, and of what apps and programs read."""

from __future__ import annotations

from ptgsite.pages.html import SafeHtml
from ptgsite.pages.pieces import Calendar
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class CalendarGroup:
    """Calendars of one sort; `id` is event, days, tags, teams, rooms or people."""

    id: str
    title: str
    calendars: tuple[Calendar, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """The schedule as a file for programs; `about` says for which ones."""

    path: str
    address: str
    about: str


@dataclass(frozen=True, slots=True)
class Subscribe:
    """The page: calendars by sort, exports, and the link that opens the schedule in Giggity.

    `code` is a QR code of `giggity`.
    """

    groups: tuple[CalendarGroup, ...]
    exports: tuple[Export, ...]
    giggity: str
    code: SafeHtml
