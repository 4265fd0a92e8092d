"""Sessions laid into PTGBot's grid: which track is in which cell, and which fit in none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from ptgsite.records import dataclass
from ptgsite.schedule.bookable import free_slots, held
from ptgsite.schedule.model import Day, Event, Schedule, Session, TimeSlot

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Grid:
    """The days of one week, their time slots, and by room the cells that are booked or free ("").

    `sessions` are those of these days, `outside` those of later ones; `odd` those that a time slot
    was made for, as they keep to none of the event's, and `crowded` those whose cell is another's.
    """

    days: tuple[Day, ...]
    slots: Mapping[date, tuple[TimeSlot, ...]]
    cells: Mapping[str, Mapping[str, str]]
    sessions: tuple[Session, ...]
    outside: tuple[Session, ...]
    odd: tuple[Session, ...]
    crowded: tuple[Session, ...]


def grid(schedule: Schedule) -> Grid:
    """The grid of the first seven days of a schedule; cancelled sessions take no place."""
    days = tuple(day for day in schedule.days if day.date < schedule.days[0].date + _WEEK)
    dates = {day.date for day in days}
    sessions = held(schedule.sessions)
    inside = tuple(each for each in sessions if each.day.date in dates)
    covered = {each.key: tuple(_cover(each)) for each in inside}
    odd = tuple(each for each in inside if not covered[each.key])
    made: dict[str, tuple[TimeSlot, ...]] = {
        each.key: (_slot_for(each, schedule.event),) for each in odd
    }
    slots = {day.date: _slots(day, odd, made) for day in days}
    cells, crowded = _cells(schedule, days, slots, covered | made)
    outside = tuple(each for each in sessions if each.day.date not in dates)
    return Grid(days, slots, cells, inside, outside, odd, crowded)


def _cover(session: Session) -> Iterator[TimeSlot]:
    """The time slots that end to end are a session's time; none where there are no such ones."""
    slots = {slot.name: slot for slot in session.day.time_slots}
    if session.time_slots:
        return iter([slots[name] for name in session.time_slots])
    found, at = [], session.start
    while at < session.end:
        fits = (slot for slot in slots.values() if slot.start == at and slot.end <= session.end)
        slot = next(fits, None)
        if slot is None:
            return iter(())
        found.append(slot)
        at = slot.end
    return iter(found)


def _slot_for(session: Session, event: Event) -> TimeSlot:
    """A time slot made for a session, named like Mon1530to1700."""
    start, end = (at.astimezone(event.timezone) for at in (session.start, session.end))
    name = f"{session.day.code}{start:%H%M}to{end:%H%M}"
    return TimeSlot(name, session.start, session.end)


def _slots(
    day: Day, odd: Iterable[Session], made: Mapping[str, tuple[TimeSlot, ...]]
) -> tuple[TimeSlot, ...]:
    more = (slot for each in odd if each.day.date == day.date for slot in made[each.key])
    return tuple(
        sorted(dict.fromkeys((*day.time_slots, *more)), key=lambda slot: (slot.start, slot.end))
    )


def _cells(
    schedule: Schedule,
    days: Iterable[Day],
    slots: Mapping[date, Sequence[TimeSlot]],
    places: Mapping[str, Sequence[TimeSlot]],
) -> tuple[dict[str, dict[str, str]], tuple[Session, ...]]:
    listed = tuple(days)
    cells: dict[str, dict[str, str]] = {}
    crowded: list[Session] = []
    for room in schedule.rooms:
        by_day: defaultdict[date, list[Session]] = defaultdict(list)
        sessions = held(schedule.sessions_of_room[room.id])
        for session in sessions:
            by_day[session.day.date].append(session)
        cells[room.id] = {}
        for day in listed:
            booked = _booked(by_day[day.date], places, crowded)
            free = {slot.name for slot in free_slots(room, day, sessions)}
            cells[room.id] |= {
                slot.name: booked.get(slot.name, "")
                for slot in slots[day.date]
                if slot.name in booked or slot.name in free
            }
    return cells, tuple(crowded)


def _booked(
    sessions: Iterable[Session],
    places: Mapping[str, Sequence[TimeSlot]],
    crowded: list[Session],
) -> dict[str, str]:
    """The teams in a room on a day, by time slot; who comes second is among the `crowded`."""
    booked: dict[str, str] = {}
    for session in sessions:
        names = [slot.name for slot in places[session.key]]
        if any(name in booked for name in names):
            crowded.append(session)
        for name in names:
            booked.setdefault(name, session.team.id)
    return booked
