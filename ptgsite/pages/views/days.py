"""A day's page."""

from __future__ import annotations

from ptgsite.pages.pieces import Break, Day, Moment, Notice, RoomRef, Session
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the timetable; `title` is the break's, or else the time slot's name."""

    start: Moment
    end: Moment
    title: str
    pause: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the timetable: `use` is session, free, closed, break or nothing."""

    use: str
    span: int
    session: Session | None
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A room's rows of the timetable: one, or more where sessions overlap."""

    room: RoomRef
    capacity: int | None
    lanes: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What begins at one moment of a day."""

    moment: Moment
    breaks: tuple[Break, ...]
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class FreeRooms:
    """The rooms that can be booked in a time slot."""

    name: str
    start: Moment
    end: Moment
    rooms: tuple[RoomRef, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """A day's page: the same as a table and as a list by time.

    `size` says how many columns the table has: small up to 6, medium up to 10, or large.
    """

    day: Day
    zone: str
    size: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    starts: tuple[Start, ...]
    free: tuple[FreeRooms, ...]
    before: Day | None
    after: Day | None
    notices: tuple[Notice, ...]
