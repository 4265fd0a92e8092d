"""What a change does to a site as a JSON document, described in docs/diff.md.

A version only ever gains keys; a change that could break a reader is a new version.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ptgsite.report.difference import Difference
from ptgsite.report.json_document import problem_object
from ptgsite.report.place import Placed
from ptgsite.schedule.bookings import Booking
from ptgsite.schedule.change import Change
from ptgsite.schedule.uids import session_uid
from ptgsite.schedule.zoned import to_utc
from ptgsite.source.event_models import EventSource

VERSION = 1


def document(of: Difference) -> str:
    """The document, in ASCII."""
    found = {
        "version": VERSION,
        "base": of.base,
        "head": of.head,
        "compared": of.changes is not None,
        "changes": [_change(change, *of.events) for change in of.changes or ()],
        "problems": {"appeared": _problems(of.appeared), "gone": _problems(of.gone)},
    }
    return json.dumps(found, indent=2)


def _problems(some: Iterable[Placed]) -> list[dict[str, Any]]:
    return [problem_object(each) for each in some]


def _change(change: Change, then: EventSource | None, now: EventSource | None) -> dict[str, Any]:
    return {
        "what": change.what,
        "text": str(change),
        "team": change.team,
        "room": change.room,
        "topic": change.topic,
        "before": _session(change.before, then),
        "after": _session(change.after, now),
    }


def _session(booking: Booking | None, event: EventSource | None) -> dict[str, Any] | None:
    if booking is None or event is None:
        return None
    slot, stretch = booking.slot, booking.stretch
    key = booking.key(event)
    return {
        "key": key,
        "uid": session_uid(key),
        "title": slot.title or booking.team.name,
        "start": _moment(booking, stretch.start, event),
        "end": _moment(booking, stretch.end, event),
        "room": slot.room,
        "status": str(slot.status),
        "with": [team for team in booking.teams if team != booking.team.id],
        "topics": list(slot.topics),
    }


def _moment(booking: Booking, minutes: int, event: EventSource) -> str:
    return f"{to_utc(booking.stretch.day, minutes, event.timezone):%Y-%m-%dT%H:%M:%SZ}"
