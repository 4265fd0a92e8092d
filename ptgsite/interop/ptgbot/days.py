"""The days of PTGBot's database: which dates they are, and their time slots with code and name."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from ptgsite.interop.imported import Refusal, some
from ptgsite.interop.ptgbot.database import BotSlot
from ptgsite.interop.ptgbot.times import minutes_of, says_more, times_of
from ptgsite.records import dataclass
from ptgsite.source.scalars import LAST_MINUTE, clock, quoted

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class PlacedSlot:
    """A time slot: the bot's name for it, what of that follows the day's code, and its times."""

    full_name: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlacedDay:
    """A day and its time slots, by their start."""

    date: date
    code: str
    slots: tuple[PlacedSlot, ...]


def place_days(
    days: Mapping[str, tuple[BotSlot, ...]],
    first_day: date | None,
    zone: ZoneInfo | None,
    notes: list[str],
) -> tuple[PlacedDay, ...] | Refusal:
    """The days in their order, or what has to be known to place them."""
    refusal = _odd_names(days)
    if refusal is not None:
        return refusal
    here = zone or ZoneInfo("UTC")
    dates = _dates(days, first_day, here)
    if isinstance(dates, Refusal):
        return dates
    placed = []
    for key in sorted(days, key=dates.__getitem__):
        day = _place(key, dates[key], days[key], here)
        if isinstance(day, Refusal):
            return day
        placed.append(day)
    return (
        _codes_twice(placed) or _realtimes_that_differ(days, placed, zone, notes) or tuple(placed)
    )


def _odd_names(days: Mapping[str, tuple[BotSlot, ...]]) -> Refusal | None:
    odd = [day for day in days if day.strip().title() not in _WEEKDAYS]
    if odd:
        return Refusal(
            f"the days in `slots` should be English weekdays, and there is {some(odd)}",
            "call them Monday, Tuesday … in a copy of the database",
        )
    if len({_weekday(day) for day in days}) < len(days):
        return Refusal(
            "`slots` has a weekday twice", "leave one of each weekday in a copy of the database"
        )
    count = Counter(slot.name for slots in days.values() for slot in slots)
    twice = [name for name, number in count.items() if number > 1]
    if twice:
        return Refusal(
            f"time slots share a name: {some(twice)}", "name them apart in a copy of the database"
        )
    return None


def _weekday(day: str) -> int:
    return _WEEKDAYS.index(day.strip().title())


def _dates(
    days: Mapping[str, tuple[BotSlot, ...]], first_day: date | None, zone: ZoneInfo
) -> dict[str, date] | Refusal:
    first = first_day or _first_by_realtime(days, zone)
    if first is None:
        return Refusal(
            "the dates are unknown: the database has weekdays, and not every time slot has a "
            "`realtime` in one week and on its weekday",
            "give the date of the first day, such as --first-day 2018-09-10; where each has a "
            "`realtime`, --timezone may be what is missing",
        )
    if first.year not in _YEARS:
        return Refusal(f"{first} is not the first day of an event", "give another --first-day")
    if first.weekday() not in {_weekday(day) for day in days}:
        return Refusal(
            f"{first} is a {_WEEKDAYS[first.weekday()]}, and the database has {', '.join(days)}",
            "give the date of the event's first day as --first-day",
        )
    return _week_from(first, days)


def _week_from(first: date, days: Mapping[str, tuple[BotSlot, ...]]) -> dict[str, date]:
    return {day: first + timedelta((_weekday(day) - first.weekday()) % 7) for day in days}


def _first_by_realtime(days: Mapping[str, tuple[BotSlot, ...]], zone: ZoneInfo) -> date | None:
    """The earliest day, if every time slot's start lies on its weekday of one and the same week."""
    found = {(day, _date_of(slot, _weekday(day), zone)) for day in days for slot in days[day]}
    dated = {(day, on) for day, on in found if on is not None}
    if len(dated) < len(found):
        return None
    first = min(on for _, on in dated)
    week = _week_from(first, days)
    return first if all(week[day] == on for day, on in dated) else None


def _date_of(slot: BotSlot, weekday: int, zone: ZoneInfo) -> date | None:
    if slot.realtime is None:
        return None
    local = slot.realtime.astimezone(zone)
    for on in (local.date(), local.date() - timedelta(1)):
        if on.weekday() == weekday and minutes_of(slot.realtime, on, zone) < LAST_MINUTE:
            return on
    return None


def _place(key: str, on: date, slots: tuple[BotSlot, ...], zone: ZoneInfo) -> PlacedDay | Refusal:
    code = _code([slot.name for slot in slots], _WEEKDAYS[on.weekday()][:3])
    if code is None:
        return Refusal(
            f"the names of {key}'s time slots, {some(slot.name for slot in slots)}, should start "
            "with the same letters and go on with letters and digits of their own",
            "name them like MonA1 and MonA2 in a copy of the database",
        )
    placed = []
    for slot in slots:
        times = times_of(slot, on, zone)
        if times is None:
            return Refusal(
                f"the times of {quoted(slot.name)} are unknown: its `desc` is {quoted(slot.desc)}, "
                "and it has no `realtime`",
                "write times such as 09:00-10:45 as its `desc` in a copy of the database",
            )
        if not 0 <= times[0] < times[1] <= LAST_MINUTE:
            return Refusal(
                f"{quoted(slot.name)} is not on {key} in {zone.key}", "give another --timezone"
            )
        placed.append(PlacedSlot(slot.name, slot.name.removeprefix(code), *times))
    return PlacedDay(on, code, tuple(sorted(placed, key=lambda slot: (slot.start, slot.end))))


def _code(names: list[str], weekday: str) -> str | None:
    shared = os.path.commonprefix(names)  # noqa: RUF071 - letter by letter is what is wanted
    shared = shared[: min(map(len, names), default=1) - 1]
    for code in (weekday, weekday.lower(), weekday.upper(), shared):
        pattern = re.compile(rf"{re.escape(code)}[A-Za-z0-9]{{1,16}}")
        if re.fullmatch(r"[A-Za-z0-9]{1,16}", code) and all(map(pattern.fullmatch, names)):
            return code
    return None


def _codes_twice(days: list[PlacedDay]) -> Refusal | None:
    if len({day.code for day in days}) == len(days):
        return None
    return Refusal(
        "the names of two days' time slots start alike",
        "name them like MonA1 and TueA1 in a copy of the database",
    )


def _realtimes_that_differ(
    days: Mapping[str, tuple[BotSlot, ...]],
    placed: list[PlacedDay],
    zone: ZoneInfo | None,
    notes: list[str],
) -> Refusal | None:
    """Note the starts in UTC that were not followed; refuse to guess where that is all of them."""
    slots = {slot.name: slot for of_day in days.values() for slot in of_day}
    here = zone or ZoneInfo("UTC")
    differing = [
        f"{placed_slot.full_name} at {clock(placed_slot.start)}"
        for day in placed
        for placed_slot in day.slots
        if (real := slots[placed_slot.full_name].realtime) is not None
        and minutes_of(real, day.date, here) != placed_slot.start
    ]
    if zone is None and len(differing) == len(slots):
        return Refusal(
            "each time slot's `desc` and `realtime` differ, so its times are not in UTC",
            "give the event's time zone, such as --timezone America/Denver",
        )
    if differing:
        notes.append(f"the `desc` was followed where the `realtime` differs: {some(differing)}")
    more = [slot.name for slot in slots.values() if says_more(slot)]
    if more:
        notes.append(f"only the times were taken from what is said of {some(more)}")
    return None
