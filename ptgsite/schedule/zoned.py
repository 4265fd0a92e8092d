"""The event's clock times as moments, and back: no other place turns local time into UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo


@lru_cache(maxsize=10_000)  # very many sessions start at very few times
def to_utc(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The moment `minutes` after midnight of `day` on the clocks of `zone`, in UTC.

    Where a zone's clocks show a time twice, it is the first of the two.
    """
    return _local(day, minutes, zone).astimezone(UTC)


@lru_cache(maxsize=10_000)
def exists(day: date, minutes: int, zone: ZoneInfo) -> bool:
    """Whether the clocks of `zone` show that time on that day; they skip some in spring."""
    local = _local(day, minutes, zone)
    return local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None)


@lru_cache(maxsize=10_000)
def with_offset(at: datetime, zone: ZoneInfo) -> str:
    """A moment on the clocks of `zone`, with their offset: "2018-09-10T09:00:00-06:00"."""
    return at.astimezone(zone).isoformat(timespec="seconds")


def _local(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return midnight + timedelta(minutes=minutes)
