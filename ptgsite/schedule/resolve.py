"""Sources without errors to the Schedule. Total: whatever the rules let pass has a meaning here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from ptgsite.records import dataclass
from ptgsite.schedule import model as m
from ptgsite.schedule import parts
from ptgsite.schedule.bookings import Booking, bookings, named_time_slots
from ptgsite.schedule.last import Last, Unchanged, are, unchanged_of
from ptgsite.schedule.zoned import to_utc
from ptgsite.source.event_models import EventSource
from ptgsite.source.models import PageSource, TeamSource, TopicSource
from ptgsite.source.scalars import clock

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
WELCOME = "index"


@dataclass(frozen=True, slots=True)
class _Names:
    """What the ids in team files stand for; a topic's is its team's id and its own."""

    event: m.Event
    days: Mapping[date, m.Day]
    rooms: Mapping[str, m.Room]
    tags: Mapping[str, m.Tag]
    teams: Mapping[str, m.Team]
    topics: Mapping[tuple[str, str], m.Topic]


def resolve(
    source: EventSource,
    teams: tuple[TeamSource, ...],
    pages: tuple[PageSource, ...],
    gone: tuple[m.Session, ...] = (),
    last: Last | None = None,
) -> m.Schedule:
    """The whole event from its sources, in which the rules have found no error.

    `gone` are sessions that the sources have no more, and that are kept as cancelled ones. What
    comes of sources that are the same as of `last` is taken from there.
    """
    same = unchanged_of(last, source, teams)
    names = _names(source, teams, same)
    booked = bookings(source, teams, named_time_slots(source))
    made = [_session(booking.key(source), booking, names, same) for booking in booked]
    kept, former = _parted(gone, made, names)
    sessions = sorted((*made, *(_as_now(one, names) for one in kept)), key=_order)
    return m.Schedule(
        event=names.event,
        days=tuple(sorted(names.days.values(), key=lambda day: day.date)),
        rooms=tuple(names.rooms.values()),
        tags=tuple(names.tags.values()),
        teams=tuple(names.teams.values()),
        topics=tuple(names.topics.values()),
        sessions=tuple(sessions),
        sessions_of_team=_grouped(names.teams, ((t.id, s) for s in sessions for t in s.teams)),
        sessions_of_room=_grouped(names.rooms, ((s.room.id, s) for s in sessions)),
        sessions_of_day=_grouped(names.days, ((s.day.date, s) for s in sessions)),
        sessions_of_topic=_grouped(
            names.topics, (((t.team_id, t.id), s) for s in sessions for t in s.topics)
        ),
        topics_of_team=_grouped(names.teams, ((t.team_id, t) for t in names.topics.values())),
        welcome="".join(page.text for page in pages if page.stem == WELCOME),
        pages=tuple(parts.page(page) for page in pages if page.stem != WELCOME),
        former=tuple(replace(one, anchor="") for one in former),
    )


def _names(source: EventSource, teams: tuple[TeamSource, ...], same: Unchanged) -> _Names:
    rooms = same.rooms or {room.id: parts.room(room) for room in source.rooms}
    tags = same.tags or {tag.id: parts.tag(tag) for tag in source.tags}
    days = same.days or {day.date: parts.day(source, day, rooms) for day in source.days}
    named_teams = {
        team.id: same.teams.get(team.id) or parts.team(source, team, tags) for team in teams
    }
    topics = {
        (team.id, topic.id): _topic(team, topic, named_teams, tags, same)
        for team in teams
        for topic in team.topics
    }
    return _Names(same.event or parts.event(source), days, rooms, tags, named_teams, topics)


def _parted(
    gone: Iterable[m.Session], made: Iterable[m.Session], names: _Names
) -> tuple[list[m.Session], list[m.Session]]:
    """Of the sessions that are gone, those to be shown where they were, and all others.

    Where another one of the team has taken just that place, it is the same to those who attend: it
    has got an `id`, or another.
    """
    shown: list[m.Session] = []
    others: list[m.Session] = []
    taken = {_place(session) for session in made}
    for one in gone:
        there = one.team.id in names.teams and one.room.id in names.rooms
        is_shown = there and one.day.date in names.days and _place(one) not in taken
        (shown if is_shown else others).append(one)
    return shown, sorted(others, key=_order)


def _place(session: m.Session) -> tuple[object, ...]:
    return session.team.id, session.room.id, session.start, session.end


def _as_now(session: m.Session, names: _Names) -> m.Session:
    """A session that is gone, with its team, its room and its day as they are now."""
    team = names.teams[session.team.id]
    return replace(
        session,
        title=team.name if session.title == session.team.name else session.title,
        team=team,
        room=names.rooms[session.room.id],
        day=names.days[session.day.date],
    )


def _order(session: m.Session) -> tuple[object, ...]:
    return session.start, session.room.id, session.team.id, session.key


def _grouped(keys: Iterable[K], pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(groups[key]) for key in keys}


def _topic(
    team: TeamSource,
    topic: TopicSource,
    teams: Mapping[str, m.Team],
    tags: Mapping[str, m.Tag],
    same: Unchanged,
) -> m.Topic:
    wanted = _each(teams, topic.wanted)
    there = same.topics.get((team.id, topic.id))
    if there is not None and are(there.wanted, wanted):
        return there
    return m.Topic(
        id=topic.id,
        team_id=team.id,
        title=topic.title,
        description=topic.description,
        wanted=wanted,
        people=tuple(dict.fromkeys(topic.people)),
        not_at=tuple(dict.fromkeys(topic.not_at)),
        tags=_each(tags, topic.tags),
        minutes=topic.minutes,
        interest=topic.interest,
        etherpad=topic.etherpad,
        extra=topic.extra,
    )


def _each(known: Mapping[str, V], names: tuple[str, ...]) -> tuple[V, ...]:
    return tuple([known[name] for name in dict.fromkeys(names)]) if names else ()


def _session(key: str, booking: Booking, names: _Names, same: Unchanged) -> m.Session:
    slot, zone = booking.slot, names.event.timezone
    day, start = booking.stretch.day, booking.stretch.start
    team, room = names.teams[booking.team.id], names.rooms[slot.room]
    joint = tuple(t for t in _each(names.teams, slot.joint) if t.id != team.id)
    topics = tuple([names.topics[team.id, topic] for topic in dict.fromkeys(slot.topics)])
    there = same.sessions.get(key)
    if there is not None and are(there.joint, joint) and are(there.topics, topics):
        return there
    return m.Session(
        key=key,
        anchor=f"session-{slot.id}"
        if slot.id
        else f"at-{day.isoformat()}-{clock(start).replace(':', '')}",
        title=slot.title or team.name,
        team=team,
        room=room,
        day=names.days[day],
        start=to_utc(day, start, zone),
        end=to_utc(day, booking.stretch.end, zone),
        status=slot.status,
        time_slots=slot.slots,
        joint=joint,
        topics=topics,
        description=slot.description,
        people=tuple(dict.fromkeys(slot.people)),
        tags=_each(names.tags, slot.tags),
        pad=slot.etherpad or team.etherpad,
        call=slot.url or team.url or room.url,
        extra=slot.extra,
    )
