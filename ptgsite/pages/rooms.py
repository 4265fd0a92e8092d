"""The list of rooms, a room's page and its door sign, and all rooms' sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from ptgsite import urls
from ptgsite.pages import overviews, qr
from ptgsite.pages.common import Common, markdown
from ptgsite.pages.free import free_slots
from ptgsite.pages.strings import fill
from ptgsite.schedule import model


def card(room: overviews.Room) -> overviews.RoomCard:
    """A room in the list of rooms."""
    return overviews.RoomCard(
        room=room.ref,
        capacity=room.capacity,
        equipment=room.equipment,
        sessions=sum(len(day.sessions) for day in room.days),
        free=sum(len(day.free) for day in room.days),
    )


def room(schedule: model.Schedule, of: model.Room, common: Common) -> overviews.Room:
    """The view of a room's page, with every day of the event."""
    sessions: defaultdict[date, list[model.Session]] = defaultdict(list)
    for session in schedule.sessions_of_room[of.id]:
        sessions[session.day.date].append(session)
    address = urls.absolute(schedule.event.url, urls.room(of))
    return overviews.Room(
        ref=common.rooms[of.id],
        capacity=of.capacity,
        equipment=of.equipment,
        call=of.url or "",
        about=markdown(of.description, 2, "../../"),
        days=tuple(_day(of, day, sessions[day.date], common) for day in schedule.days),
        address=address,
        code=qr.code(address, fill(common.text["room"]["code_label"], address=address)),
        sign=urls.sign(of),
        extra=of.extra,
    )


def _day(
    room: model.Room, day: model.Day, sessions: list[model.Session], common: Common
) -> overviews.RoomDay:
    return overviews.RoomDay(
        day=common.days[day.date],
        sessions=common.sessions_of(sessions),
        free=tuple(_free(slot, day, common) for slot in free_slots(room, day, sessions)),
    )


def _free(slot: model.TimeSlot, day: model.Day, common: Common) -> overviews.FreeSlot:
    start, end = common.moment(slot.start, day), common.moment(slot.end, day)
    return overviews.FreeSlot(slot.name, start, end)


def sign(room: overviews.Room) -> overviews.Sign:
    """The view of a room's door sign."""
    return overviews.Sign(room.ref, _busy(room.days), room.address, room.code)


def weeks(rooms: Iterable[overviews.Room]) -> tuple[overviews.RoomWeek, ...]:
    """The sessions of all rooms, room by room and day by day."""
    return tuple(overviews.RoomWeek(room.ref, _busy(room.days)) for room in rooms)


def _busy(days: Iterable[overviews.RoomDay]) -> tuple[overviews.DaySessions, ...]:
    return tuple(overviews.DaySessions(it.day, it.sessions) for it in days if it.sessions)
