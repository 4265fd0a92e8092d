"""The records that pages share, each made once: a session is the same on every page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import field, replace
from datetime import date, datetime
from typing import NoReturn, TypeVar
from urllib.parse import quote

from ptgsite import urls
from ptgsite.pages import colors, pieces, words
from ptgsite.pages.html import Prose
from ptgsite.pages.monogram import monogram
from ptgsite.pages.strings import Texts
from ptgsite.records import dataclass
from ptgsite.schedule import model
from ptgsite.schedule.bookable import free_slots
from ptgsite.schedule.people import Person, by_name, names_of
from ptgsite.schedule.tagged import tags_of_session, tags_of_topic
from ptgsite.schedule.titles import full_title
from ptgsite.schedule.uids import short_id
from ptgsite.source.words import Status

K = TypeVar("K")
R = TypeVar("R")

_TEAM_ROOT = "../../"  # where the texts of teams, sessions and topics are shown: teams/ID/


class Records(dict[K, R]):
    """Records by their keys, each made when it is first asked for with `[]`."""

    def __init__(self, keys: Collection[K], make: Callable[[K], R]) -> None:
        super().__init__()
        self._keys = keys
        self._make = make

    def make_all(self) -> None:
        """Make those that nobody has asked for yet."""
        self.update((key, self._make(key)) for key in self._keys if key not in self)

    def __missing__(self, key: K) -> R:
        found = self[key] = self._make(key)
        return found


def _nothing(key: object) -> NoReturn:
    raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Common:
    """Look-ups by date, id or key, for everything in the schedule.

    `free` has the time slots in which a room can be booked on a day. `sessions` are made of what
    stands above them, and `topics` of those, too.
    """

    event: model.Event
    words: words.Words
    days: Mapping[date, pieces.Day]
    teams: Mapping[str, pieces.TeamRef]
    rooms: Mapping[str, pieces.RoomRef]
    tags: Mapping[str, pieces.Tag]
    people: Mapping[str, Person]
    persons: Mapping[str, pieces.PersonRef]
    booked: Mapping[str, model.Session]
    free: Records[tuple[str, date], tuple[model.TimeSlot, ...]]
    sessions: Records[str, pieces.Session] = field(default_factory=lambda: Records((), _nothing))
    topics: Records[tuple[str, str], pieces.Topic] = field(
        default_factory=lambda: Records((), _nothing)
    )

    @property
    def text(self) -> Texts:
        """The theme's texts."""
        return self.words.text

    def moment(self, at: datetime, day: model.Day) -> pieces.Moment:
        """A time of a day of the event."""
        return words.moment(at, day.date, self.event.timezone)

    def teams_of(self, teams: Iterable[model.Team]) -> tuple[pieces.TeamRef, ...]:
        """Those teams, as others name them."""
        return tuple([self.teams[team.id] for team in teams])

    def sessions_of(self, sessions: Iterable[model.Session]) -> tuple[pieces.Session, ...]:
        """The records of those sessions."""
        return tuple([self.sessions[session.key] for session in sessions])

    def topics_of(self, topics: Iterable[model.Topic]) -> tuple[pieces.Topic, ...]:
        """The records of those topics."""
        return tuple([self.topics[topic.team_id, topic.id] for topic in topics])

    def tags_of(self, tags: Iterable[model.Tag]) -> tuple[pieces.Tag, ...]:
        """Those tags."""
        return tuple([self.tags[tag.id] for tag in tags])

    def people_of(self, names: Iterable[str]) -> tuple[pieces.PersonRef, ...]:
        """The people of those nicks and addresses, each once."""
        return tuple(dict.fromkeys([self.persons[name.lower()] for name in names]))

    def contacts_of(self, contacts: Iterable[model.Contact]) -> tuple[pieces.Contact, ...]:
        """Contacts, with their pages where they have one."""
        return tuple(self._contact(contact) for contact in contacts)

    def _contact(self, of: model.Contact) -> pieces.Contact:
        person = next((self.persons[name] for name in names_of(of) if name in self.persons), None)
        path = person.path if person else ""
        return pieces.Contact(of.name, of.irc or "", of.email or "", path)

    def edit(self, file: str) -> str:
        """Where a file of the site is edited, "" where the event doesn't say."""
        return (self.event.edit or "").replace("{path}", quote(file))


