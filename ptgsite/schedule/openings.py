"""Where and when somebody could still meet: free rooms and times that suit what they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ptgsite.records import dataclass
from ptgsite.schedule.bookings import NamedTimeSlot, Stretch
from ptgsite.schedule.free import Free, suits
from ptgsite.source.event_models import EventSource, RoomSource
from ptgsite.source.models import TeamSource


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for; what is None or empty is left open."""

    team: TeamSource | None = None
    day: date | None = None
    capacity: int | None = None
    equipment: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """A room that is free in a time slot, or in several that follow each other."""

    names: tuple[str, ...]
    stretch: Stretch
    room: RoomSource


def openings(event: EventSource, free: Free, wish: Wish, length: int = 1) -> Iterator[Opening]:
    """What is free for `length` time slots on end, by time, the rooms in the event's order."""
    rooms = [room for room in event.rooms if _is_wanted(room, wish)]
    for run in _runs(free, length):
        names = tuple(time_slot.name for time_slot in run)
        first, last = run[0].stretch, run[-1].stretch
        stretch = Stretch(first.day, first.start, last.end)
        if _is_good_time(names, stretch, free, wish):
            for room in rooms:
                if free.is_free(room, stretch) and not in_break(event, room, stretch):
                    yield Opening(names, stretch, room)


def in_break(event: EventSource, room: RoomSource, stretch: Stretch) -> bool:
    """Whether some of that time is a break, for all or in that room."""
    return any(
        pause.date in (None, stretch.day)
        and pause.room in (None, room.id)
        and Stretch(stretch.day, pause.start, pause.end).overlaps(stretch)
        for pause in event.breaks
    )


def _is_wanted(room: RoomSource, wish: Wish) -> bool:
    if wish.team is not None and not suits(room, wish.team):
        return False
    if None not in (wish.capacity, room.capacity) and (room.capacity or 0) < (wish.capacity or 0):
        return False
    there = {name.casefold() for name in room.equipment}
    return all(name.casefold() in there for name in wish.equipment)


def _is_good_time(names: tuple[str, ...], stretch: Stretch, free: Free, wish: Wish) -> bool:
    if wish.day not in (None, stretch.day):
        return False
    if wish.team is None:
        return True
    request = wish.team.request
    available = request.available if request is not None else ()
    return not free.is_busy((wish.team.id,), stretch) and (
        not available or set(names) <= set(available)
    )


def _runs(free: Free, length: int) -> Iterator[tuple[NamedTimeSlot, ...]]:
    """The time slots, or each with those that follow it on end, by time."""
    in_order = sorted(free.time_slots.values(), key=lambda slot: slot.stretch.begins)
    for first in in_order:
        run = [first]
        while len(run) < length:
            after = (slot for slot in in_order if slot.stretch.follows(run[-1].stretch))
            if (then := next(after, None)) is None:
                break
            run.append(then)
        else:
            yield tuple(run)
