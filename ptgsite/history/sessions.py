"""When each session changed last, how often, and which ones are gone: what calendars must know.

What is said of every session is compared from one state to the next. So a calendar sees a session
change when its own facts do, and never because a neighbour's did (RFC 5545 §3.8.7.3, §3.8.7.4; RFC
5546 §2.1.4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ptgsite.history.facts import SessionFacts, facts_base, facts_of
from ptgsite.history.stamps import Stamp
from ptgsite.schedule.bookings import Booking
from ptgsite.source.event_models import EventSource


@dataclass(frozen=True, slots=True)
class Known:
    """A session as it was last: what it came from, and its last change.

    `gone` says that its team's file has it no more.
    """

    event: EventSource
    booking: Booking
    facts: SessionFacts
    stamp: Stamp
    gone: bool = False


def note_sessions(
    known: dict[str, Known],
    event: EventSource,
    before: Mapping[str, Booking],
    now: Mapping[str, Booking],
    time: datetime,
) -> None:
    """Put into `known` what a team's sessions have become at `time`, by their keys."""
    for key, booking in now.items():
        was = known.get(key)
        if was is None or was.gone or not _is_made_alike(was, event, booking):
            known[key] = _after(was, event, booking, time)
    for key in before:
        was = known[key]
        if key not in now and not was.gone:
            known[key] = replace(was, stamp=was.stamp.revised(time), gone=True)


def _is_made_alike(was: Known, event: EventSource, booking: Booking) -> bool:
    """Whether it is clear, without a look at the facts, that they are the same."""
    old = was.booking
    same = old.slot is booking.slot and old.team is booking.team and old.stretch == booking.stretch
    return same and old.room == booking.room and facts_base(was.event) == facts_base(event)


def _after(was: Known | None, event: EventSource, booking: Booking, time: datetime) -> Known:
    facts = facts_of(event, booking)
    if was is None:
        stamp = Stamp(time, 0)
    elif was.gone or was.facts.plan != facts.plan:
        stamp = was.stamp.revised(time)
    else:
        stamp = was.stamp if was.facts == facts else was.stamp.touched(time)
    return Known(event, booking, facts, stamp)