def common(schedule: model.Schedule, everybody: Mapping[str, Person], text: Texts) -> Common:
    """The shared records of a schedule, and of `everybody` whom it names."""
    teams = {team.id: team for team in schedule.teams}
    booked = {session.key: session for session in schedule.sessions}
    topics = {(topic.team_id, topic.id): topic for topic in schedule.topics}
    spots = {(room.id, day.date): (room, day) for room in schedule.rooms for day in schedule.days}

    def free(key: tuple[str, date]) -> tuple[model.TimeSlot, ...]:
        room, day = spots[key]
        return free_slots(room, day, schedule.sessions_of_room[room.id])

    bare = Common(
        event=schedule.event,
        words=words.Words(text),
        days={day.date: _day(day, words.Words(text)) for day in schedule.days},
        teams={team.id: _team(team) for team in schedule.teams},
        rooms={room.id: _room(room) for room in schedule.rooms},
        tags={tag.id: _tag(tag) for tag in schedule.tags},
        people=everybody,
        persons={name: _person(each) for name, each in by_name(everybody.values()).items()},
        booked=booked,
        free=Records(spots, free),
    )
    # None refers to what it belongs to: so all of it goes when the last page is made, and no
    # garbage is left to be looked for while a site is edited.
    made = replace(bare, sessions=Records(booked, lambda key: _session(booked[key], bare)))

    def topic(key: tuple[str, str]) -> pieces.Topic:
        return _topic(topics[key], teams[key[0]], schedule.sessions_of_topic[key], made)

    return replace(made, topics=Records(topics, topic))


def _day(day: model.Day, of: words.Words) -> pieces.Day:
    return pieces.Day(
        path=urls.day(day),
        feed=urls.day_feed(day),
        iso=day.date.isoformat(),
        code=day.code,
        weekday=of.weekday(day.date),
        letters=of.weekday_short(day.date),
        number=str(day.date.day),
        month=of.month(day.date),
        short=of.short_date(day.date),
        long=of.long_date(day.date),
    )


def _team(of: model.Team) -> pieces.TeamRef:
    style = colors.style(of)
    return pieces.TeamRef(of.id, urls.team(of), of.name, of.kind.value, style, monogram(of.name))


def _room(room: model.Room) -> pieces.RoomRef:
    return pieces.RoomRef(room.id, urls.room(room), room.name, room.location or "")


def _tag(tag: model.Tag) -> pieces.Tag:
    return pieces.Tag(tag.id, urls.tag(tag), tag.name, tag.description)


def _person(person: Person) -> pieces.PersonRef:
    return pieces.PersonRef(person.id, urls.person(person), person.name)


def _session(session: model.Session, made: Common) -> pieces.Session:
    team = made.teams[session.team.id]
    return pieces.Session(
        key=session.key,
        id=short_id(session.key),
        anchor=session.anchor,
        path=urls.session(session),
        team=team,
        title="" if session.title == team.name else session.title,
        full_title=full_title(session, made.text["session"]["more_teams"]),
        state=session.status.value,
        status=made.text["status"][session.status],
        style=f"{team.style} {session.status.value}",
        team_ids=" ".join(each.id for each in session.teams),
        tag_ids=" ".join(tag.id for tag in tags_of_session(session)),
        room=made.rooms[session.room.id],
        day=made.days[session.day.date],
        start=made.moment(session.start, session.day),
        end=made.moment(session.end, session.day),
        length=made.words.length(session.duration),
        time_slots=session.time_slots,
        joint=made.teams_of(session.joint),
        topics=tuple([_topic_ref(topic, made) for topic in session.topics]),
        people=made.people_of(session.people),
        tags=made.tags_of(session.tags),
        about=Prose(session.description, 4, _TEAM_ROOT),
        pad=session.pad or "",
        call=session.call or "",
        extra=session.extra,
    )


def _topic_ref(topic: model.Topic, made: Common) -> pieces.TopicRef:
    return pieces.TopicRef(urls.topic(topic), topic.title, topic.minutes, made.teams[topic.team_id])


def _topic(
    topic: model.Topic, team: model.Team, sessions: Iterable[model.Session], made: Common
) -> pieces.Topic:
    return pieces.Topic(
        id=topic.id,
        path=urls.topic(topic),
        title=topic.title,
        team=made.teams[team.id],
        tag_ids=" ".join(tag.id for tag in tags_of_topic(topic, team)),
        about=Prose(topic.description, 4, _TEAM_ROOT),
        wanted=made.teams_of(topic.wanted),
        people=made.people_of(topic.people),
        tags=made.tags_of(topic.tags),
        minutes=topic.minutes,
        interest=topic.interest,
        pad=topic.etherpad or "",
        sessions=made.sessions_of(sessions),
        scheduled=any(session.status is not Status.CANCELLED for session in sessions),
        extra=topic.extra,
    )
