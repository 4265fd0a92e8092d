"""What the views of pages are put together from: a day, a team's name and link, a session.

A `path` is relative to the site's root: a template writes `{{ root }}{{ team.path }}`, so that one
record serves every page. A text without a value is "" and a thing without one is None. `extra`
holds the `x-…` keys just as written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from ptgsite.pages.html import Prose
from ptgsite.records import dataclass

Extra: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the site."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of day in the event's zone: `text` is "HH:MM", `iso` the same in UTC.

    `day` is the date of the event's day that it belongs to; `later` says that it is after
    midnight, on the date after that.
    """

    iso: str
    text: str
    day: str
    later: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day: `short` is "Mon 10 Sep", `weekday` "Monday", `long` "Monday, 10 September 2018".

    `letters` is the short form of the weekday, "Mon".
    """

    path: str
    feed: str
    iso: str
    code: str
    weekday: str
    letters: str
    number: str
    month: str
    short: str
    long: str


@dataclass(frozen=True, slots=True)
class Tag:
    """What something is tagged with."""

    id: str
    path: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or a group to ask; `path` is the person's page, "" where there is none."""

    name: str
    irc: str
    email: str
    path: str


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person, where another thing names them."""

    id: str
    path: str
    name: str


@dataclass(frozen=True, slots=True)
class TeamRef:
    """A team, where another thing names it. `style` is the CSS class that has its colours.

    `kind` is the word that team files use; `monogram` has one to three letters.
    """

    id: str
    path: str
    name: str
    kind: str
    style: str
    monogram: str


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
    """A session. `title` is "" where it would repeat the team's name; `full_title` says both.

    `id` is how its UID in calendars begins. `state` is confirmed, tentative or cancelled, and
    `status` the same in words, "" for confirmed. `team_ids` and `tag_ids` are separated by blanks,
    the own team first; they count the tags of its topics and teams, `tags` those of the session
    alone.
    """

    key: str
    id: str
    anchor: str
    path: str
    team: TeamRef
    title: str
    full_title: str
    state: str
    status: str
    style: str
    team_ids: str
    tag_ids: str
    room: RoomRef
    day: Day
    start: Moment
    end: Moment
    length: str
    time_slots: tuple[str, ...]
    joint: tuple[TeamRef, ...]
    topics: tuple[TopicRef, ...]
    people: tuple[PersonRef, ...]
    tags: tuple[Tag, ...]
    about: Prose
    pad: str
    call: str
    extra: Extra


@dataclass(frozen=True, slots=True)
class DaySessions:
    """The sessions of a day, by time."""

    day: Day
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic; `sessions` are those it is scheduled in.

    `scheduled` says that one of them takes place; `tag_ids` counts its team's tags
    too; `path` is its place on its team's page.
    """

    id: str
    path: str
    title: str
    team: TeamRef
    tag_ids: str
    about: Prose
    wanted: tuple[TeamRef, ...]
    people: tuple[PersonRef, ...]
    tags: tuple[Tag, ...]
    minutes: int | None
    interest: int | None
    pad: str
    sessions: tuple[Session, ...]
    scheduled: bool
    extra: Extra


@dataclass(frozen=True, slots=True)
class Break:
    """A pause; `room` is None where the whole event has it."""

    title: str
    start: Moment
    end: Moment
    room: RoomRef | None


@dataclass(frozen=True, slots=True)
class Notice:
    """A banner; `level` is info, success, warning or danger, `when` says the days in words.

    `first` and `last` are its dates, "" for no bound.
    """

    level: str
    text: str
    when: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar feed. `address` is absolute; `webcal`, `google` and `outlook` add it there.

    `page` is the path of the page that it belongs to, `name` what it is called there.
    """

    path: str
    page: str
    name: str
    address: str
    webcal: str
    google: str
    outlook: str
