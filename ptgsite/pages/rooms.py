"""The list of rooms, and a room's page."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from ptgsite.pages import views, words
from ptgsite.pages.common import Common, markdown
from ptgsite.pages.free import free_slots
from ptgsite.schedule import model


def card(room: views.Room) -> views.RoomCard:
    """A room in the list of rooms."""
    return views.RoomCard(
        room=room.ref,
        capacity=room.capacity,
        equipment=room.equipment,
        sessions=sum(len(day.sessions) for day in room.days),
        free=sum(len(day.free) for day in room.days),
    )


def room(schedule: model.Schedule, of: model.Room, common: Common) -> views.Room:
    """The view of a room's page, with every day of the event."""
    sessions: defaultdict[date, list[model.Session]] = defaultdict(list)
    for session in schedule.sessions_of_room[of.id]:
        sessions[session.day.date].append(session)
    return views.Room(
        ref=common.rooms[of.id],
        capacity=of.capacity,
        equipment=of.equipment,
        call=of.url or "",
        about=markdown(of.description, base=2),
        days=tuple(
            views.RoomDay(
                day=common.days[day.date],
                sessions=common.sessions_of(sessions[day.date]),
                free=tuple(
                    _free(slot, day, schedule.event)
                    for slot in free_slots(of, day, sessions[day.date])
                ),
            )
            for day in schedule.days
        ),
        extra=of.extra,
    )


def _free(slot: model.TimeSlot, day: model.Day, event: model.Event) -> views.FreeSlot:
    return views.FreeSlot(
        slot.name,
        words.moment(slot.start, day.date, event.timezone),
        words.moment(slot.end, day.date, event.timezone),
    )
