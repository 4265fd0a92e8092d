"""What templates may see: every page's head and site, home, days, teams and texts.

Frozen records of text, links and safe HTML. Templates are an interface: themes rely on these
names, on those of `ptgsite.pages.overviews`, and on those of `ptgsite.pages.pieces`, what pages are
put together from; docs/themes.md lists them all.
"""

from __future__ import annotations

from dataclasses import dataclass

from ptgsite.pages.pieces import (
    Break,
    Calendar,
    Contact,
    Day,
    Extra,
    Link,
    Moment,
    Notice,
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
class Home:
    """The home page."""

    about: SafeHtml | None
    welcome: SafeHtml | None
    notices: tuple[Notice, ...]
    days: tuple[DayCard, ...]
    groups: tuple[TeamGroup, ...]
    tags: tuple[Tag, ...]
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
    """What every page knows of the site: `when` are its dates, `updated` its last change.

    `zone` names the event's time zone with its offset, `zone_id` alone. `first` and `last` are the
    event's first and last date, `start` and `end` when its first session starts and its last ends,
    in UTC; all "" where there is none.
    """

    id: str
    name: str
    language: str
    when: str
    location: str
    zone: str
    zone_id: str
    updated_iso: str
    updated: str
    first: str
    last: str
    start: str
    end: str
    days: tuple[Day, ...]
    pages: tuple[Content, ...]
    has_tags: bool
    has_people: bool
    extra: Extra


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says about itself. `kind` is the sort of page, the name of its template.

    `calendar` is its calendar feed, if it has one; `edit` is where its source is edited, or "".
    `data` is JSON-LD for search engines, a script element or None.
    """

    path: str
    kind: str
    title: str
    description: str
    canonical: str
    calendar: Calendar | None
    edit: str
    data: SafeHtml | None
