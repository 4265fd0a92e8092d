"""What of a schedule takes place, and which time slots can still be booked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptgsite.schedule.model import Break, Day, Room, Session, TimeSlot
from ptgsite.source.words import Status


def held(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """The sessions that are not cancelled."""
    return tuple(session for session in sessions if session.status is not Status.CANCELLED)


def near(day: Day, sessions: Iterable[Session]) -> Iterator[Session]:
    """Those of some sessions that run into the time slots of a day.

    One of the day before may do so, past midnight.
    """
    first = min((slot.start for slot in day.time_slots), default=None)
    last = max((slot.end for slot in day.time_slots), default=None)
    if first is not None and last is not None:
        yield from (each for each in sessions if each.start < last and first < each.end)


def free_slots(room: Room, day: Day, sessions: Iterable[Session]) -> tuple[TimeSlot, ...]:
    """The time slots of a day in which a room is open and none of its `sessions` takes place."""
    taken: list[Session | Break] = [*held(near(day, sessions))]
    taken += [pause for pause in day.breaks if pause.room is None or pause.room.id == room.id]
    return tuple(
        slot
        for slot in day.time_slots
        if slot.name not in room.closed
        and not any(slot.start < each.end and each.start < slot.end for each in taken)
    )
