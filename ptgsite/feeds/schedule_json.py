"""schedule.json: the whole schedule for any program; docs/exports.md and a schema describe it.

The schema is docs/schema/schedule.schema.json. A version only ever gains keys; a change that could
break a reader is a new version. Every key is always there: null, "" or [] says that there is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ptgsite import urls
from ptgsite.feeds.json_text import document, of_list, of_object
from ptgsite.feeds.published import Published
from ptgsite.schedule.model import (
    Break,
    Contact,
    Day,
    Notice,
    Room,
    Session,
    Tag,
    Team,
    TimeSlot,
    Topic,
)
from ptgsite.schedule.people import Person
from ptgsite.schedule.tagged import tags_of_session, tags_of_topic
from ptgsite.schedule.uids import session_uid
from ptgsite.uri import uri

VERSION = 1


def schedule_json(of: Published) -> bytes:
    """The document."""
    schedule = of.schedule
    teams = {team.id: team for team in schedule.teams}
    lists: dict[str, Iterable[dict[str, Any]]] = {
        "days": (_day(day, of) for day in schedule.days),
        "rooms": (_room(room, of) for room in schedule.rooms),
        "tags": (_tag(tag, of) for tag in schedule.tags),
        "teams": (_team(team, of) for team in schedule.teams),
        "people": (_person(person, of) for person in of.people.values()),
        "topics": (_topic(topic, teams[topic.team_id], of) for topic in schedule.topics),
        "sessions": (_session(session, of) for session in schedule.sessions),
    }
    about = {"version": VERSION, "updated": of.local(of.updated), "event": _event(of)}
    return document(of_object(about, {key: of_list(each) for key, each in lists.items()}))


def _event(of: Published) -> dict[str, Any]:
    event = of.schedule.event
    return {
        "id": event.id,
        "name": event.name,
        "url": _at(urls.HOME, of),
        "calendar": _at(urls.EVENT_FEED, of),
        "timezone": event.timezone.key,
        "language": event.language,
        "location": event.location,
        "description": event.description,
        "links": [{"title": link.title, "url": uri(link.url)} for link in event.links],
        "contacts": _contacts(event.contacts),
        "notices": [_notice(notice) for notice in event.notices],
    }


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "level": notice.level,
        "text": notice.text,
        "from": notice.first and notice.first.isoformat(),
        "until": notice.last and notice.last.isoformat(),
    }


def _day(day: Day, of: Published) -> dict[str, Any]:
    return {
        "date": day.date.isoformat(),
        "code": day.code,
        "url": _at(urls.day(day), of),
        "calendar": _at(urls.day_feed(day), of),
        "time_slots": [_time_slot(slot, of) for slot in day.time_slots],
        "breaks": [_break(pause, of) for pause in day.breaks],
    }


def _time_slot(slot: TimeSlot, of: Published) -> dict[str, Any]:
    return {"name": slot.name, "start": of.local(slot.start), "end": of.local(slot.end)}


def _break(pause: Break, of: Published) -> dict[str, Any]:
    return {
        "title": pause.title,
        "start": of.local(pause.start),
        "end": of.local(pause.end),
        "room": pause.room.id if pause.room else None,
    }


def _room(room: Room, of: Published) -> dict[str, Any]:
    return {
        "id": room.id,
        "name": room.name,
        "url": _at(urls.room(room), of),
        "calendar": _at(urls.room_feed(room), of),
        "location": room.location,
        "capacity": room.capacity,
        "equipment": room.equipment,
        "call": _uri(room.url),
        "description": room.description,
        "closed": sorted(room.closed),
    }


def _tag(tag: Tag, of: Published) -> dict[str, Any]:
    return {
        "id": tag.id,
        "name": tag.name,
        "url": _at(urls.tag(tag), of),
        "calendar": _at(urls.tag_feed(tag), of),
        "description": tag.description,
    }


def _team(team: Team, of: Published) -> dict[str, Any]:
    return {
        "id": team.id,
        "name": team.name,
        "kind": team.kind,
        "url": _at(urls.team(team), of),
        "calendar": _at(urls.team_feed(team), of),
        "color": team.color,
        "description": team.description,
        "expected": team.expected,
        "pad": _uri(team.etherpad),
        "call": _uri(team.url),
        "irc": team.irc,
        "tags": _ids(team.tags),
        "contacts": _contacts(team.contacts),
    }


def _contacts(contacts: Iterable[Contact]) -> list[dict[str, Any]]:
    return [{"name": each.name, "irc": each.irc, "email": each.email} for each in contacts]


def _person(person: Person, of: Published) -> dict[str, Any]:
    """A person, with the nicks that pages show, and no e-mail address."""
    return {
        "id": person.id,
        "name": person.name,
        "url": _at(urls.person(person), of),
        "calendar": _at(urls.person_feed(person), of),
        "nicks": [name for name in person.names if "@" not in name],
        "topics": [_topic_id(topic) for topic in person.topics],
        "sessions": _session_ids(person.sessions),
    }


def _topic(topic: Topic, team: Team, of: Published) -> dict[str, Any]:
    sessions = of.schedule.sessions_of_topic[topic.team_id, topic.id]
    return {
        "id": _topic_id(topic),
        "title": topic.title,
        "team": topic.team_id,
        "url": _at(urls.topic(topic), of),
        "description": topic.description,
        "with": _ids(topic.wanted),
        "people": _ids(of.people_of(topic.people)),
        "tags": _ids(tags_of_topic(topic, team)),
        "minutes": topic.minutes,
        "interest": topic.interest,
        "pad": _uri(topic.etherpad),
        "sessions": _session_ids(sessions),
    }


def _session(session: Session, of: Published) -> dict[str, Any]:
    stamp = of.stamps[session.key]
    return {
        "id": session_uid(session.key),
        "title": session.title,
        "team": session.team.id,
        "with": _ids(session.joint),
        "room": session.room.id,
        "day": session.day.date.isoformat(),
        "start": of.local(session.start),
        "end": of.local(session.end),
        "time_slots": session.time_slots,
        "status": session.status,
        "url": _at(urls.session(session), of),
        "description": session.description,
        "topics": [_topic_id(topic) for topic in session.topics],
        "people": _ids(of.people_of(session.people)),
        "tags": _ids(tags_of_session(session)),
        "pad": _uri(session.pad),
        "call": _uri(session.call),
        "updated": of.local(stamp.time),
        "revision": stamp.revision,
    }


def _ids(of: Iterable[Tag | Team | Person]) -> list[str]:
    return [each.id for each in of]


def _session_ids(sessions: Iterable[Session]) -> list[str]:
    return [session_uid(session.key) for session in sessions]


def _topic_id(topic: Topic) -> str:
    return f"{topic.team_id}/{topic.id}"


def _uri(address: str | None) -> str | None:
    return address and uri(address)


def _at(path: str, of: Published) -> str:
    return urls.absolute(of.schedule.event.url, path)
