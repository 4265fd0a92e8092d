"""A day's page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from ptgsite.pages import pieces, views, words
from ptgsite.pages.common import Common
from ptgsite.pages.free import free_slots
from ptgsite.schedule import grid, model


def timetable(schedule: model.Schedule, day: model.Day, common: Common) -> views.Timetable:
    """The view of a day's page."""
    table = grid.grid(schedule, day)
    zone = schedule.event.timezone
    place = schedule.days.index(day)
    around = [common.days[each.date] for each in schedule.days]
    return views.Timetable(
        day=common.days[day.date],
        zone=words.zone_label(zone, _moments(schedule, day)),
        columns=tuple(_column(column, day, schedule.event) for column in table.columns),
        rows=tuple(_row(row, common) for row in table.rows),
        starts=_starts(schedule, day, common),
        free=tuple(_free(schedule, day, common)),
        before=around[place - 1] if place else None,
        after=around[place + 1] if place + 1 < len(around) else None,
    )


def _moments(schedule: model.Schedule, day: model.Day) -> list[datetime]:
    sessions = [each.start for each in schedule.sessions_of_day[day.date]]
    return sessions or [slot.start for slot in day.time_slots] or [noon(day, schedule.event)]


def noon(day: model.Day, event: model.Event) -> datetime:
    """The middle of a day of the event."""
    midnight = datetime(day.date.year, day.date.month, day.date.day, tzinfo=event.timezone)
    return midnight + timedelta(hours=12)


def _column(column: grid.Column, day: model.Day, event: model.Event) -> views.Column:
    name = column.time_slot.name if column.time_slot else ""
    return views.Column(
        start=words.moment(column.start, day.date, event.timezone),
        end=words.moment(column.end, day.date, event.timezone),
        title=column.pause.title if column.pause else name,
        pause=column.pause is not None,
    )


def _row(row: grid.Row, common: Common) -> views.Row:
    lanes = tuple(tuple(_cell(cell, common) for cell in lane) for lane in row.lanes)
    return views.Row(common.rooms[row.room.id], row.room.capacity, lanes)


def _cell(cell: grid.Cell, common: Common) -> views.Cell:
    session = common.sessions[cell.session.key] if cell.session else None
    # A break of the whole event is named once, in the head of its column.
    title = cell.pause.title if cell.pause and cell.pause.room else ""
    return views.Cell(cell.use, cell.span, session, title)


def _starts(schedule: model.Schedule, day: model.Day, common: Common) -> tuple[views.Start, ...]:
    zone = schedule.event.timezone
    breaks: defaultdict[datetime, list[pieces.Break]] = defaultdict(list)
    sessions: defaultdict[datetime, list[pieces.Session]] = defaultdict(list)
    for pause in day.breaks:
        breaks[pause.start].append(_break(pause, day, schedule.event, common))
    for session in schedule.sessions_of_day[day.date]:
        sessions[session.start].append(common.sessions[session.key])
    return tuple(
        views.Start(words.moment(at, day.date, zone), tuple(breaks[at]), tuple(sessions[at]))
        for at in sorted({*breaks, *sessions})
    )


def _free(schedule: model.Schedule, day: model.Day, common: Common) -> Iterator[views.FreeRooms]:
    sessions: defaultdict[str, list[model.Session]] = defaultdict(list)
    for session in schedule.sessions_of_day[day.date]:
        sessions[session.room.id].append(session)
    rooms: defaultdict[str, list[pieces.RoomRef]] = defaultdict(list)
    for room in schedule.rooms:
        for slot in free_slots(room, day, sessions[room.id]):
            rooms[slot.name].append(common.rooms[room.id])
    zone = schedule.event.timezone
    for slot in day.time_slots:
        if slot.name in rooms:
            start, end = (words.moment(at, day.date, zone) for at in (slot.start, slot.end))
            yield views.FreeRooms(slot.name, start, end, tuple(rooms[slot.name]))


def _break(pause: model.Break, day: model.Day, event: model.Event, common: Common) -> pieces.Break:
    return pieces.Break(
        title=pause.title,
        start=words.moment(pause.start, day.date, event.timezone),
        end=words.moment(pause.end, day.date, event.timezone),
        room=common.rooms[pause.room.id] if pause.room else None,
    )
