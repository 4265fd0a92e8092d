"""All that a template may see, page by page: frozen records of text, links and safe HTML.

Templates are an interface: themes rely on these names, and on those of `ptgsite.pages.pieces`,
what pages are put together from.
"""

from __future__ import annotations

from dataclasses import dataclass

from ptgsite.pages.pieces import (
    Break,
    Contact,
    Day,
    Extra,
    Link,
    Moment,
    RoomRef,
    SafeHtml,
    Session,
    Tag,
    TeamRef,
    Topic,
)


@dataclass(frozen=True, slots=True)
class TeamCard:
    """A team in a list: `first` is its first session that takes place."""

    team: TeamRef
    tags: tuple[Tag, ...]
    first: Session | None
    sessions: int
    topics: int


@dataclass(frozen=True, slots=True)
class TeamGroup:
    """The teams of one kind."""

    id: str
    title: str
    teams: tuple[TeamCard, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """A team's page; joint sessions that other teams booked are among its own."""

    ref: TeamRef
    kind: str
    expected: int | None
    about: SafeHtml | None
    pad: str
    call: str
    irc: str
    tags: tuple[Tag, ...]
    contacts: tuple[Contact, ...]
    sessions: tuple[Session, ...]
    planned: tuple[Topic, ...]
    unplanned: tuple[Topic, ...]
    edit: str
    extra: Extra


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
    """A room's page."""

    ref: RoomRef
    capacity: int | None
    equipment: tuple[str, ...]
    call: str
    about: SafeHtml | None
    days: tuple[RoomDay, ...]
    extra: Extra


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
    """A day's page: the same as a table and as a list by time."""

    day: Day
    zone: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    starts: tuple[Start, ...]
    free: tuple[FreeRooms, ...]
    before: Day | None
    after: Day | None


@dataclass(frozen=True, slots=True)
class DayCard:
    """A day on the home page; `first` and `last` bound its sessions, None where it has none."""

    day: Day
    first: Moment | None
    last: Moment | None
    sessions: int
    teams: int
    rooms: int


@dataclass(frozen=True, slots=True)
class Notice:
    """A banner; `level` is info, success, warning or danger, `when` says the days in words."""

    level: str
    text: str
    when: str


@dataclass(frozen=True, slots=True)
class Home:
    """The home page."""

    about: SafeHtml | None
    welcome: SafeHtml | None
    notices: tuple[Notice, ...]
    days: tuple[DayCard, ...]
    groups: tuple[TeamGroup, ...]
    links: tuple[Link, ...]
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A page of content/."""

    id: str
    path: str
    title: str
    body: SafeHtml | None


@dataclass(frozen=True, slots=True)
class Site:
    """What every page knows of the site: `when` are its dates, `updated` its last change."""

    name: str
    language: str
    when: str
    location: str
    zone: str
    updated_iso: str
    updated: str
    days: tuple[Day, ...]
    pages: tuple[Content, ...]
    extra: Extra


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says about itself. `section` is the part of the navigation it belongs to.

    `feed` is the path of its calendar feed, or "", and `subscribe` that feed's webcal address.
    """

    path: str
    title: str
    description: str
    section: str
    canonical: str
    feed: str
    subscribe: str
