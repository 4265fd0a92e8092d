"""When each session changed last, how often, and which ones are gone: what calendars must know.

What is said of every session is compared from one state to the next. So a calendar sees a session
change when its own facts do, and never because a neighbour's did (RFC 5545 §3.8.7.3, §3.8.7.4; RFC
5546 §2.1.4).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from ptgsite.history.facts import facts_base, facts_of
from ptgsite.history.stamps import Stamp
from ptgsite.records import dataclass
from ptgsite.schedule.bookings import Booking
from ptgsite.schedule.outline import Outline
from ptgsite.source.event_models import EventSource


@dataclass(frozen=True, slots=True)
class KnownSession:
    """A session as it was last: what it came from, and its last change.

    `gone` is None, or what its entry still shows of its team and room as they are now.
    """

    event: EventSource
    booking: Booking
    stamp: Stamp
    gone: tuple[object, ...] | None = None


def note_sessions(
    known: dict[str, KnownSession], state: Outline, team: str, ever: Iterable[str], time: datetime
) -> None:
    """Put into `known` what a team's sessions have become at `time`, by their keys.

    `ever` are the keys of all that it had.
    """
    event, now = state.event, state.sessions.get(team, {})
    for key, booking in now.items():
        was = known.get(key)
        if was is None or was.gone is not None or not _is_made_alike(was, event, booking):
            known[key] = _after(was, event, booking, time)
    for key in ever:
        if key not in now:
            known[key] = _without(known[key], state, time)


def _without(was: KnownSession, state: Outline, time: datetime) -> KnownSession:
    """A session that is gone."""
    left = _left(was.booking, state)
    if was.gone == left:
        return was
    stamp = was.stamp.revised(time) if was.gone is None else was.stamp.touched(time)
    return replace(was, stamp=stamp, gone=left)


def _left(booking: Booking, state: Outline) -> tuple[object, ...]:
    """What is left of a gone session's place: nothing where its team, room or day is gone too.

    Nor where another one of the team has taken it, which is the same to those who attend.
    """
    team = state.teams.get(booking.team.id)
    room = next((room for room in state.event.rooms if room.id == booking.slot.room), None)
    day = any(day.date == booking.stretch.day for day in state.event.days)
    taken = map(_place, state.sessions.get(booking.team.id, {}).values())
    if team is None or room is None or not day or _place(booking) in taken:
        return ()
    return team.name, team.color, team.url, room.name, room.location, room.url


def _place(booking: Booking) -> tuple[object, ...]:
    return booking.slot.room, booking.stretch.begins, booking.stretch.ends


def _is_made_alike(was: KnownSession, event: EventSource, booking: Booking) -> bool:
    """Whether it is clear, without a look at the facts, that they are the same."""
    old = was.booking
    same = old.slot is booking.slot and old.team is booking.team and old.stretch == booking.stretch
    return same and old.room == booking.room and facts_base(was.event) == facts_base(event)


def _after(
    was: KnownSession | None, event: EventSource, booking: Booking, time: datetime
) -> KnownSession:
    return KnownSession(event, booking, _stamp(was, event, booking, time))


def _stamp(was: KnownSession | None, event: EventSource, booking: Booking, time: datetime) -> Stamp:
    if was is None:
        return Stamp(time, 0)
    before, facts = facts_of(was.event, was.booking), facts_of(event, booking)
    if was.gone is not None or before.plan != facts.plan:
        return was.stamp.revised(time)
    return was.stamp if before == facts else was.stamp.touched(time)
