"""What templates may see of rooms, and of the pages that look across the schedule."""

from __future__ import annotations

from dataclasses import dataclass

from ptgsite.pages.pieces import (
    Calendar,
    Day,
    Extra,
    Moment,
    PersonRef,
    RoomRef,
    SafeHtml,
    Session,
    Tag,
    TeamRef,
    Topic,
)


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
    about: SafeHtml | None
    days: tuple[RoomDay, ...]
    address: str
    code: SafeHtml
    sign: str
    extra: Extra


@dataclass(frozen=True, slots=True)
class DaySessions:
    """The sessions of a day, by time."""

    day: Day
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class RoomWeek:
    """A room with its sessions; days without any are left out."""

    room: RoomRef
    days: tuple[DaySessions, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A room's door sign; `code` is a QR code of `address`, the room's page."""

    room: RoomRef
    days: tuple[DaySessions, ...]
    address: str
    code: SafeHtml


@dataclass(frozen=True, slots=True)
class TopicList:
    """The page of all topics, the most interesting first."""

    topics: tuple[Topic, ...]
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class TagCard:
    """A tag in the list of tags."""

    tag: Tag
    sessions: int
    topics: int


@dataclass(frozen=True, slots=True)
class TagPage:
    """A tag's page: its sessions by day, and all its topics."""

    tag: Tag
    days: tuple[DaySessions, ...]
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person in the list of people."""

    person: PersonRef
    sessions: int
    topics: int


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sessions that want the same person at the same time."""

    first: Session
    second: Session


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person's page.

    `nicks` are what they are known as, without e-mail addresses; `sessions` are those they are
    wanted in, `unplanned` topics that name them and are on no session's agenda, and `teams` those
    that they are a contact of.
    """

    person: PersonRef
    nicks: tuple[str, ...]
    days: tuple[DaySessions, ...]
    clashes: tuple[Clash, ...]
    unplanned: tuple[Topic, ...]
    teams: tuple[TeamRef, ...]


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


@dataclass(frozen=True, slots=True)
class Pad:
    """A session's or topic's own pad; `path` is the place of the session or topic."""

    title: str
    path: str
    url: str


@dataclass(frozen=True, slots=True)
class TeamPads:
    """A team's pad, "" for none, and those that its sessions and topics have of their own."""

    team: TeamRef
    tag_ids: str
    url: str
    more: tuple[Pad, ...]


@dataclass(frozen=True, slots=True)
class CalendarGroup:
    """Calendars of one sort; `id` is event, days, tags, teams, rooms or people."""

    id: str
    title: str
    calendars: tuple[Calendar, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """The page for addresses that lead nowhere, which is shown at any depth.

    It has its style sheet within, and its security policy allows it by `style_hash`; `root` is the
    absolute address of the site.
    """

    style: SafeHtml
    style_hash: str
    root: str
