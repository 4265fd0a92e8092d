"""frab/schedule.json: c3voc's schedule format as JSON (https://c3voc.de/schedule/schema.json)."""

from __future__ import annotations

import re
from typing import Any

from ptgsite.feeds.frab_records import TIME_STEP, TYPE, Conference, Day, Event, Person, Room, Track
from ptgsite.feeds.json_text import document, of_list, of_object

_ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+.*|.*UTC", re.ASCII)
"""The names of zones that the format's schema allows; it has forgotten a few."""


def frab_json(of: Conference) -> bytes:
    """The document."""
    about = {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": "ptgsite"},
    }
    days = of_list(_day(day, of) for day in of.days)
    conference = of_object(_conference(of), {"days": days})
    schedule = of_object({"version": of.version, "base_url": of.url}, {"conference": conference})
    return document(of_object(about, {"schedule": schedule}))


def _conference(of: Conference) -> dict[str, Any]:
    return {
        "acronym": of.acronym,
        "title": of.title,
        "start": of.days[0].date,
        "end": of.days[-1].date,
        "daysCount": len(of.days),
        "timeslot_duration": TIME_STEP,
        **({"time_zone_name": of.zone} if _ZONE.fullmatch(of.zone) else {}),
        "url": of.url,
        "tracks": [_track(track) for track in of.tracks],
        "rooms": [_room(room) for room in of.rooms],
    }


def _track(of: Track) -> dict[str, Any]:
    return {"name": of.name, **({"slug": of.slug} if of.slug else {}), "color": of.color}


def _room(of: Room) -> dict[str, Any]:
    return {
        "name": of.name,
        "guid": of.guid,
        "description": of.description,
        "capacity": of.capacity,
        "url": of.url,
    }


def _day(day: Day, of: Conference) -> dict[str, Any]:
    return {
        "index": day.index,
        "date": day.date,
        "day_start": day.start,
        "day_end": day.end,
        "rooms": {room.name: [_event(each, of) for each in events] for room, events in day.rooms},
    }


def _event(each: Event, of: Conference) -> dict[str, Any]:
    return {
        "guid": each.guid,
        "id": each.number,
        "date": each.date,
        "start": each.start,
        "duration": each.duration,
        "room": each.room,
        "slug": each.slug,
        "url": each.url,
        "title": each.title,
        "subtitle": each.subtitle,
        "track": each.track,
        "type": TYPE,
        "language": of.language,
        "abstract": "",
        "description": each.description,
        "persons": [_person(person) for person in each.persons],
        "links": [{"title": title, "url": address} for title, address in each.links],
        "attachments": [],
    }


def _person(of: Person) -> dict[str, Any]:
    """With `public_name` beside these, the format's schema would refuse it."""
    return {"name": of.name, "id": of.number, "guid": of.guid, "url": of.url}
