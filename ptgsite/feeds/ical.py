"""Calendar feeds (RFC 5545, RFC 7986): all sessions; and by team, room, day, tag and person.

Every event is serialised once, and a feed is a join of events. Nothing depends on when a feed is
built: an event that didn't change keeps its bytes, and so does a feed of such events.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain
from operator import attrgetter

from ptgsite import urls
from ptgsite.feeds.colors import color_name
from ptgsite.feeds.ical_event import break_event, session_event
from ptgsite.feeds.ical_text import content, line, moment, text
from ptgsite.feeds.plain import plain
from ptgsite.feeds.published import Published
from ptgsite.history.stamps import Stamp
from ptgsite.records import dataclass
from ptgsite.schedule.model import Day, Event, Room, Schedule, Session, Tag, Team
from ptgsite.schedule.people import Person, names_as_shown
from ptgsite.schedule.tagged import sessions_of_tag
from ptgsite.schedule.uids import break_uid, uid

PRODUCT = "-//ptgsite//ptgsite//EN"
"""Who made it (RFC 5545 §3.7.3), without a version, which would change every feed with it."""

REFRESH = "PT1H"
"""How often to look for changes (RFC 7986 §5.7). Asking for more doesn't help: Google doesn't."""

_ABOUT = 1000  # characters of a calendar's description
_END = b"END:VCALENDAR\r\n"
_NO_EVENTS = content(
    (
        "BEGIN:VTIMEZONE",
        "TZID:UTC",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0000",
        "TZNAME:UTC",
        "END:STANDARD",
        "END:VTIMEZONE",
    )
)
"""What a feed without events holds, since RFC 5545 §3.6 wants a component."""


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed's own words; `path` is its address and `page` that of the page it belongs to."""

    path: str
    page: str
    name: str
    about: str
    color: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event of a feed: when it starts and changed last, and its bytes."""

    start: datetime
    changed: datetime
    data: bytes


_start, _changed, _data = map(attrgetter, ("start", "changed", "data"))


def render_feeds(of: Published, event_stamp: Stamp) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of each feed: the event's, and one a team, room, day, tag and person.

    `event_stamp` is the last change of what calendars say of the event itself, and of breaks whose
    UIDs have no stamp. Breaks are in the feeds of the event and of days.
    """
    schedule = of.schedule
    entries = {
        session.key: _session_entry(session, of)
        for session in (*schedule.sessions, *schedule.former)
    }
    breaks = {
        day.date: tuple(_break_entries(day, of.stamps, event_stamp, schedule.event))
        for day in schedule.days
    }
    for about, sessions, more in _feeds(schedule, of.people, breaks):
        chosen = (*more, *(entries[session.key] for session in sessions))
        in_order = sorted(chosen, key=_start)
        yield about.path, _calendar(about, schedule, in_order, event_stamp)


def _feeds(
    schedule: Schedule,
    everybody: Mapping[str, Person],
    breaks: Mapping[date, tuple[_Entry, ...]],
) -> Iterator[tuple[_Feed, Iterable[Session], Iterable[_Entry]]]:
    """Each feed, with its sessions and its breaks."""
    former = _former(schedule)
    everywhere = chain.from_iterable(breaks[day.date] for day in schedule.days)
    yield _of_event(schedule), (*schedule.sessions, *schedule.former), everywhere
    for team in schedule.teams:
        sessions = (*schedule.sessions_of_team[team.id], *former["team", team.id])
        yield _of_team(team, schedule), sessions, ()
    for room in schedule.rooms:
        sessions = (*schedule.sessions_of_room[room.id], *former["room", room.id])
        yield _of_room(room, schedule), sessions, ()
    for day in schedule.days:
        sessions = (*schedule.sessions_of_day[day.date], *former["day", day.date])
        yield _of_day(day, schedule), sessions, breaks[day.date]
    tagged = sessions_of_tag(schedule)
    for tag in schedule.tags:
        yield _of_tag(tag, schedule), tagged[tag.id], ()
    for person in everybody.values():
        yield _of_person(person, schedule), person.sessions, ()


