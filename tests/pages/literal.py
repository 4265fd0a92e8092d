"""A small event, written out: two days, two rooms, two teams."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from ptgsite.contents import Content, Files
from ptgsite.history.story import Chapter
from ptgsite.pages.render import render_pages
from ptgsite.pages.theme import theme
from ptgsite.project import default_theme
from ptgsite.schedule.model import (
    Break,
    Contact,
    Day,
    Event,
    Link,
    Notice,
    Page,
    Room,
    Schedule,
    Session,
    Tag,
    Team,
    TimeSlot,
    Topic,
)
from ptgsite.schedule.people import people
from ptgsite.source.words import Kind, Level

ZONE = ZoneInfo("America/Denver")
UPDATED = datetime(2018, 9, 9, 15, 30, tzinfo=UTC)


def at(day: int, hours: float) -> datetime:
    """A time of a day of September 2018 in Denver; hours may run past 24."""
    midnight = datetime(2018, 9, day, tzinfo=ZONE)
    return (midnight + timedelta(hours=hours)).astimezone(UTC)


def day(number: int, code: str, *breaks: Break) -> Day:
    """A day with two time slots around lunch, 9:00 to 12:00 and 13:00 to 16:00."""
    slots = (
        TimeSlot(f"{code}A", at(number, 9), at(number, 12)),
        TimeSlot(f"{code}P", at(number, 13), at(number, 16)),
    )
    return Day(date(2018, 9, number), code, slots, breaks)


BEXAR = Room(
    "bexar", "Bexar", capacity=40, url="https://meet.example.org/bexar", location="Level B"
)
AUSTIN = Room("austin", "Austin", closed=frozenset({"TueA"}))
MONDAY = day(10, "Mon", Break("Lunch", at(10, 12), at(10, 13)))
TUESDAY = day(11, "Tue")
OPERATORS = Tag("operators", "For operators", "Bring what hurts")
CINDER = Team("cinder", "Cinder", Kind.PROJECT, "#2ca02c")
NOVA = Team(
    "nova",
    "Nova",
    Kind.PROJECT,
    "#1f77b4",
    description="Compute & <b>more</b>",
    etherpad="https://pad.example.org/nova",
    irc="#openstack-nova",
    tags=(OPERATORS,),
    contacts=(Contact("Ada", irc="ada", email="ada@example.org"),),
)
ATTACH = Topic(
    "multi-attach", "nova", "Multi-attach <volumes>", wanted=(CINDER,), minutes=40, interest=0
)
LATER = Topic("later", "nova", "What comes later", description="# Soon")
EVENT = Event(
    "ptg",
    "PTG <Denver>",
    "https://example.org/ptg/",
    ZONE,
    description="A *week* of work.",
    location="Denver",
    links=(Link("Register", "https://example.org/?a=1&b=2"),),
    contacts=(Contact("Organisers", email="ptg@example.org"),),
    notices=(Notice(Level.WARNING, "Bexar moves", date(2018, 9, 10), date(2018, 9, 11)),),
    edit="https://git.example.org/edit/main/{path}",
)
VENUE = Page("venue", "Venue", "How to get there.\n\n| A | B |\n|---|---|\n| 1 | 2 |")


def session(team: Team, room: Room, of: Day, start: float, end: float, /) -> Session:
    """A session at hours of a day; change the rest with dataclasses.replace."""
    begins = at(of.date.day, start)
    return Session(
        key=f"ptg/{team.id}/{begins.isoformat()}/{room.id}",
        anchor=f"at-{of.date.isoformat()}-{start:g}-{room.id}",
        title=team.name,
        team=team,
        room=room,
        day=of,
        start=begins,
        end=at(of.date.day, end),
    )


SESSIONS = (
    replace(session(NOVA, BEXAR, MONDAY, 9, 12), topics=(ATTACH,), time_slots=("MonA",)),
    replace(session(CINDER, AUSTIN, MONDAY, 13, 16), joint=(NOVA,), title="Volumes & friends"),
    replace(session(NOVA, BEXAR, TUESDAY, 19, 25.5), title="Late night"),
)


def schedule(
    sessions: Iterable[Session] = SESSIONS,
    event: Event = EVENT,
    teams: tuple[Team, ...] = (CINDER, NOVA),
) -> Schedule:
    """The event with these sessions."""
    booked = tuple(sorted(sessions, key=lambda each: (each.start, each.room.name, each.team.name)))
    days, rooms, topics = (MONDAY, TUESDAY), (AUSTIN, BEXAR), (ATTACH, LATER)
    return Schedule(
        event,
        days,
        rooms,
        (OPERATORS,),
        teams,
        topics,
        booked,
        {team.id: tuple(each for each in booked if team in each.teams) for team in teams},
        {room.id: tuple(each for each in booked if each.room == room) for room in rooms},
        {of.date: tuple(each for each in booked if each.day == of) for of in days},
        {(it.team_id, it.id): tuple(each for each in booked if it in each.topics) for it in topics},
        {team.id: tuple(it for it in topics if it.team_id == team.id) for team in teams},
        welcome="## Before you come\n\nSee the [venue](venue/index.html).",
        pages=(VENUE,),
    )


def text_of(content: Content) -> str:
    """A file of a site as text."""
    assert isinstance(content.content, bytes)
    return content.content.decode(errors="replace")


def site(of: Schedule | None = None, *themes: Path) -> dict[str, str]:
    """The files of a site as text, by path."""
    return {path: text_of(content) for path, content in pages(of or schedule(), *themes)}


def pages(of: Schedule, *themes: Path, story: Sequence[Chapter] = ()) -> Files:
    """The files of a site."""
    return render_pages(of, people(of), theme((*themes, default_theme())), UPDATED, story)
