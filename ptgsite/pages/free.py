"""When a room can still be booked, and how."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ptgsite.pages.common import Common
from ptgsite.pages.views.free import FreeDay, FreeRoom, FreeTime
from ptgsite.schedule.model import Day, Room, Schedule, TimeSlot
from ptgsite.schedule.spoken import spoken_names


def free_rooms(
    schedule: Schedule, day: Day, common: Common
) -> Iterator[tuple[TimeSlot, tuple[Room, ...]]]:
    """The time slots of a day in which a room is free, each with the rooms that are."""
    rooms: defaultdict[str, list[Room]] = defaultdict(list)
    for room in schedule.rooms:
        for slot in common.free[room.id, day.date]:
            rooms[slot.name].append(room)
    for slot in day.time_slots:
        if slot.name in rooms:
            yield slot, tuple(rooms[slot.name])


def free(schedule: Schedule, common: Common) -> tuple[FreeDay, ...]:
    """The view of the page of free rooms; days without any are left out."""
    spoken = spoken_names(schedule.rooms)
    days = (
        FreeDay(
            common.days[day.date],
            tuple(
                _time(slot, rooms, day, spoken, common)
                for slot, rooms in free_rooms(schedule, day, common)
            ),
        )
        for day in schedule.days
    )
    return tuple(day for day in days if day.times)


def _time(
    slot: TimeSlot, rooms: Iterable[Room], day: Day, spoken: Mapping[str, str], common: Common
) -> FreeTime:
    return FreeTime(
        id=f"free-{slot.name}",
        name=slot.name,
        start=common.moment(slot.start, day),
        end=common.moment(slot.end, day),
        rooms=tuple(
            FreeRoom(
                room=common.rooms[room.id],
                capacity=room.capacity,
                yaml=f"- {{slot: {slot.name}, room: {room.id}}}",
                bot=f"#team book {spoken[room.id]}-{slot.name}",
            )
            for room in rooms
        ),
    )
