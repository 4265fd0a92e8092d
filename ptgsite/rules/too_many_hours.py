"""A team has booked more hours than the event allows.

An event may limit what one team books in a day (of UTC, which is the same everywhere) and in all.
What it books itself counts, cancelled slots aside, not the joint sessions of others.

Bad:

    # content/event.yaml
    id: ptg
    name: PTG
    url: https://ptg.example.org/
    timezone: UTC
    etherpad: https://pad.example.org/{team}
    days: [{date: 2022-10-17}]
    slots: [{name: A1, start: "13:00", end: "14:00"}]
    rooms: [{id: bexar, name: Bexar}, {id: austin, name: Austin}]
    limits: {hours_per_day: 2}

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 2022-10-17, start: "14:00", end: "17:00", room: bexar}]

Good:

    # content/event.yaml
    id: ptg
    name: PTG
    url: https://ptg.example.org/
    timezone: UTC
    etherpad: https://pad.example.org/{team}
    days: [{date: 2022-10-17}]
    slots: [{name: A1, start: "13:00", end: "14:00"}]
    rooms: [{id: bexar, name: Bexar}, {id: austin, name: Austin}]
    limits: {hours_per_day: 2}

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 2022-10-17, start: "14:00", end: "16:00", room: bexar}]
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from ptgsite.problems import Note, Problem, Where
from ptgsite.rules.base import Facts, Family, Rule, waive
from ptgsite.schedule.bookings import Booking
from ptgsite.schedule.zoned import to_utc

ID = "too-many-hours"


def check(facts: Facts) -> Iterator[Problem]:
    """The first booking of a team, by time, that goes over a limit."""
    limits = facts.event.limits
    if limits is None:
        return
    for booked in facts.booked_by_owner.values():
        in_order = sorted(booked, key=lambda booking: booking.stretch.begins)
        if limits.hours_per_day is not None:
            yield from _per_day(in_order, facts, limits.hours_per_day, limits.where)
        if limits.hours_total is not None:
            yield from _total(in_order, limits.hours_total, limits.where)


def _per_day(booked: list[Booking], facts: Facts, limit: int, where: Where) -> Iterator[Problem]:
    zone = facts.event.timezone
    minutes: dict[date, int] = {}
    over: dict[date, Booking] = {}
    for booking in booked:
        stretch = booking.stretch
        for day, length in _by_utc_day(stretch.day, stretch.start, stretch.end, zone):
            minutes[day] = minutes.get(day, 0) + length
            if minutes[day] > limit:
                over.setdefault(day, booking)
    for day, booking in over.items():
        name = booking.team.name
        yield _problem(
            f"{name} has booked {_hours(minutes[day])} on {day.isoformat()} (UTC)",
            limit,
            booking,
            where / "hours_per_day",
        )


@lru_cache(maxsize=10_000)  # very many sessions are at very few times
def _by_utc_day(
    on: date, start_minute: int, end_minute: int, zone: ZoneInfo
) -> list[tuple[date, int]]:
    """The days in UTC that a time of the event's day is in, and how many minutes each has of it."""
    start, end = to_utc(on, start_minute, zone), to_utc(on, end_minute, zone)
    found = []
    while start < end:
        midnight = datetime.combine(start.date() + timedelta(days=1), time(), UTC)
        until = min(midnight, end)
        found.append((start.date(), int((until - start).total_seconds()) // 60))
        start = until
    return found


def _total(booked: list[Booking], limit: int, where: Where) -> Iterator[Problem]:
    total = sum(booking.stretch.end - booking.stretch.start for booking in booked)
    so_far = 0
    for booking in booked:
        so_far += booking.stretch.end - booking.stretch.start
        if so_far > limit:
            said = f"{booking.team.name} has booked {_hours(total)} in all"
            yield _problem(said, limit, booking, where / "hours_total")
            return


def _problem(said: str, limit: int, booking: Booking, where: Where) -> Problem:
    return Problem(
        ID,
        f"{said}, and at most {_hours(limit)} {'is' if limit == 60 else 'are'} allowed",
        booking.slot.where / booking.time_key,
        f"book less, or ask the organisers, or {waive(ID)}",
        (Note(where, "the limit"),),
    )


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.4g} hour{'' if minutes == 60 else 's'}"


RULE = Rule(ID, Family.LIMIT, __doc__, check)
