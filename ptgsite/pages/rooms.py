"""The list of rooms, a room's page and its door sign."""

from __future__ import annotations

from collections.abc import Sequence

from ptgsite import urls
from ptgsite.pages import qr
from ptgsite.pages.by_day import by_day
from ptgsite.pages.common import Common
from ptgsite.pages.html import Prose, SafeHtml
from ptgsite.pages.strings import fill
from ptgsite.pages.views.rooms import FreeSlot, Room, RoomCard, RoomDay, Sign
from ptgsite.schedule import model


def cards(schedule: model.Schedule, common: Common) -> tuple[RoomCard, ...]:
    """The rooms as lists show them."""
    return tuple(_card(schedule, room, common) for room in schedule.rooms)


def _card(schedule: model.Schedule, room: model.Room, common: Common) -> RoomCard:
    sessions = schedule.sessions_of_room[room.id]
    return RoomCard(
        room=common.rooms[room.id],
        capacity=room.capacity,
        equipment=room.equipment,
        sessions=len(sessions),
        free=sum(len(common.free[room.id, day.date]) for day in schedule.days),
    )


def room(
    of: model.Room, days: Sequence[model.Day], sessions: Sequence[model.Session], common: Common
) -> Room:
    """The view of a room's page, with every day of the event."""
    return Room(
        ref=common.rooms[of.id],
        capacity=of.capacity,
        equipment=of.equipment,
        call=of.url or "",
        about=Prose(of.description, 2, "../../"),
        days=tuple(_day(of, day, sessions, common) for day in days),
        address=_address(of, common),
        code=_code(of, common),
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
        free=tuple(_free(slot, day, common) for slot in common.free[room.id, day.date]),
    )


def _free(slot: model.TimeSlot, day: model.Day, common: Common) -> FreeSlot:
    start, end = common.moment(slot.start, day), common.moment(slot.end, day)
    return FreeSlot(slot.name, start, end)


def sign(of: model.Room, sessions: Sequence[model.Session], common: Common) -> Sign:
    """The view of a room's door sign."""
    days = by_day(common.sessions_of(sessions))
    return Sign(common.rooms[of.id], days, _address(of, common), _code(of, common))


def _address(of: model.Room, common: Common) -> str:
    return urls.absolute(common.event.url, urls.room(of))


def _code(of: model.Room, common: Common) -> SafeHtml:
    address = _address(of, common)
    return qr.code(address, fill(common.text["room"]["code_label"], address=address))
