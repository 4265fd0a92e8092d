"""What the files say: one frozen record a mapping, its references still text.

Each attribute is declared with its kind and meaning (see `fields.py`). Clock times are minutes
since the day's midnight in the event's zone, up to 30:00; hours are counted in minutes. `where` is
the record's place in its file, and `extra` holds its `x-…` keys as they were written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from ptgsite.problems import Where
from ptgsite.records import dataclass
from ptgsite.source import addresses as a
from ptgsite.source import numbers as n
from ptgsite.source import scalars as s
from ptgsite.source.fields import ListOf, RecordOf, optional, required
from ptgsite.source.words import Kind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has beside its declared keys."""

    where: Where
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSource(Record):
    """A person or group to ask."""

    name: str = required(s.TEXT, "The person's name.", example="A Person")
    irc: str | None = optional(a.IRC, "IRC nick; a channel for a group.")
    email: str | None = optional(a.EMAIL, "E-mail address.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSource(Record):
    """Something a team will discuss."""

    title: str = required(s.TEXT, "What it is about.", example="Multi-attach volumes")
    given_id: str | None = optional(
        s.ID, "Unique in the team; default: made from the title.", name="id"
    )
    description: str = optional(s.MARKDOWN, "More about it, in Markdown.", default="")
    wanted: tuple[str, ...] = optional(
        ListOf(s.ID), "Teams wanted in the room.", default=(), name="with"
    )
    people: tuple[str, ...] = optional(ListOf(a.PERSON), "People wanted in the room.", default=())
    not_at: tuple[str, ...] = optional(
        ListOf(s.NAME), "Time slots when someone who matters can't come.", default=()
    )
    tags: tuple[str, ...] = optional(ListOf(s.ID), "Its tags.", default=())
    minutes: int | None = optional(n.MINUTES, "How long it will take.")
    interest: int | None = optional(n.COUNT, "How many said that they'd come.")
    etherpad: str | None = optional(a.URL, "Its own pad.")

    @property
    def id(self) -> str:
        """The topic's id; empty where none is given and the title has no letter for one."""
        return self.given_id or s.slug(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotSource(Record):
    """A booking: time slots, or a date and times of its own, and a room."""

    slots: tuple[str, ...] = optional(
        ListOf(s.NAME, or_one=True),
        "A time slot, or a list of consecutive ones.",
        default=(),
        name="slot",
    )
    date: date | None = optional(s.DATE, "Its day, where it names no time slot.")
    start: int | None = optional(s.CLOCK, "When it starts, on that day.")
    end: int | None = optional(s.CLOCK, "When it ends.")
    room: str = required(s.ID, "Its room.", example="bexar", as_written=True)
    topics: tuple[str, ...] = optional(ListOf(s.ID), "What is discussed, in order.", default=())
    id: str | None = optional(s.ID, "Keeps the calendar UID when the slot moves.")
    title: str | None = optional(s.TEXT, "Its title; default: the team's name.")
    description: str = optional(s.MARKDOWN, "More about it, in Markdown.", default="")
    joint: tuple[str, ...] = optional(
        ListOf(s.ID), "Teams that it is a joint session with.", default=(), name="with"
    )
    people: tuple[str, ...] = optional(ListOf(a.PERSON), "People wanted in the room.", default=())
    tags: tuple[str, ...] = optional(ListOf(s.ID), "Its tags.", default=())
    etherpad: str | None = optional(a.URL, "A pad of its own.")
    url: str | None = optional(a.URL, "A call for this session alone.")
    status: Status = optional(
        s.choice("status", Status), "Whether it takes place.", default=Status.CONFIRMED
    )
    allow: tuple[str, ...] = optional(ListOf(s.NAME), "Rules waived for it.", default=())

    @property
    def cancelled(self) -> bool:
        """Whether it does not take place, and so takes no room and no time."""
        return self.status is Status.CANCELLED


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSource(Record):
    """What the team still wants and has not booked."""

    hours: int = required(n.HOURS, "Time still wanted, beyond the slots.")
    session: int | None = optional(n.MINUTES, "Minutes of one sitting.")
    avoid: tuple[str, ...] = optional(ListOf(s.ID), "Teams it shares people with.", default=())
    together: tuple[str, ...] = optional(
        ListOf(s.ID), "Teams it wants a joint session with.", default=()
    )
    available: tuple[str, ...] = optional(
        ListOf(s.NAME), "The only time slots that suit it.", default=()
    )
    equipment: tuple[str, ...] = optional(ListOf(s.TEXT), "What it needs.", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSource(Record):
    """teams/<id>.yaml."""

    name: str = required(s.TEXT, "The team's name.")
    kind: Kind = required(s.choice("kind", Kind), "What sort of team it is.")
    description: str = optional(s.MARKDOWN, "What it does, in Markdown.", default="")
    expected: int | None = optional(n.COUNT, "How many people are expected.")
    etherpad: str | None = optional(a.URL, "Its pad.")
    url: str | None = optional(a.URL, "Its own call; wins over its room's.")
    irc: str | None = optional(a.IRC, "Its IRC channel.")
    color: str | None = optional(s.COLOR, "Its colour; default: one derived from the id.")
    allow: tuple[str, ...] = optional(ListOf(s.NAME), "Rules waived for it.", default=())
    tags: tuple[str, ...] = optional(ListOf(s.ID), "Its tags.", default=())
    contacts: tuple[ContactSource, ...] = optional(
        ListOf(RecordOf(ContactSource, "a contact")), "Whom to ask.", default=()
    )
    topics: tuple[TopicSource, ...] = optional(
        ListOf(RecordOf(TopicSource, "a topic")), "What it will discuss, in order.", default=()
    )
    slots: tuple[SlotSource, ...] = optional(
        ListOf(RecordOf(SlotSource, "a slot")), "What it has booked.", default=()
    )
    request: RequestSource | None = optional(
        RecordOf(RequestSource, "a request"), "What it still wants and has not booked."
    )

    id: str = field(init=False)
    """The team's id, which is its file's stem."""

    def __post_init__(self) -> None:
        stem = self.where.file.rpartition("/")[2].removesuffix(".yaml")
        object.__setattr__(self, "id", stem)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource:
    """A file of content/*.md: `stem` names it, `text` is Markdown."""

    where: Where
    stem: str
    text: str
