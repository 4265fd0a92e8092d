"""A day as a table: rooms × times, and which cell spans what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Protocol, TypeAlias, TypeVar

from ptgsite.records import dataclass
from ptgsite.schedule.model import Break, Day, Room, Schedule, Session, TimeSlot
from ptgsite.source.words import Status


class Use(StrEnum):
    """What a cell shows."""

    SESSION = "session"
    FREE = "free"
    CLOSED = "closed"
    BREAK = "break"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of the day in which nothing begins or ends.

    `time_slot` is the time slot it lies in, `pause` the break that the whole event has then.
    """

    start: datetime
    end: datetime
    time_slot: TimeSlot | None
    pause: Break | None


@dataclass(frozen=True, slots=True)
class Cell:
    """`span` columns of one room that show the same: a session, a break, a time slot or nothing."""

    use: Use
    span: int
    session: Session | None = None
    pause: Break | None = None
    time_slot: TimeSlot | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A room's cells; sessions that overlap lie in lanes of their own, the first lane first."""

    room: Room
    lanes: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A day's table. The cells of each lane span all columns."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class _Stretch(Protocol):
    @property
    def start(self) -> datetime: ...
    @property
    def end(self) -> datetime: ...


_Lane: TypeAlias = Sequence[Session]
_T = TypeVar("_T", bound=_Stretch)


def grid(schedule: Schedule, day: Day) -> Grid:
    """The table of a day, with a row for each room of the event."""
    sessions = schedule.sessions_of_day[day.date]
    columns = _columns(day, sessions)
    by_room: dict[str, list[Session]] = {room.id: [] for room in schedule.rooms}
    for session in sessions:
        by_room[session.room.id].append(session)
    rows = (Row(room, _lanes(room, by_room[room.id], columns, day)) for room in schedule.rooms)
    return Grid(columns, tuple(rows))


def _columns(day: Day, sessions: Iterable[Session]) -> tuple[Column, ...]:
    stretches: list[_Stretch] = [*day.time_slots, *day.breaks, *sessions]
    bounds = sorted({moment for each in stretches for moment in (each.start, each.end)})
    general = [pause for pause in day.breaks if pause.room is None]
    return tuple(
        Column(start, end, _at(day.time_slots, start), _at(general, start))
        for start, end in pairwise(bounds)
    )


def _lanes(
    room: Room, sessions: Iterable[Session], columns: Sequence[Column], day: Day
) -> tuple[tuple[Cell, ...], ...]:
    # What takes place comes first, so that what was cancelled never pushes it into another lane.
    ranked = sorted(sessions, key=lambda session: session.status is Status.CANCELLED)
    lanes: list[list[Session]] = [[]]
    for session in ranked:
        lane = next((lane for lane in lanes if not _overlaps(session, lane)), None)
        if lane is None:
            lanes.append([session])
        else:
            lane.append(session)
    pauses = [pause for pause in day.breaks if pause.room in (None, room)]
    first = [_first_lane_cell(room, column, lanes, pauses) for column in columns]
    others = [[_other_lane_cell(column, lane) for column in columns] for lane in lanes[1:]]
    return tuple(_merged(cells) for cells in (first, *others))


def _first_lane_cell(
    room: Room, column: Column, lanes: Sequence[_Lane], pauses: Iterable[Break]
) -> Cell:
    session = _at(lanes[0], column.start)
    if session is not None:
        return Cell(Use.SESSION, 1, session=session)
    pause = _at(pauses, column.start)
    if pause is not None:
        return Cell(Use.BREAK, 1, pause=pause)
    if any(_at(_live(lane), column.start) for lane in lanes[1:]) or column.time_slot is None:
        return Cell(Use.NOTHING, 1)
    use = Use.CLOSED if column.time_slot.name in room.closed else Use.FREE
    return Cell(use, 1, time_slot=column.time_slot)


def _other_lane_cell(column: Column, lane: _Lane) -> Cell:
    session = _at(lane, column.start)
    return Cell(Use.SESSION, 1, session=session) if session else Cell(Use.NOTHING, 1)


def _live(lane: _Lane) -> list[Session]:
    return [session for session in lane if session.status is not Status.CANCELLED]


def _overlaps(session: Session, lane: _Lane) -> bool:
    return any(session.start < other.end and other.start < session.end for other in lane)


def _at(stretches: Iterable[_T], moment: datetime) -> _T | None:
    return next((each for each in stretches if each.start <= moment < each.end), None)


def _shown(cell: Cell) -> tuple[Use, int, int, int]:
    return cell.use, id(cell.session), id(cell.pause), id(cell.time_slot)


def _merged(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """One cell for each run of equal ones. Objects are compared by identity: it is quick."""
    merged = []
    for _, run in groupby(cells, _shown):
        first, *rest = run
        merged.append(Cell(first.use, 1 + len(rest), first.session, first.pause, first.time_slot))
    return tuple(merged)
