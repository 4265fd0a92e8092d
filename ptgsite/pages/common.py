"""The records that pages share, each made once: a session is the same on every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from ptgsite import prose, urls
from ptgsite.pages import colors, pieces, words
from ptgsite.schedule import model
from ptgsite.source.words import Status

_STATUS = {Status.CONFIRMED: "", Status.TENTATIVE: "Tentative", Status.CANCELLED: "Cancelled"}


@dataclass(frozen=True, slots=True)
class Common:
    """Look-ups by date, id or key, with an entry for everything in the schedule."""

    days: Mapping[date, pieces.Day]
    teams: Mapping[str, pieces.TeamRef]
    rooms: Mapping[str, pieces.RoomRef]
    sessions: Mapping[str, pieces.Session]

    def teams_of(self, teams: Iterable[model.Team]) -> tuple[pieces.TeamRef, ...]:
        """Those teams, as others name them."""
        return tuple(self.teams[team.id] for team in teams)

    def sessions_of(self, sessions: Iterable[model.Session]) -> tuple[pieces.Session, ...]:
        """The records of those sessions."""
        return tuple(self.sessions[session.key] for session in sessions)


def common(schedule: model.Schedule) -> Common:
    """The shared records of a schedule."""
    sessions: dict[str, pieces.Session] = {}
    made = Common(
        days={day.date: _day(day) for day in schedule.days},
        teams={team.id: _team(team) for team in schedule.teams},
        rooms={room.id: _room(room) for room in schedule.rooms},
        sessions=sessions,
    )
    for session in schedule.sessions:
        sessions[session.key] = _session(session, made, schedule.event)
    return made


def _day(day: model.Day) -> pieces.Day:
    return pieces.Day(
        path=urls.day(day),
        feed=urls.day_feed(day),
        iso=day.date.isoformat(),
        code=day.code,
        weekday=words.weekday(day.date),
        number=str(day.date.day),
        month=words.month(day.date),
        short=words.short_date(day.date),
        long=f"{words.weekday(day.date)}, {words.full_date(day.date)}",
    )


def _team(team: model.Team) -> pieces.TeamRef:
    return pieces.TeamRef(team.id, urls.team(team), team.name, colors.style(team))


def _room(room: model.Room) -> pieces.RoomRef:
    return pieces.RoomRef(room.id, urls.room(room), room.name, room.location or "")


def _session(session: model.Session, made: Common, event: model.Event) -> pieces.Session:
    team = made.teams[session.team.id]
    return pieces.Session(
        key=session.key,
        anchor=session.anchor,
        path=urls.session(session),
        team=team,
        title="" if session.title == team.name else session.title,
        status=_STATUS[session.status],
        style=f"{team.style} {session.status}",
        room=made.rooms[session.room.id],
        day=made.days[session.day.date],
        start=words.moment(session.start, session.day.date, event.timezone),
        end=words.moment(session.end, session.day.date, event.timezone),
        length=words.length(session.duration),
        time_slots=session.time_slots,
        joint=made.teams_of(session.joint),
        topics=tuple(_topic(topic, made) for topic in session.topics),
        people=session.people,
        tags=tags(session.tags),
        about=markdown(session.description, base=4),
        pad=session.pad or "",
        call=session.call or "",
        extra=session.extra,
    )


def _topic(topic: model.Topic, made: Common) -> pieces.TopicRef:
    return pieces.TopicRef(urls.topic(topic), topic.title, topic.minutes, made.teams[topic.team_id])


def tags(of: Iterable[model.Tag]) -> tuple[pieces.Tag, ...]:
    """Tags, for a template."""
    return tuple(pieces.Tag(tag.id, tag.name, tag.description) for tag in of)


def contacts(of: Iterable[model.Contact]) -> tuple[pieces.Contact, ...]:
    """Contacts, for a template."""
    return tuple(pieces.Contact(each.name, each.irc or "", each.email or "") for each in of)


def markdown(text: str, base: int) -> pieces.SafeHtml | None:
    """A Markdown text as HTML whose outermost headings are of level `base`; None for no text."""
    rendered = prose.html(text, base)
    return pieces.SafeHtml(rendered) if rendered else None
