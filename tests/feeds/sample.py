"""A small literal Schedule for tests, and the parts to make others of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from ptgsite.feeds.published import Published, published
from ptgsite.history.stamps import Stamp
from ptgsite.schedule.model import (
    Break,
    Contact,
    Day,
    Event,
    Link,
    Notice,
    Room,
    Schedule,
    Session,
    Tag,
    Team,
    TimeSlot,
    Topic,
)
from ptgsite.schedule.people import people
from ptgsite.source.words import Kind, Level, Status

STAMP = Stamp(datetime(2022, 9, 1, 12, 30, tzinfo=UTC), 3)
LATER = Stamp(datetime(2022, 9, 2, 8, 0, 5, tzinfo=UTC), 4)
BEXAR = Room("bexar", "Bexar", url="https://meet.example.org/bexar", location="Level B")
AUSTIN = Room("austin", 'Austin "Capitol", left; right', description="Fits a team of **40**.")
OPERATORS = Tag("operators", "For operators; and others")
LUNCH = Break(
    "Lunch", datetime(2022, 10, 17, 12, tzinfo=UTC), datetime(2022, 10, 17, 13, tzinfo=UTC)
)
OPENING = replace(
    LUNCH, title="Opening", start=LUNCH.start - timedelta(hours=2), end=LUNCH.start, room=BEXAR
)
MONDAY = Day(date(2022, 10, 17), "Mon", breaks=(OPENING, LUNCH))
TUESDAY = Day(date(2022, 10, 18), "Tue")
EVENT = Event(
    "ptg-2022-10",
    "Project Teams Gathering, October 2022",
    "https://ptg.example.org/2022/",
    ZoneInfo("Europe/Berlin"),
    location="Virtual",
    description="Working *sessions* of the\nOpenInfra teams.",
)


def team(team_id: str, /, **more: Any) -> Team:
    """A team with this id, whose name is its id with a capital."""
    known: dict[str, Any] = {"name": team_id.capitalize(), "kind": Kind.PROJECT, "color": "#1f77b4"}
    return Team(team_id, **(known | more))


def session(key: str, **more: Any) -> Session:
    """An hour of Nova's in Bexar on Monday, with what is said otherwise."""
    known: dict[str, Any] = {"team": team("nova"), "room": BEXAR, "day": MONDAY}
    known |= {"start": datetime(2022, 10, 17, 13, tzinfo=UTC), "anchor": key} | more
    known = {"title": known["team"].name, "end": known["start"] + timedelta(hours=1)} | known
    return Session(key, **known)


def schedule_of(*sessions: Session, days: Iterable[Day] = (MONDAY, TUESDAY)) -> Schedule:
    """A schedule of these sessions, and of Glance, which has none."""
    everyone = [each for one in sessions for each in one.teams] + [team("glance")]
    teams = {one.id: one for one in everyone}
    rooms = {one.id: one for one in [BEXAR, AUSTIN, *(one.room for one in sessions)]}
    listed = tuple(sorted(sessions, key=lambda one: (one.start, one.room.id, one.key)))
    return Schedule(
        event=EVENT,
        days=tuple(days),
        rooms=tuple(rooms.values()),
        tags=(OPERATORS,),
        teams=tuple(teams.values()),
        topics=(),
        sessions=listed,
        sessions_of_team={
            name: tuple(one for one in listed if name in [each.id for each in one.teams])
            for name in teams
        },
        sessions_of_room={
            name: tuple(one for one in listed if one.room.id == name) for name in rooms
        },
        sessions_of_day={
            day.date: tuple(one for one in listed if one.day.date == day.date) for day in days
        },
        sessions_of_topic={},
        topics_of_team=dict.fromkeys(teams, ()),
    )


def sample() -> Schedule:
    """One session of each sort: plain, with everything, joint, tentative, cancelled, at night."""
    topics = (
        Topic("multi-attach", "nova", "Multi-attach volumes, again", minutes=40),
        Topic("retro", "nova", "Rückblick: what\\when; who 🎉"),
    )
    nova = team("nova", etherpad="https://etherpad.example.org/p/nova")
    cinder = team("cinder", name="Cinder, Block; Storage", color="#d62728")
    tuesday = datetime(2022, 10, 18, 9, tzinfo=UTC)
    return schedule_of(
        session("ptg/nova/plain"),
        session(
            "ptg/nova/full",
            team=nova,
            title="Operator hour",
            start=datetime(2022, 10, 17, 14, tzinfo=UTC),
            topics=topics,
            description="Bring what **hurts** in\nproduction:\n\n* see [the list](https://x.example/)",
            people=("nick", "other"),
            tags=(OPERATORS,),
            pad=nova.etherpad,
            call="https://meet.example.org/nova?a=1;b=2",
        ),
        session("ptg/cinder/joint", team=cinder, joint=(nova,), room=AUSTIN, call=BEXAR.url),
        session(
            "ptg/cinder/maybe", team=cinder, start=tuesday, day=TUESDAY, status=Status.TENTATIVE
        ),
        session(
            "ptg/nova/off", start=tuesday, day=TUESDAY, call=BEXAR.url, status=Status.CANCELLED
        ),
        session("ptg/nova/night", start=datetime(2022, 10, 18, 0, 30, tzinfo=UTC)),
    )


def publish(schedule: Schedule, **other: Stamp) -> Published:
    """A schedule with the same stamp for each session, apart from those named."""
    stamps = {one.key: STAMP for one in schedule.sessions} | other
    return published(schedule, people(schedule), stamps, LATER.time)


def rich_sample() -> Schedule:
    """The sample with time slots, topics, people, links and notices: with some of everything."""
    hours = [datetime(2022, 10, 17, hour, tzinfo=UTC) for hour in (13, 14, 15)]
    slots = tuple(
        TimeSlot(f"MonP{number}", start, start + timedelta(hours=1))
        for number, start in enumerate(hours, 1)
    )
    plain = sample()
    monday = replace(MONDAY, time_slots=slots)
    sessions = tuple(
        replace(one, day=monday if one.day == MONDAY else one.day) for one in plain.sessions
    )
    agenda = next(one.topics for one in sessions if one.topics)
    nova = team(
        "nova",
        etherpad="https://etherpad.example.org/p/nova",
        description="The *compute* team.",
        expected=12,
        url="https://meet.example.org/nova",
        irc="#openstack-nova",
        tags=(OPERATORS,),
        contacts=(Contact("Ada <Lead>", "ada", "ada@example.org"),),
    )
    topics = (replace(agenda[0], people=("ada@example.org",), tags=(OPERATORS,)), *agenda[1:])
    sessions = tuple(
        replace(
            one,
            team=nova if one.team.id == nova.id else one.team,
            topics=topics if one.topics else (),
        )
        for one in sessions
    )
    made = schedule_of(*sessions, days=(monday, TUESDAY))
    return replace(
        made,
        event=replace(
            EVENT,
            links=(Link("Map & more", "https://x.example/karte/ä"),),
            contacts=(Contact("Organisers", "#events"),),
            notices=(Notice(Level.INFO, "Welcome", date(2022, 10, 17)),),
        ),
        topics=topics,
        topics_of_team={**made.topics_of_team, "nova": topics},
        sessions_of_topic={
            ("nova", topic.id): tuple(one for one in made.sessions if topic in one.topics)
            for topic in topics
        },
    )
