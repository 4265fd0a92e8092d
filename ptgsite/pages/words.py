"""Dates, times and zones in words: the theme's words, and never the machine's locale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from ptgsite.pages.pieces import Moment
from ptgsite.pages.strings import Texts, fill, plural
from ptgsite.records import dataclass


@lru_cache(1 << 12)  # much begins and ends at the same times
def moment(at: datetime, day: date, zone: ZoneInfo) -> Moment:
    """A time of the event's day `day`, as the clocks of `zone` show it."""
    local = at.astimezone(zone)
    return Moment(iso(at), local.isoformat()[11:16], day.isoformat(), local.date() > day)


@lru_cache(1 << 12)
def iso(at: datetime) -> str:
    """A moment for machines: "2018-09-10T15:00:00Z"."""
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@lru_cache(1 << 12)
def _length(of: timedelta, form_of_hours: str, form_of_minutes: str) -> str:
    hours, minutes = divmod(int(of.total_seconds()) // 60, 60)
    parts = [fill(form_of_hours, number=hours)] * bool(hours)
    parts += [fill(form_of_minutes, number=minutes)] * bool(minutes)
    return " ".join(parts)


def zone_label(zone: ZoneInfo, moments: Iterable[datetime]) -> str:
    """A zone and its offsets at the moments: "America/Denver, UTC-6"; only "UTC" for UTC."""
    offsets = list(dict.fromkeys(_offset(at.astimezone(zone)) for at in moments))
    return zone.key if zone.key == "UTC" or not offsets else f"{zone.key}, {'/'.join(offsets)}"


def _offset(local: datetime) -> str:
    minutes = int((local.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "\N{MINUS SIGN}" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC"


@dataclass(frozen=True, slots=True)
class Words:
    """A language: all texts of the theme, of which those under "dates" are used here."""

    text: Texts

    def weekday(self, day: date) -> str:
        """Its name: "Monday"."""
        return self._names("weekdays")[day.weekday()]

    def weekday_short(self, day: date) -> str:
        """Its short name: "Mon"."""
        return self._names("weekdays_short")[day.weekday()]

    def month(self, day: date) -> str:
        """The name of its month: "September"."""
        return self._names("months")[day.month - 1]

    def short_date(self, day: date) -> str:
        """For lists: "Mon 10 Sep"."""
        return self._filled("short", day)

    def full_date(self, day: date) -> str:
        """With its year: "10 September 2018"."""
        return self._filled("full", day)

    def long_date(self, day: date) -> str:
        """With its weekday and year: "Monday, 10 September 2018"."""
        return self._filled("long", day)

    def dates(self, days: Sequence[date]) -> str:
        """From the first to the last, saying nothing twice: "10\N{EN DASH}14 September 2018"."""
        if not days:
            return ""
        first, last = min(days), max(days)
        if first == last:
            return self.full_date(last)
        if (first.year, first.month) == (last.year, last.month):
            form, start = "range_in_month", self._filled("day", first)
        else:
            form = "range"
            start = self._filled("full" if first.year != last.year else "day_month", first)
        return fill(self._form(form), first=start, last=self.full_date(last))

    def stamp(self, at: datetime, zone: ZoneInfo) -> str:
        """A moment with its date: "10 September 2018, 09:00 UTC-6"."""
        local = at.astimezone(zone)
        clock = f"{local:%H:%M} {_offset(local)}"
        return fill(self._form("stamp"), date=self.full_date(local.date()), time=clock)

    def length(self, of: timedelta) -> str:
        """How long: "3 h 30 min"."""
        return _length(of, self._form("hours"), self._form("minutes"))

    def count(self, number: int, what: str) -> str:
        """A number of things that "count" has a name for: "1 session", "2 sessions"."""
        return plural(self.text["count"][what], number)

    def _names(self, name: str) -> Sequence[str]:
        found: Sequence[str] = self.text["dates"][name]
        return found

    def _form(self, name: str) -> str:
        return str(self.text["dates"][name])

    def _filled(self, form: str, day: date) -> str:
        return fill(
            self._form(form),
            weekday=self.weekday(day),
            weekday_short=self.weekday_short(day),
            day=day.day,
            month=self.month(day),
            month_short=self._names("months_short")[day.month - 1],
            year=day.year,
        )
