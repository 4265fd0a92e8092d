"""JSON-LD for search engines: the event and its sessions as schema.org's Event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ptgsite import urls
from ptgsite.json_text import json_text
from ptgsite.pages.html import SafeHtml
from ptgsite.schedule.model import Event, Schedule, Session, Team
from ptgsite.schedule.titles import full_title
from ptgsite.schedule.zoned import with_offset
from ptgsite.source.words import Status

_SCHEMA = "https://schema.org"
_STATUS = {
    Status.CONFIRMED: f"{_SCHEMA}/EventScheduled",
    Status.TENTATIVE: f"{_SCHEMA}/EventScheduled",
    Status.CANCELLED: f"{_SCHEMA}/EventCancelled",
}


def of_event(schedule: Schedule) -> SafeHtml | None:
    """The event as a whole, None while it has no session."""
    event, sessions = schedule.event, schedule.sessions
    if not sessions:
        return None
    return _script(
        {
            "@context": _SCHEMA,
            "@type": "Event",
            "@id": event.url,
            "name": event.name,
            "url": event.url,
            "startDate": with_offset(min(each.start for each in sessions), event.timezone),
            "endDate": with_offset(max(each.end for each in sessions), event.timezone),
            "eventStatus": _STATUS[Status.CONFIRMED],
            "location": _place(event.location or event.name, event.location),
        }
    )


def of_sessions(sessions: Iterable[Session], team: Team, event: Event) -> SafeHtml | None:
    """The sessions that a team has booked, None where there are none."""
    own = [_session(session, event) for session in sessions if session.team.id == team.id]
    return _script({"@context": _SCHEMA, "@graph": own}) if own else None


def _session(session: Session, event: Event) -> dict[str, Any]:
    address = urls.absolute(event.url, urls.session(session))
    return {
        "@type": "Event",
        "@id": address,
        "name": full_title(session),
        "url": address,
        "startDate": with_offset(session.start, event.timezone),
        "endDate": with_offset(session.end, event.timezone),
        "eventStatus": _STATUS[session.status],
        "location": _place(session.room.name, session.room.location or event.location),
        "organizer": [
            {
                "@type": "Organization",
                "name": each.name,
                "url": urls.absolute(event.url, urls.team(each)),
            }
            for each in session.teams
        ],
        "superEvent": {"@id": event.url},
    }


def _place(name: str, address: str | None) -> dict[str, Any]:
    place = {"@type": "Place", "name": name}
    return place | {"address": address} if address else place


def _script(value: Any) -> SafeHtml:
    """A block of data: it is never run, and nothing in it can end it."""
    text = json_text(value).decode().replace("<", "\\u003c")
    return SafeHtml(f'<script type="application/ld+json">{text}</script>')
