"""Reading feeds back with programs that did not write them, each to the same plain records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import icalendar
import vobject


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as a subscriber sees it; times are in UTC."""

    uid: str
    start: datetime
    end: datetime
    stamp: datetime
    modified: datetime
    sequence: int
    summary: str
    location: str
    description: str
    url: str
    categories: tuple[str, ...]
    status: str
    transparency: str
    conference: str | None


def with_icalendar(data: bytes) -> list[Seen]:
    """The events that the icalendar library reads."""
    calendar: Any = icalendar.Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    assert not any(component.errors for component in (calendar, *events))
    return [
        Seen(
            uid=str(event["UID"]),
            start=event["DTSTART"].dt,
            end=event["DTEND"].dt,
            stamp=event["DTSTAMP"].dt,
            modified=event["LAST-MODIFIED"].dt,
            sequence=int(event["SEQUENCE"]),
            summary=str(event["SUMMARY"]),
            location=str(event["LOCATION"]),
            description=str(event["DESCRIPTION"]),
            url=str(event["URL"]),
            categories=tuple(str(each) for each in event["CATEGORIES"].cats),
            status=str(event["STATUS"]),
            transparency=str(event["TRANSP"]),
            conference=str(event["CONFERENCE"]) if "CONFERENCE" in event else None,
        )
        for event in events
    ]


def with_vobject(data: bytes) -> list[Seen]:
    """The events that the vobject library reads."""
    calendar = vobject.readOne(data.decode())
    return [
        Seen(
            uid=event.uid.value,
            start=event.dtstart.value.astimezone(UTC),
            end=event.dtend.value.astimezone(UTC),
            stamp=event.dtstamp.value.astimezone(UTC),
            modified=event.last_modified.value.astimezone(UTC),
            sequence=int(event.sequence.value),
            summary=event.summary.value,
            location=event.location.value,
            description=event.description.value,
            url=event.url.value,
            categories=tuple(event.categories.value),
            status=event.status.value,
            transparency=event.transp.value,
            conference=event.conference.value if "conference" in event.contents else None,
        )
        for event in calendar.contents.get("vevent", ())
    ]


READERS: tuple[Callable[[bytes], list[Seen]], ...] = (with_icalendar, with_vobject)
