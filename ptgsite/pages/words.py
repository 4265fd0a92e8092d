"""Dates, times and zones in words. English, and never the machine's locale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from ptgsite.pages.pieces import Moment

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def moment(at: datetime, day: date, zone: ZoneInfo) -> Moment:
    """A time of the event's day `day`, as the clocks of `zone` show it."""
    local = at.astimezone(zone)
    return Moment(iso(at), f"{local:%H:%M}", local.date() > day)


def iso(at: datetime) -> str:
    """A moment for machines: "2018-09-10T15:00:00Z"."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def stamp(at: datetime, zone: ZoneInfo) -> str:
    """A moment with its date: "10 September 2018, 09:00 UTC-6"."""
    local = at.astimezone(zone)
    return f"{full_date(local.date())}, {local:%H:%M} {_offset(local)}"


def zone_label(zone: ZoneInfo, moments: Iterable[datetime]) -> str:
    """A zone and its offsets at the moments: "America/Denver, UTC-6"; only "UTC" for UTC."""
    offsets = list(dict.fromkeys(_offset(at.astimezone(zone)) for at in moments))
    return zone.key if zone.key == "UTC" or not offsets else f"{zone.key}, {'/'.join(offsets)}"


def _offset(local: datetime) -> str:
    minutes = int((local.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC"


def weekday(day: date) -> str:
    """Its name: "Monday"."""
    return _WEEKDAYS[day.weekday()]


def month(day: date) -> str:
    """The name of its month: "September"."""
    return _MONTHS[day.month - 1]


def short_date(day: date) -> str:
    """For lists: "Mon 10 Sep"."""
    return f"{weekday(day)[:3]} {day.day} {month(day)[:3]}"


def full_date(day: date) -> str:
    """With its year: "10 September 2018"."""
    return f"{day.day} {month(day)} {day.year}"


def dates(days: Sequence[date]) -> str:
    """From the first to the last, saying nothing twice: "10\N{EN DASH}14 September 2018"."""
    if not days:
        return ""
    first, last = min(days), max(days)
    if first == last:
        return full_date(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\N{EN DASH}{full_date(last)}"
    start = f"{first.day} {month(first)}" if first.year == last.year else full_date(first)
    return f"{start} \N{EN DASH} {full_date(last)}"


def length(of: timedelta) -> str:
    """How long: "3 h 30 min"."""
    hours, minutes = divmod(int(of.total_seconds()) // 60, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return " ".join(parts)


def count(number: int, one: str) -> str:
    """A number of things: "1 session", "2 sessions"."""
    return f"{number} {one if number == 1 else one + 's'}"
