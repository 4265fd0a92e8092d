"""The page of all calendars."""

from __future__ import annotations

from dataclasses import dataclass

from ptgsite.pages.pieces import Calendar


@dataclass(frozen=True, slots=True)
class CalendarGroup:
    """Calendars of one sort; `id` is event, days, tags, teams, rooms or people."""

    id: str
    title: str
    calendars: tuple[Calendar, ...]
