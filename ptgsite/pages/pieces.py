"""What the views of pages are put together from: a day, a team's name and link, a session.

A `path` is relative to the site's root: a template writes `{{ root }}{{ team.path }}`, so that one
record serves every page. A text without a value is "" and a thing without one is None. `extra`
holds the `x-…` keys just as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Extra: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SafeHtml:
    """HTML that may stand in a page as it is: only `ptgsite.prose` makes it."""

    text: str

    def __html__(self) -> str:
        """What Jinja puts into a page instead of escaping."""
        return self.text


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the site."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day in the event's zone: `text` is "HH:MM", `iso` the same in UTC.

    `later` says that it is after midnight, on the date after its day's.
    """

    iso: str
    text: str
    later: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day: `short` is "Mon 10 Sep", `weekday` "Monday", `long` "Monday, 10 September 2018"."""

    path: str
    feed: str
    iso: str
    code: str
    weekday: str
    number: str
    month: str
    short: str
    long: str


@dataclass(frozen=True, slots=True)
class Tag:
    """What something is tagged with."""

    id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or a group to ask."""

    name: str
    irc: str
    email: str


@dataclass(frozen=True, slots=True)
class TeamRef:
    """A team, where another thing names it. `style` is the CSS class that has its colours."""

    id: str
    path: str
    name: str
    style: str


@dataclass(frozen=True, slots=True)
class RoomRef:
    """A room, where another thing names it."""

    id: str
    path: str
    name: str
    location: str


@dataclass(frozen=True, slots=True)
class TopicRef:
    """A topic, where a session names it."""

    path: str
    title: str
    minutes: int | None
    team: TeamRef


@dataclass(frozen=True, slots=True)
class Session:
    """A session. `title` is "" where it would repeat the team's name; `status` is in words."""

    key: str
    anchor: str
    path: str
    team: TeamRef
    title: str
    status: str
    style: str
    room: RoomRef
    day: Day
    start: Moment
    end: Moment
    length: str
    time_slots: tuple[str, ...]
    joint: tuple[TeamRef, ...]
    topics: tuple[TopicRef, ...]
    people: tuple[str, ...]
    tags: tuple[Tag, ...]
    about: SafeHtml | None
    pad: str
    call: str
    extra: Extra


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic on its team's page; `sessions` are those it is scheduled in."""

    id: str
    title: str
    about: SafeHtml | None
    wanted: tuple[TeamRef, ...]
    people: tuple[str, ...]
    tags: tuple[Tag, ...]
    minutes: int | None
    interest: int | None
    pad: str
    sessions: tuple[Session, ...]
    extra: Extra


@dataclass(frozen=True, slots=True)
class Break:
    """A pause; `room` is None where the whole event has it."""

    title: str
    start: Moment
    end: Moment
    room: RoomRef | None
