"""When a talk is, as the format says it: a day of the event, and minutes from its midnight."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ptgsite.interop.frab.records import Talk
from ptgsite.source.scalars import LAST_MINUTE

_DAY = 24 * 60


def times_of(talk: Talk, days: Collection[date], zone: ZoneInfo) -> tuple[date, int, int] | None:
    """Day, start and end; None where none of the days has it.

    What starts after midnight belongs to the day that lists it, as long as it ends by 06:00;
    an end after that is cut.
    """
    start = _start(talk, zone)
    if start is None:
        return None
    for day in (talk.day, talk.day + timedelta(1), talk.day - timedelta(1)):
        at = start - (day - talk.day).days * _DAY
        if day in days and at >= 0 and at + talk.minutes <= LAST_MINUTE:
            return day, at, at + talk.minutes
    if talk.day in days and 0 <= start < LAST_MINUTE:
        return talk.day, start, LAST_MINUTE
    return None


def _start(talk: Talk, zone: ZoneInfo) -> int | None:
    """Minutes from the midnight of the day that lists it."""
    if talk.date is not None:
        local = talk.date.astimezone(zone).replace(tzinfo=None)
        return (local - datetime.combine(talk.day, time())) // timedelta(minutes=1)
    hours, _, minutes = talk.start.partition(":")
    if not (hours.isdigit() and minutes[:2].isdigit() and int(hours) < 30):
        return None
    return int(hours) * 60 + int(minutes[:2])
