"""A day's page."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from ptgsite.pages import pieces, words
from ptgsite.pages.common import Common
from ptgsite.pages.free import free_rooms
from ptgsite.pages.notices import notices, on_day
from ptgsite.pages.views.days import Cell, Column, FreeRooms, Row, Start, Timetable
from ptgsite.schedule import grid, model
from ptgsite.schedule.bookable import near

_SMALL, _MEDIUM = 6, 10  # columns that fit across 62em and 90em


def timetable(schedule: model.Schedule, day: model.Day, common: Common) -> Timetable:
    """The view of a day's page."""
    table = grid.grid(schedule, day)
    place = schedule.days.index(day)
    around = [common.days[each.date] for each in schedule.days]
    concerned = on_day(schedule.event.notices, day.date)
    return Timetable(
        day=common.days[day.date],
        zone=words.zone_label(schedule.event.timezone, _moments(schedule, day)),
        size=_size(len(table.columns)),
        columns=tuple(_column(column, day, common) for column in table.columns),
        rows=tuple(_row(row, common) for row in table.rows),
        starts=_starts(schedule, day, common),
        free=_free(schedule, day, common),
        before=around[place - 1] if place else None,
        after=around[place + 1] if place + 1 < len(around) else None,
        notices=notices(concerned, common.words),
    )


def around(schedule: model.Schedule, day: model.Day) -> tuple[model.Session, ...]:
    """The sessions of a day, and those of others that run into its time slots."""
    others = (each for each in schedule.sessions if each.day.date != day.date)
    return (*schedule.sessions_of_day[day.date], *near(day, others))


def _size(columns: int) -> str:
    return "small" if columns <= _SMALL else "medium" if columns <= _MEDIUM else "large"


def _moments(schedule: model.Schedule, day: model.Day) -> list[datetime]:
    sessions = [each.start for each in schedule.sessions_of_day[day.date]]
    return sessions or [slot.start for slot in day.time_slots] or [noon(day, schedule.event)]


def noon(day: model.Day, event: model.Event) -> datetime:
    """The middle of a day of the event."""
    midnight = datetime(day.date.year, day.date.month, day.date.day, tzinfo=event.timezone)
    return midnight + timedelta(hours=12)


def _column(column: grid.Column, day: model.Day, common: Common) -> Column:
    name = column.time_slot.name if column.time_slot else ""
    return Column(
        start=common.moment(column.start, day),
        end=common.moment(column.end, day),
        title=column.pause.title if column.pause else name,
        pause=column.pause is not None,
    )


def _row(row: grid.Row, common: Common) -> Row:
    lanes = tuple(tuple(_cell(cell, common) for cell in lane) for lane in row.lanes)
    return Row(common.rooms[row.room.id], row.room.capacity, lanes)


def _cell(cell: grid.Cell, common: Common) -> Cell:
    session = common.sessions[cell.session.key] if cell.session else None
    # A break of the whole event is named once, in the head of its column.
    title = cell.pause.title if cell.pause and cell.pause.room else ""
    return Cell(cell.use.value, cell.span, session, title)


def _starts(schedule: model.Schedule, day: model.Day, common: Common) -> tuple[Start, ...]:
    breaks: defaultdict[datetime, list[pieces.Break]] = defaultdict(list)
    sessions: defaultdict[datetime, list[pieces.Session]] = defaultdict(list)
    for pause in day.breaks:
        breaks[pause.start].append(_break(pause, day, common))
    for session in schedule.sessions_of_day[day.date]:
        sessions[session.start].append(common.sessions[session.key])
    return tuple(
        Start(common.moment(at, day), tuple(breaks[at]), tuple(sessions[at]))
        for at in sorted({*breaks, *sessions})
    )


def _free(schedule: model.Schedule, day: model.Day, common: Common) -> tuple[FreeRooms, ...]:
    return tuple(
        FreeRooms(
            slot.name,
            common.moment(slot.start, day),
            common.moment(slot.end, day),
            tuple(common.rooms[room.id] for room in rooms),
        )
        for slot, rooms in free_rooms(schedule, day, common)
    )


def _break(pause: model.Break, day: model.Day, common: Common) -> pieces.Break:
    return pieces.Break(
        title=pause.title,
        start=common.moment(pause.start, day),
        end=common.moment(pause.end, day),
        room=common.rooms[pause.room.id] if pause.room else None,
    )
