"""One thing that has changed in the schedule, and how to say it to those who attend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import TypeAlias

from ptgsite.records import dataclass
from ptgsite.schedule.bookings import Booking

FORMS: Mapping[str, str] = {
    "event-published": "The schedule of {event} is published",
    "event-renamed": "The event is now called {event}, not {before}",
    "event-rezoned": "All times are now those of {zone}, not {before}",
    "day-added": "New day: {day}",
    "day-removed": "No longer a day of the event: {day}",
    "room-added": "New room: {room}",
    "room-renamed": "The room {before} is now called {room}",
    "room-relocated": "The room {room} is now here: {place}",
    "room-removed": "No longer a room of the event: {room}",
    "team-added": "New team: {team}",
    "team-renamed": "{before} is now called {team}",
    "team-removed": "{team} no longer takes part",
    "session-added": "New: {session}, {when} in {room}",
    "session-moved": "{session} moved from {before} in {before_room} to {when} in {room}",
    "session-moved-time": "{session} moved from {before} to {when}, in {room}",
    "session-moved-room": "{session} moved from {before_room} to {room}, {when}",
    "session-resized": "{session} ends at {end}, not {before}: {when} in {room}",
    "session-renamed": "{before} is now called {session}, {when} in {room}",
    "session-cancelled": "Cancelled: {session}, {when} in {room}",
    "session-restored": "{session} takes place after all, {when} in {room}",
    "session-tentative": "{session} is only tentative now, {when} in {room}",
    "session-confirmed": "{session} is confirmed, {when} in {room}",
    "session-joined": "{session} is now a joint session with {teams}, {when} in {room}",
    "session-parted": "{session} is no longer a joint session with {teams}, {when} in {room}",
    "session-removed": "No longer on the schedule: {session}, {when} in {room}",
    "topic-added": "{team} has a new topic: {topic}",
    "topic-added-scheduled": "{team} has a new topic: {topic}, {when} in {room}",
    "topic-scheduled": "{team} discusses {topic} {when} in {room}",
    "topic-moved": "{team} discusses {topic} {when} in {room}, not {before}",
    "topic-unscheduled": "{team} no longer plans a time for {topic}",
    "topic-renamed": "{team} calls its topic {before} now {topic}",
    "topic-dropped": "{team} dropped its topic {topic}",
}
"""What is said of each sort of change; a theme may say it otherwise."""


@dataclass(frozen=True, slots=True)
class Times:
    """When something is: one moment or two, in UTC, of a day of the event, which `code` names.

    As text it is what the event's clocks show, as in "Mon 13:00–15:00".
    """

    text: str
    code: str
    day: date
    moments: tuple[datetime, ...]

    def __str__(self) -> str:
        return self.text


Word: TypeAlias = str | Times


@dataclass(frozen=True, slots=True)
class Change:
    """A change: `form` is its key in FORMS, `words` has what is filled in there.

    `team`, `room` and `topic` are ids, None where the change is about no such thing; `before` and
    `after` are the session that it is about, as it was and as it is, and `session` is its key.
    """

    form: str
    words: Mapping[str, Word]
    team: str | None = None
    room: str | None = None
    topic: str | None = None
    before: Booking | None = None
    after: Booking | None = None
    session: str | None = None

    @property
    def what(self) -> str:
        """The sort of change, for counting: a noun, a hyphen and what became of it."""
        return "-".join(self.form.split("-")[:2])

    def __str__(self) -> str:
        return FORMS[self.form].format_map(self.words)


def counted(some: Iterable[Change]) -> Iterator[str]:
    """How many changes there are of each sort, as in "2 sessions moved"."""
    for what, number in Counter(change.what for change in some).items():
        noun, _, verb = what.partition("-")
        yield f"{number:,} {noun}{'' if number == 1 else 's'} {verb}"
