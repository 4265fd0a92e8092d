"""What pages and feeds are made from: frozen, zone-aware, objects instead of names.

Every `datetime` here is aware and in UTC; `Event.timezone` is the zone to show it in. Texts called
`description` are Markdown, every other text is plain. Tuples are in the order to show them in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from ptgsite.records import dataclass
from ptgsite.source.words import Kind, Level, Status

Extra: TypeAlias = Mapping[str, Any]
"""The `x-…` keys of a record: text, lists and mappings, just as they were written."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the event."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A person to ask; `irc` is a nick, or a channel where a group is meant."""

    name: str
    irc: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A banner; `first` and `last` are the days it is shown on, None for no bound."""

    level: Level
    text: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """What topics, sessions and teams may be tagged with."""

    id: str
    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """A room; `closed` names the time slots in which it can't be booked."""

    id: str
    name: str
    capacity: int | None = None
    url: str | None = None
    location: str | None = None
    equipment: tuple[str, ...] = ()
    description: str = ""
    closed: frozenset[str] = frozenset()
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TimeSlot:
    """A named stretch of a day, such as MonA1."""

    name: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Break:
    """A pause that books nothing; in `room`, or everywhere."""

    title: str
    start: datetime
    end: datetime
    room: Room | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the event; sessions after midnight still belong to the day they began on."""

    date: date
    code: str
    time_slots: tuple[TimeSlot, ...] = ()
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that a team will discuss; `wanted` are other teams' ids, `minutes` its length."""

    id: str
    team_id: str
    title: str
    description: str = ""
    wanted: tuple[Team, ...] = ()
    people: tuple[str, ...] = ()
    not_at: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    minutes: int | None = None
    interest: int | None = None
    etherpad: str | None = None
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Team:
    """A team of any kind. `color` is "#rrggbb"; `etherpad` includes the event's default pad."""

    id: str
    name: str
    kind: Kind
    color: str
    description: str = ""
    expected: int | None = None
    etherpad: str | None = None
    url: str | None = None
    irc: str | None = None
    tags: tuple[Tag, ...] = ()
    contacts: tuple[Contact, ...] = ()
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Session:
    """One booking: one team, one room, one stretch of time.

    `key` is stable for the session's life and unique in the event; it is made from the event, the
    team and the slot's id, or else from the event, the team, the date and the start. `anchor` is
    its address on its team's page, empty where it is on no page. `pad` and `call` are the ones that
    hold for this session, its own, its team's or its room's.
    """

    key: str
    anchor: str
    title: str
    team: Team
    room: Room
    day: Day
    start: datetime
    end: datetime
    status: Status = Status.CONFIRMED
    time_slots: tuple[str, ...] = ()
    joint: tuple[Team, ...] = ()
    topics: tuple[Topic, ...] = ()
    description: str = ""
    people: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    pad: str | None = None
    call: str | None = None
    extra: Extra = field(default_factory=dict)

    @property
    def teams(self) -> tuple[Team, ...]:
        """The team that booked it, then those that it is a joint session with."""
        return (self.team, *self.joint)

    @property
    def duration(self) -> timedelta:
        """How long it takes."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Event:
    """The event itself. `url`, where the site is published, ends in a slash."""

    id: str
    name: str
    url: str
    timezone: ZoneInfo
    language: str = "en"
    description: str = ""
    location: str | None = None
    ptgbot: str | None = None
    links: tuple[Link, ...] = ()
    contacts: tuple[Contact, ...] = ()
    notices: tuple[Notice, ...] = ()
    theme: str = "default"
    edit: str | None = None
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of content/: its address is /id/, its `text` Markdown without the title's heading."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """The whole event.

    Sessions are sorted by start, room, team and key, wherever they are listed; cancelled ones are
    included. The `..._of_...` look-ups have a key for each team, room and day (its date), and for
    each topic (its team's id and its own). A joint session is among each of its teams' sessions.

    `former` sessions are gone together with their team, room or day, or have got another key where
    they are: they are cancelled and on no page, but those who have subscribed hear of them.
    """

    event: Event
    days: tuple[Day, ...]
    rooms: tuple[Room, ...]
    tags: tuple[Tag, ...]
    teams: tuple[Team, ...]
    topics: tuple[Topic, ...]
    sessions: tuple[Session, ...]
    sessions_of_team: Mapping[str, tuple[Session, ...]]
    sessions_of_room: Mapping[str, tuple[Session, ...]]
    sessions_of_day: Mapping[date, tuple[Session, ...]]
    sessions_of_topic: Mapping[tuple[str, str], tuple[Session, ...]]
    topics_of_team: Mapping[str, tuple[Topic, ...]]
    welcome: str = ""
    pages: tuple[Page, ...] = ()
    former: tuple[Session, ...] = ()
