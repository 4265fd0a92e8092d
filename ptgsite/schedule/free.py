"""Which rooms are free when: for whoever looks for a place, and for the help of a clash."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from ptgsite.records import dataclass
from ptgsite.schedule.bookings import Booking, NamedTimeSlot, Stretch
from ptgsite.source.event_models import EventSource, RoomSource
from ptgsite.source.models import TeamSource

_SOME = 4


@dataclass(frozen=True, slots=True)
class Taken:
    """Some time, as stretches that are sorted and apart: when each begins, and when it ends."""

    begins: tuple[int, ...]
    ends: tuple[int, ...]

    def overlaps(self, stretch: Stretch) -> bool:
        """Whether any of it lies in a stretch."""
        before = bisect_left(self.begins, stretch.ends)
        return before > 0 and self.ends[before - 1] > stretch.begins


def _merged(stretches: Iterable[Stretch]) -> Taken:
    merged: list[tuple[int, int]] = []
    for begins, ends in sorted((stretch.begins, stretch.ends) for stretch in stretches):
        if merged and begins <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(ends, merged[-1][1]))
        else:
            merged.append((begins, ends))
    return Taken(tuple(begins for begins, _ in merged), tuple(ends for _, ends in merged))


@dataclass(frozen=True, slots=True)
class Free:
    """What is taken: by room and by team, the time that is booked or closed."""

    rooms: tuple[RoomSource, ...]
    time_slots: Mapping[str, NamedTimeSlot]
    taken: Mapping[str, Taken]
    busy: Mapping[str, Taken]

    def is_free(self, room: RoomSource, stretch: Stretch) -> bool:
        """Whether nothing is booked in a room, and it is open, in all of that time."""
        return room.id not in self.taken or not self.taken[room.id].overlaps(stretch)

    def is_busy(self, teams: Iterable[str], stretch: Stretch) -> bool:
        """Whether one of the teams has a session in some of that time."""
        return any(team in self.busy and self.busy[team].overlaps(stretch) for team in teams)

    def instead_of(self, booking: Booking) -> str:
        """Where a booking could go: its room's free times, and the rooms free at its time."""
        times = self.times_for(booking)
        parts = (times, self.rooms_for(booking))
        return "; ".join(part for part in parts if part) or "no room is free at that time"

    def rooms_for(self, booking: Booking) -> str | None:
        """The rooms that suit a booking's team and are free at its time."""
        rooms = [
            f"`{room.id}`"
            for room in self.rooms
            if self.is_free(room, booking.stretch) and suits(room, booking.team)
        ]
        return f"free at {booking.label}: {_some(rooms)}" if rooms else None

    def times_for(self, booking: Booking) -> str | None:
        """When a booking's room and its teams are free."""
        room = booking.room
        if room is None:
            return None
        times = [
            name
            for name, time_slot in self.time_slots.items()
            if self.is_free(room, time_slot.stretch)
            and not self.is_busy(booking.teams, time_slot.stretch)
        ]
        return f"{room.name} is free at {_some(times)}" if times else None


def fits(room: RoomSource, team: TeamSource) -> bool:
    """Whether a room holds the people that a team expects."""
    return room.capacity is None or team.expected is None or team.expected <= room.capacity


def missing_equipment(room: RoomSource, team: TeamSource) -> tuple[str, ...]:
    """What a team's request needs and a room lacks."""
    there = {name.casefold() for name in room.equipment}
    needed = () if team.request is None else team.request.equipment
    return tuple(name for name in needed if name.casefold() not in there)


def suits(room: RoomSource, team: TeamSource) -> bool:
    """Whether a room is large enough for a team and has what it needs."""
    return fits(room, team) and not missing_equipment(room, team)


def free(
    event: EventSource, time_slots: Mapping[str, NamedTimeSlot], booked: Iterable[Booking]
) -> Free:
    """What is free beside `booked`, the bookings that take place."""
    taken: dict[str, list[Stretch]] = {}
    busy: dict[str, list[Stretch]] = {}
    for room in event.rooms:
        closed = [time_slots[name].stretch for name in room.closed if name in time_slots]
        taken.setdefault(room.id, []).extend(closed)
    for booking in booked:
        taken.setdefault(booking.slot.room, []).append(booking.stretch)
        for team in booking.teams:
            busy.setdefault(team, []).append(booking.stretch)
    return Free(
        event.rooms,
        time_slots,
        {room: _merged(stretches) for room, stretches in taken.items()},
        {team: _merged(stretches) for team, stretches in busy.items()},
    )


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _SOME} more" if len(names) > _SOME else ""
    return ", ".join(names[:_SOME]) + more
