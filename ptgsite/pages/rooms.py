"""The list of rooms, a room's page and its door sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ptgsite import urls
from ptgsite.pages import qr
from ptgsite.pages.common import Common, markdown
from ptgsite.pages.pieces import DaySessions
from ptgsite.pages.strings import fill
from ptgsite.pages.views.rooms import FreeSlot, Room, RoomCard, RoomDay, Sign
from ptgsite.schedule import model
from ptgsite.schedule.bookable import free_slots


def card(room: Room) -> RoomCard:
    """A room in the list of rooms."""
    return RoomCard(
        room=room.ref,
        capacity=room.capacity,
        equipment=room.equipment,
        sessions=sum(len(day.sessions) for day in room.days),
        free=sum(len(day.free) for day in room.days),
    )


def room(schedule: model.Schedule, of: model.Room, common: Common) -> Room:
    """The view of a room's page, with every day of the event."""
    sessions = schedule.sessions_of_room[of.id]
    address = urls.absolute(schedule.event.url, urls.room(of))
    return Room(
        ref=common.rooms[of.id],
        capacity=of.capacity,
        equipment=of.equipment,
        call=of.url or "",
        about=markdown(of.description, 2, "../../"),
        days=tuple(_day(of, day, sessions, common) for day in schedule.days),
        address=address,
        code=qr.code(address, fill(common.text["room"]["code_label"], address=address)),
        sign=urls.sign(of),
        extra=of.extra,
    )


def _day(
    room: model.Room, day: model.Day, sessions: Sequence[model.Session], common: Common
) -> RoomDay:
    own = [session for session in sessions if session.day.date == day.date]
    return RoomDay(
        day=common.days[day.date],
        sessions=common.sessions_of(own),
        free=tuple(_free(slot, day, common) for slot in free_slots(room, day, sessions)),
    )


def _free(slot: model.TimeSlot, day: model.Day, common: Common) -> FreeSlot:
    start, end = common.moment(slot.start, day), common.moment(slot.end, day)
    return FreeSlot(slot.name, start, end)


def sign(room: Room) -> Sign:
    """The view of a room's door sign."""
    return Sign(room.ref, _busy(room.days), room.address, room.code)


def _busy(days: Iterable[RoomDay]) -> tuple[DaySessions, ...]:
    return tuple(DaySessions(it.day, it.sessions) for it in days if it.sessions)