def _former(schedule: Schedule) -> Mapping[tuple[str, object], list[Session]]:
    """The sessions that are on no page any more, by the team, room and day that they were of."""
    found: defaultdict[tuple[str, object], list[Session]] = defaultdict(list)
    for session in schedule.former:
        for of in (("team", session.team.id), ("room", session.room.id)):
            found[of].append(session)
        found["day", session.day.date].append(session)
    return found


def _session_entry(session: Session, of: Published) -> _Entry:
    stamp = of.stamps[session.key]
    wanted = names_as_shown(session.people, of.known)
    event = session_event(session, stamp, of.schedule.event, wanted)
    return _Entry(session.start, stamp.time, event)


def _break_entries(
    day: Day, stamps: Mapping[str, Stamp], event_stamp: Stamp, event: Event
) -> Iterator[_Entry]:
    """The day's breaks; what is written twice is one, as no calendar takes an event twice."""
    breaks = {
        (pause.title, pause.start, pause.room and pause.room.id): pause for pause in day.breaks
    }
    seen: Counter[str] = Counter()
    for pause in breaks.values():
        name = break_uid(event.id, day.date, pause.title, seen[pause.title])
        seen[pause.title] += 1
        stamp = stamps.get(name, event_stamp)
        yield _Entry(pause.start, stamp.time, break_event(name, pause, day, stamp, event))


def _calendar(
    feed: _Feed, schedule: Schedule, entries: Sequence[_Entry], event_stamp: Stamp
) -> bytes:
    changed = max((event_stamp.time, *map(_changed, entries)))
    events = map(_data, entries) if entries else (_NO_EVENTS,)
    return b"".join((content(_header(feed, schedule, changed)), *events, _END))


def _header(feed: _Feed, schedule: Schedule, changed: datetime) -> Iterator[str]:
    """The calendar's own lines, the old private ones beside those of RFC 7986 §5."""
    event = schedule.event
    name, about = line(feed.name), text(feed.about)
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:{PRODUCT}"
    yield f"UID:{uid('calendar', event.id, feed.path)}"
    yield f"LAST-MODIFIED:{moment(changed)}"
    yield f"NAME:{name}"
    yield f"X-WR-CALNAME:{name}"
    yield f"DESCRIPTION:{about}"
    yield f"X-WR-CALDESC:{about}"
    yield f"URL:{urls.absolute(event.url, feed.page)}"
    yield f"SOURCE;VALUE=URI:{urls.absolute(event.url, feed.path)}"
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"
    yield f"X-PUBLISHED-TTL:{REFRESH}"
    if feed.color:
        yield f"COLOR:{color_name(feed.color)}"
        yield f"X-APPLE-CALENDAR-COLOR:{feed.color.upper()}"


def _of_event(schedule: Schedule) -> _Feed:
    event = schedule.event
    about = plain(event.description, _ABOUT) or f"All sessions of {event.name}"
    return _Feed(urls.EVENT_FEED, urls.HOME, event.name, about)


def _of_team(team: Team, schedule: Schedule) -> _Feed:
    event = schedule.event.name
    about = plain(team.description, _ABOUT) or f"The sessions of {team.name} at {event}"
    name = f"{team.name} – {event}"
    return _Feed(urls.team_feed(team), urls.team(team), name, about, team.color)


def _of_room(room: Room, schedule: Schedule) -> _Feed:
    event = schedule.event.name
    about = plain(room.description, _ABOUT) or f"What is in {room.name} at {event}"
    return _Feed(urls.room_feed(room), urls.room(room), f"{room.name} – {event}", about)


def _of_day(day: Day, schedule: Schedule) -> _Feed:
    event, date = schedule.event.name, f"{day.code} {day.date.isoformat()}"
    return _Feed(urls.day_feed(day), urls.day(day), f"{date} – {event}", f"{event} on {date}")


def _of_tag(tag: Tag, schedule: Schedule) -> _Feed:
    event = schedule.event.name
    about = tag.description or f"The sessions of {event} tagged {tag.name}"
    return _Feed(urls.tag_feed(tag), urls.tag(tag), f"{tag.name} – {event}", about)


def _of_person(person: Person, schedule: Schedule) -> _Feed:
    event = schedule.event.name
    about = f"Where {person.name} is wanted at {event}"
    return _Feed(urls.person_feed(person), urls.person(person), f"{person.name} – {event}", about)
