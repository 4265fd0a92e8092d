"""The page of free rooms."""

from __future__ import annotations

from ptgsite.pages.pieces import Day, Moment, RoomRef
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class FreeRoom:
    """A free room: what to write in a team's file, and what to tell PTGBot."""

    room: RoomRef
    capacity: int | None
    yaml: str
    bot: str


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A time slot and the rooms that are free in it; `id` is its place on the page."""

    id: str
    name: str
    start: Moment
    end: Moment
    rooms: tuple[FreeRoom, ...]


@dataclass(frozen=True, slots=True)
class FreeDay:
    """What is free on a day."""

    day: Day
    times: tuple[FreeTime, ...]
