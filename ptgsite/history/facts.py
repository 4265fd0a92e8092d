"""What a session's calendar entry says, as far as the sources alone can tell."""

from __future__ import annotations

from datetime import datetime

from ptgsite.records import dataclass
from ptgsite.schedule.bookings import Booking
from ptgsite.schedule.parts import default_pad
from ptgsite.schedule.zoned import to_utc
from ptgsite.source.event_models import EventSource
from ptgsite.source.words import Status


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to reach everybody when it changes: when, where, whether, and what it is."""

    start: datetime
    end: datetime
    room: str
    status: Status
    title: str


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """All that a session's entry is made of; `details` are texts in a fixed order."""

    plan: Plan
    details: tuple[object, ...]


def facts_base(event: EventSource) -> tuple[object, ...]:
    """What the facts of all sessions are made with, their times and rooms aside."""
    return event.id, event.url, event.etherpad, event.timezone, event.tags


def means_the_same(event: EventSource, other: EventSource) -> bool:
    """Whether no session can be another one for what has changed in the event's file."""
    parts = [(each.slots, each.days, each.rooms) for each in (event, other)]
    return parts[0] == parts[1] and facts_base(event) == facts_base(other)


def facts_of(event: EventSource, booking: Booking) -> SessionFacts:
    """The facts of a booking at an event; times are in UTC."""
    slot, team, stretch = booking.slot, booking.team, booking.stretch
    topics = {topic.id: topic for topic in team.topics} if slot.topics else {}
    tags = {tag.id: tag.name for tag in event.tags} if slot.tags else {}
    agenda = [topics[name] for name in slot.topics if name in topics]
    return SessionFacts(
        Plan(
            to_utc(stretch.day, stretch.start, event.timezone),
            to_utc(stretch.day, stretch.end, event.timezone),
            slot.room,
            slot.status,
            slot.title or team.name,
        ),
        (
            event.url,
            booking.place,
            team.name,
            team.color,
            slot.joint,
            slot.description,
            slot.etherpad or team.etherpad or default_pad(event, team.id),
            slot.url or team.url or (booking.room.url if booking.room else None),
            tuple((topic.title, topic.minutes) for topic in agenda),
            tuple(tags.get(name, name) for name in slot.tags),
        ),
    )
