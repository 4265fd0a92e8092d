"""What content/event.yaml says; see `models.py`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from ptgsite.records import dataclass
from ptgsite.source import addresses as a
from ptgsite.source import numbers as n
from ptgsite.source import scalars as s
from ptgsite.source.fields import ListOf, MapOf, RecordOf, optional, required
from ptgsite.source.models import ContactSource, Record
from ptgsite.source.words import Level


class Setting(StrEnum):
    """What an event makes of a rule."""

    OFF = "off"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSource(Record):
    """A link of the event."""

    title: str = required(s.TEXT, "What the link says.", example="Register")
    url: str = required(a.URL, "Where it leads.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSource(Record):
    """A banner on the pages."""

    level: Level = required(s.choice("level", Level), "How loud it is.")
    text: str = required(s.TEXT, "What it says.", example="Lunch is at noon")
    first: date | None = optional(s.DATE, "The first day it is shown.", name="from")
    last: date | None = optional(s.DATE, "The last day it is shown.", name="until")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSlotSource(Record):
    """A time slot of a day."""

    name: str = required(s.CODE, "Its name; with the day's code before it, its full name.")
    start: int = required(s.CLOCK, "When it starts, in the event's time zone.")
    end: int = required(s.CLOCK, "When it ends.")


_TIME_SLOTS = ListOf(RecordOf(TimeSlotSource, "a time slot"), longest=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySource(Record):
    """A day of the event."""

    date: date = required(s.DATE, "The day.")
    given_code: str | None = optional(
        s.CODE, "What its time slots' names start with; default: Mon, Tue and so on.", name="code"
    )
    slots: tuple[TimeSlotSource, ...] | None = optional(
        _TIME_SLOTS, "The day's own time slots, instead of the event's."
    )

    @property
    def code(self) -> str:
        """The day's code: the one given, or else the English short weekday."""
        return self.given_code or _WEEKDAYS[self.date.weekday()]


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakSource(Record):
    """A pause; it is shown to all and books nothing."""

    title: str = required(s.TEXT, "What it is.", example="Lunch")
    start: int = required(s.CLOCK, "When it starts.")
    end: int = required(s.CLOCK, "When it ends.")
    date: date | None = optional(s.DATE, "Its day; default: every day.")
    room: str | None = optional(s.ID, "Its room; default: everywhere.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomSource(Record):
    """A room."""

    id: str = required(s.ID, "What team files call it.", example="bexar")
    name: str = required(s.TEXT, "What people call it.", example="Bexar")
    capacity: int | None = optional(n.COUNT, "How many people it holds.")
    url: str | None = optional(a.URL, "Its video call.")
    location: str | None = optional(s.TEXT, "Where it is.")
    equipment: tuple[str, ...] = optional(ListOf(s.TEXT), "What is in it.", default=())
    description: str = optional(s.MARKDOWN, "What else to know, in Markdown.", default="")
    closed: tuple[str, ...] = optional(
        ListOf(s.NAME), "Time slots in which it can't be booked.", default=()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TagSource(Record):
    """A tag."""

    id: str = required(s.ID, "What the files call it.", example="operators")
    name: str = required(s.TEXT, "What people read.", example="For operators")
    description: str = optional(s.MARKDOWN, "What it means, in Markdown.", default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsSource(Record):
    """Limits of the event, in minutes."""

    hours_per_day: int | None = optional(n.HOURS, "Hours a team may book in a day.")
    hours_total: int | None = optional(n.HOURS, "Hours a team may book in all.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSource(Record):
    """content/event.yaml."""

    id: str = required(s.ID, "A stable id; part of every calendar UID.", example="ptg-2022-10")
    name: str = required(s.TEXT, "The event's name.", example="Project Teams Gathering")
    url: str = required(a.SITE_URL, "Where the site is published; may have a path.")
    timezone: ZoneInfo = required(s.TIMEZONE, "The event's time zone, an IANA name.")
    language: str = optional(s.LANGUAGE, "The language of the texts.", default="en")
    description: str = optional(s.MARKDOWN, "What the event is, in Markdown.", default="")
    location: str | None = optional(s.TEXT, "Where it takes place.")
    etherpad: str | None = optional(
        a.PAD_PATTERN, "The pads of teams that name none; {event} and {team} stand for the ids."
    )
    ptgbot: str | None = optional(a.URL, "PTGBot's live state.")
    links: tuple[LinkSource, ...] = optional(
        ListOf(RecordOf(LinkSource, "a link")), "Links of the event.", default=()
    )
    contacts: tuple[ContactSource, ...] = optional(
        ListOf(RecordOf(ContactSource, "a contact")), "Whom to ask.", default=()
    )
    notices: tuple[NoticeSource, ...] = optional(
        ListOf(RecordOf(NoticeSource, "a notice")), "Banners.", default=()
    )
    slots: tuple[TimeSlotSource, ...] = optional(
        _TIME_SLOTS, "The time slots of every day that lists none.", default=()
    )
    days: tuple[DaySource, ...] = required(
        ListOf(RecordOf(DaySource, "a day"), some=True, longest=400), "The days."
    )
    breaks: tuple[BreakSource, ...] = optional(
        ListOf(RecordOf(BreakSource, "a break")), "Pauses, shown to all.", default=()
    )
    rooms: tuple[RoomSource, ...] = required(ListOf(RecordOf(RoomSource, "a room")), "The rooms.")
    tags: tuple[TagSource, ...] = optional(
        ListOf(RecordOf(TagSource, "a tag")),
        "What topics, slots and teams may be tagged with.",
        default=(),
    )
    limits: LimitsSource | None = optional(RecordOf(LimitsSource, "the limits"), "Limits.")
    rules: Mapping[str, Setting] | None = optional(
        MapOf(s.choice("setting", Setting), "a setting for each rule", "no-slots: off"),
        "off, warning or error, by rule.",
    )
    theme: str = optional(s.ID, "A folder of themes/.", default="default")
    edit: str | None = optional(
        a.EDIT_PATTERN, "Where a page's source is edited; {path} stands for its file."
    )
