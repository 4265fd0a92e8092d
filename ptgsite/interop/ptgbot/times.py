"""When a time slot of PTGBot's is: from what it says of itself, or from its start in UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ptgsite.interop.ptgbot.database import BotSlot
from ptgsite.source.scalars import CLOCK, LAST_MINUTE, Mistake

_DAY = 24 * 60
_TIMES = re.compile(
    r"([0-9]{1,2}:[0-9]{2})\s*(?:-|–|—|\bto\b)\s*([0-9]{1,2}:[0-9]{2})(?P<utc>\s*UTC\b)?",
    re.IGNORECASE,
)
_TWELVE_HOURS = re.compile(r"[0-9]\s*[ap]\.?m\b", re.IGNORECASE)


def times_of(slot: BotSlot, day: date, zone: ZoneInfo) -> tuple[int, int] | None:
    """Start and end in minutes since the day's midnight in `zone`; None where neither is known.

    Text such as "09:00-10:45" wins over `realtime`, which in real databases may be left over from
    another event. Both may lie outside the day.
    """
    real = None if slot.realtime is None else minutes_of(slot.realtime, day, zone)
    written = _written(slot.desc)
    if written is None:
        return None if real is None else (real, real + slot.duration)
    start, end, in_utc = written
    length = end - start if end > start else end - start + _DAY
    if in_utc:
        start = minutes_of(datetime.combine(day, time(), UTC) + timedelta(minutes=start), day, zone)
    if real is not None and 0 <= real < LAST_MINUTE and (real - start) % _DAY == 0:
        start = real  # 01:30 after midnight is written like 01:30 before dawn
    return start, start + length


def minutes_of(instant: datetime, day: date, zone: ZoneInfo) -> int:
    """Minutes from the day's midnight to `instant`, by the clocks of `zone`."""
    local = instant.astimezone(zone).replace(tzinfo=None)
    return (local - datetime.combine(day, time())) // timedelta(minutes=1)


def says_more(slot: BotSlot) -> bool:
    """Whether a time slot's text has something beside its times."""
    return bool(_TIMES.sub("", slot.desc).strip())


def _written(text: str) -> tuple[int, int, bool] | None:
    found = _TIMES.search(text)
    if found is None or _TWELVE_HOURS.search(text):
        return None
    start, end = CLOCK.parse(found[1]), CLOCK.parse(found[2])
    if isinstance(start, Mistake) or isinstance(end, Mistake):
        return None
    return start, end, found["utc"] is not None
