"""The list of rooms, and a room's page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from ptgsite.pages import views, words
from ptgsite.pages.common import Common, markdown
from ptgsite.schedule import model
from ptgsite.source.words import Status


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
                free=tuple(_free(of, day, sessions[day.date], schedule.event)),
            )
            for day in schedule.days
        ),
        extra=of.extra,
    )


def _free(
    room: model.Room, day: model.Day, sessions: Iterable[model.Session], event: model.Event
) -> Iterable[views.FreeSlot]:
    taken: list[model.Session | model.Break] = [
        session for session in sessions if session.status is not Status.CANCELLED
    ]
    taken += [pause for pause in day.breaks if pause.room is None or pause.room.id == room.id]
    for slot in day.time_slots:
        used = any(slot.start < each.end and each.start < slot.end for each in taken)
        if slot.name not in room.closed and not used:
            yield views.FreeSlot(
                slot.name,
                words.moment(slot.start, day.date, event.timezone),
                words.moment(slot.end, day.date, event.timezone),
            )
