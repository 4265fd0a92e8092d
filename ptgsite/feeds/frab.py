"""A schedule in the terms of c3voc's schedule format, https://c3voc.de/schedule/.

Its readers are apps for attendees, such as Giggity and EventFahrplan, and the systems of video
teams. It knows conferences, days, rooms and events; a team is a track. A cancelled session is left
out, since the format has no word for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256

from ptgsite import urls
from ptgsite.feeds.frab_records import Conference, Day, Event, Person, Room, Track
from ptgsite.feeds.plain import plain
from ptgsite.feeds.published import Published
from ptgsite.feeds.words import PROSE, STATUS_WORDS, agenda, joint
from ptgsite.schedule import model
from ptgsite.schedule.bookable import held
from ptgsite.schedule.uids import session_uid, uid
from ptgsite.uri import uri

_NUMBERS = 2**31 - 1
_SLUG = re.compile(r"[a-z][a-z0-9-]+")
_CLOCK = slice(11, 16)  # of a local time
_LETTERS = 4  # The format wants an acronym to have at least that many.


def conference(of: Published) -> Conference:
    """A schedule as a conference."""
    schedule = of.schedule
    event = schedule.event
    names = _names(schedule.rooms)
    rooms = {room.id: _room(room, names[room.id], of) for room in schedule.rooms}
    made = {each.guid: each for each in _events(of, rooms)}
    return Conference(
        acronym=_acronym(event.id),
        title=event.name,
        language=event.language,
        url=_at(urls.HOME, of),
        zone=event.timezone.key,
        version=of.local(of.updated),
        tracks=tuple(Track(one.name, _slug(one.id), one.color) for one in schedule.teams),
        rooms=tuple(rooms.values()),
        days=tuple(_day(index, day, of, rooms, made) for index, day in enumerate(schedule.days, 1)),
    )


def numbers(keys: Iterable[str]) -> dict[str, int]:
    """A positive number below 2³¹ for each key, made from it, so that it stays while others change.

    Of two keys that would share a number, which hardly ever happens, one gets the next.
    """
    taken: dict[int, str] = {}
    for key in sorted(set(keys)):
        number = int.from_bytes(sha256(key.encode()).digest()[:8]) % _NUMBERS + 1
        while number in taken:
            number = number % _NUMBERS + 1
        taken[number] = key
    return {key: number for number, key in taken.items()}


def _names(rooms: Iterable[model.Room]) -> dict[str, str]:
    """A room's name by its id; where two rooms share a name, with the id."""
    listed = tuple(rooms)
    count = Counter(room.name for room in listed)
    return {
        room.id: room.name if count[room.name] == 1 else f"{room.name} ({room.id})"
        for room in listed
    }


def _room(room: model.Room, name: str, of: Published) -> Room:
    guid = uid("room", of.schedule.event.id, room.id)
    about = plain(room.description, PROSE)
    return Room(name, guid, about, room.capacity, _at(urls.room(room), of))


def _day(
    index: int, day: model.Day, of: Published, rooms: dict[str, Room], made: dict[str, Event]
) -> Day:
    sessions = held(of.schedule.sessions_of_day[day.date])
    in_room: dict[str, list[Event]] = {room: [] for room in rooms}
    for session in sessions:
        in_room[session.room.id].append(made[session_uid(session.key)])
    start, end = _bounds(day, sessions, of)
    filled = ((rooms[room], tuple(events)) for room, events in in_room.items() if events)
    return Day(index, day.date.isoformat(), of.local(start), of.local(end), tuple(filled))


def _bounds(
    day: model.Day, sessions: Iterable[model.Session], of: Published
) -> tuple[datetime, datetime]:
    """When a day begins and ends: its time slots and sessions, or else its midnights."""
    both = [(each.start, each.end) for each in day.time_slots]
    both += [(each.start, each.end) for each in sessions]
    if both:
        return min(start for start, _ in both), max(end for _, end in both)
    midnight = datetime.combine(day.date, datetime.min.time(), of.schedule.event.timezone)
    return midnight, midnight + timedelta(days=1)


def _events(of: Published, rooms: dict[str, Room]) -> Iterator[Event]:
    schedule = of.schedule
    known = numbers(session.key for session in schedule.sessions)
    persons = _persons(of)
    prefix = _acronym(schedule.event.id)
    for session in held(schedule.sessions):
        local = of.local(session.start)
        number = known[session.key]
        wanted = of.wanted_in.get(session.key, ())
        yield Event(
            guid=session_uid(session.key),
            number=number,
            slug=f"{prefix}-{number}-{session.team.id}",
            date=local,
            start=local[_CLOCK],
            duration=_duration(session.duration),
            room=rooms[session.room.id].name,
            title=session.title,
            subtitle=f"with {', '.join(one.name for one in session.joint)}" * bool(session.joint),
            track=session.team.name,
            description=_description(session),
            url=_at(urls.session(session), of),
            persons=tuple(persons[person.id] for person in wanted),
            links=tuple(_links(session)),
        )


def _persons(of: Published) -> dict[str, Person]:
    known = numbers(of.people)
    event = of.schedule.event.id
    return {
        key: Person(each.name, known[key], uid("person", event, key), _at(urls.person(each), of))
        for key, each in of.people.items()
    }


def _description(session: model.Session) -> str:
    paragraphs = (
        STATUS_WORDS.get(session.status, ""),
        plain(session.description, PROSE),
        "\n".join(agenda(session.topics)),
        joint(session) if session.joint else "",
    )
    return "\n\n".join(filter(None, paragraphs))


def _links(session: model.Session) -> Iterator[tuple[str, str]]:
    if session.call:
        yield "Video call", uri(session.call)
    if session.pad:
        yield "Etherpad", uri(session.pad)
    for topic in session.topics:
        if topic.etherpad:
            yield f"Etherpad: {topic.title}", uri(topic.etherpad)


@lru_cache(4096)
def _duration(of: timedelta) -> str:
    hours, minutes = divmod(int(of.total_seconds()) // 60, 60)
    return f"{hours:02}:{minutes:02}"


def _acronym(event_id: str) -> str:
    """An event's id as the format wants it: no hyphen, and four letters or more."""
    acronym = event_id.replace("-", "_")
    return acronym if len(acronym) >= _LETTERS else f"{acronym}_event"


def _slug(team_id: str) -> str:
    return team_id if _SLUG.fullmatch(team_id) else ""


def _at(path: str, of: Published) -> str:
    return urls.absolute(of.schedule.event.url, path)
