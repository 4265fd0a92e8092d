"""The list of rooms, a room's page and its door sign."""

from __future__ import annotations

from ptgsite.pages.html import Prose, SafeHtml
from ptgsite.pages.pieces import Day, DaySessions, Extra, Moment, RoomRef, Session
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A time slot in which a room can be booked."""

    name: str
    start: Moment
    end: Moment


@dataclass(frozen=True, slots=True)
class RoomDay:
    """A day of a room: what is in it, and when it is free."""

    day: Day
    sessions: tuple[Session, ...]
    free: tuple[FreeSlot, ...]


@dataclass(frozen=True, slots=True)
class RoomCard:
    """A room in a list."""

    room: RoomRef
    capacity: int | None
    equipment: tuple[str, ...]
    sessions: int
    free: int


@dataclass(frozen=True, slots=True)
class Room:
    """A room's page; `code` is a QR code of `address`, and `sign` the path of the door sign."""

    ref: RoomRef
    capacity: int | None
    equipment: tuple[str, ...]
    call: str
    about: Prose
    days: tuple[RoomDay, ...]
    address: str
    code: SafeHtml
    sign: str
    extra: Extra


@dataclass(frozen=True, slots=True)
class Sign:
    """A room's door sign; `code` is a QR code of `address`, the room's page."""

    room: RoomRef
    days: tuple[DaySessions, ...]
    address: str
    code: SafeHtml
