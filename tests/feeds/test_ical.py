"""Feeds say the same to every reader, and change only where the schedule did."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptgsite.feeds.ical import render_feeds
from ptgsite.feeds.published import published
from ptgsite.history.stamps import Stamp
from ptgsite.schedule.model import Break, Contact, Day, Room, Schedule, Session, Topic
from ptgsite.schedule.people import people
from ptgsite.schedule.uids import session_uid
from ptgsite.source.words import Status
from tests.feeds.readers import READERS, Seen, with_icalendar
from tests.feeds.sample import (
    BEXAR,
    LATER,
    LUNCH,
    MONDAY,
    OPERATORS,
    STAMP,
    TUESDAY,
    sample,
    schedule_of,
    session,
    team,
)

GOLDEN = Path(__file__).parent / "golden"
REWRITE = os.environ.get("PTGSITE_GOLDEN") == "rewrite"


def stamps_of(schedule: Schedule, **other: Stamp) -> dict[str, Stamp]:
    """The same stamp for each session, apart from those named."""
    return {one.key: STAMP for one in schedule.sessions} | other


def feeds_of(schedule: Schedule, stamps: Mapping[str, Stamp] | None = None) -> dict[str, bytes]:
    """Each feed's bytes by its path."""
    of = published(schedule, people(schedule), stamps or stamps_of(schedule), LATER.time)
    return dict(render_feeds(of, STAMP))


def only(schedule: Schedule) -> Seen:
    """The only event of Nova's feed."""
    (event,) = with_icalendar(feeds_of(schedule)["teams/nova.ics"])
    return event


def events_in(data: bytes) -> dict[str, bytes]:
    """The bytes of each event by its UID."""
    found = re.findall(rb"BEGIN:VEVENT\r\nUID:([0-9a-f-]+)\r\n(.*?)END:VEVENT\r\n", data, re.DOTALL)
    return {uid.decode(): body for uid, body in found}


SAMPLE = sample()
PATHS = sorted(feeds_of(SAMPLE))


def test_there_is_a_feed_for_each_part_of_the_event() -> None:
    """Everyone can subscribe to what concerns them, also before there is any of it."""
    assert PATHS == [
        "days/2022-10-17.ics",
        "days/2022-10-18.ics",
        "people/nick.ics",
        "people/other.ics",
        "rooms/austin.ics",
        "rooms/bexar.ics",
        "schedule.ics",
        "tags/operators.ics",
        "teams/cinder.ics",
        "teams/glance.ics",
        "teams/nova.ics",
    ]


def test_the_bytes_are_the_golden_ones() -> None:
    """No change of a feed goes unseen: read the diff before you commit it."""
    feeds = feeds_of(SAMPLE, stamps_of(SAMPLE) | {"ptg/nova/full": LATER})
    named = {path.replace("/", "-"): data for path, data in feeds.items()}
    if REWRITE:
        shutil.rmtree(GOLDEN, ignore_errors=True)
        GOLDEN.mkdir()
        for name, data in named.items():
            (GOLDEN / name).write_bytes(data)
    assert sorted(named) == sorted(path.name for path in GOLDEN.iterdir())
    for name, data in named.items():
        assert data == (GOLDEN / name).read_bytes(), name


def test_calendars_say_what_they_are() -> None:
    """Name, description, page and address are there, in the old form and the new; no METHOD is."""
    team, event = r"Cinder\, Block\; Storage", r"Project Teams Gathering\, October 2022"
    lines = feeds_of(SAMPLE)["teams/cinder.ics"].replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines[: lines.index("BEGIN:VEVENT")] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ptgsite//ptgsite//EN",
        "UID:120efa6d-1b0e-5b71-aed8-e18e52f53412",
        "LAST-MODIFIED:20220901T123000Z",
        f"NAME:{team} – {event}",
        f"X-WR-CALNAME:{team} – {event}",
        f"DESCRIPTION:The sessions of {team} at {event}",
        f"X-WR-CALDESC:The sessions of {team} at {event}",
        "URL:https://ptg.example.org/2022/teams/cinder/",
        "SOURCE;VALUE=URI:https://ptg.example.org/2022/teams/cinder.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
        "COLOR:crimson",
        "X-APPLE-CALENDAR-COLOR:#D62728",
    ]


@pytest.mark.parametrize("path", PATHS)
def test_readers_see_the_same(path: str) -> None:
    """Programs that share no code with us or each other read the same events from a feed."""
    data = feeds_of(SAMPLE)[path]
    first, *others = [read(data) for read in READERS]
    assert all(other == first for other in others)


def test_readers_see_what_is_scheduled() -> None:
    """Each session is there once, with its times, place, titles, links and revision."""
    stamps = stamps_of(SAMPLE) | {"ptg/nova/full": LATER}
    events = with_icalendar(feeds_of(SAMPLE, stamps)["schedule.ics"])
    by_uid = {event.uid: event for event in events}
    assert len(by_uid) == len(events) == len(SAMPLE.sessions) + 2
    full = by_uid[session_uid("ptg/nova/full")]
    start = datetime(2022, 10, 17, 14, tzinfo=UTC)
    assert full == Seen(
        uid=session_uid("ptg/nova/full"),
        start=start,
        end=start + timedelta(hours=1),
        stamp=LATER.time,
        modified=LATER.time,
        sequence=4,
        summary="Nova: Operator hour",
        location="Bexar",
        description=(
            "Call: https://meet.example.org/nova?a=1;b=2\n"
            "Pad: https://etherpad.example.org/p/nova\n"
            "Page: https://ptg.example.org/2022/teams/nova/#ptg/nova/full\n"
            "Room: Bexar, Level B\n"
            "\n"
            "Bring what hurts in production:\n"
            "\n"
            "- see the list (https://x.example/)\n"
            "\n"
            "Agenda:\n"
            "1. Multi-attach volumes, again (40 min)\n"
            "2. Rückblick: what\\when; who 🎉\n"
            "\n"
            "Wanted: nick, other"
        ),
        url="https://ptg.example.org/2022/teams/nova/#ptg/nova/full",
        categories=("Nova", "For operators; and others"),
        status="CONFIRMED",
        transparency="TRANSPARENT",
        conference="https://meet.example.org/nova?a=1;b=2",
    )


def test_events_are_sorted_by_their_start() -> None:
    """Breaks stand among the sessions, so that a feed reads like the day."""
    for path in PATHS:
        starts = [event.start for event in with_icalendar(feeds_of(SAMPLE)[path])]
        assert starts == sorted(starts)


def test_breaks_are_in_the_feeds_of_the_event_and_of_days() -> None:
    """Everybody has lunch, but it is no session of a team or a room."""
    feeds = feeds_of(SAMPLE)
    with_lunch = [path for path in PATHS if b"SUMMARY:Lunch" in feeds[path]]
    assert with_lunch == ["days/2022-10-17.ics", "schedule.ics"]
    lunch = next(e for e in with_icalendar(feeds["schedule.ics"]) if e.summary == "Lunch")
    assert (lunch.location, lunch.url, lunch.categories) == (
        "Virtual",
        "https://ptg.example.org/2022/days/2022-10-17/",
        ("Break",),
    )


def test_breaks_have_identities_of_their_own() -> None:
    """The same break on two days, or at two times, is two events; the same one twice is one."""
    tea = replace(LUNCH, title="Tea")
    days = (
        Day(MONDAY.date, "Mon", breaks=(LUNCH, tea, LUNCH, replace(LUNCH, room=BEXAR))),
        Day(TUESDAY.date, "Tue", breaks=(LUNCH,)),
    )
    events = with_icalendar(feeds_of(schedule_of(days=days))["schedule.ics"])
    assert len({event.uid for event in events}) == len(events) == 4


def test_an_event_has_the_same_bytes_in_every_feed() -> None:
    """Whoever subscribes to two feeds has one event twice, not two versions of it."""
    feeds = feeds_of(SAMPLE)
    everything = events_in(feeds["schedule.ics"])
    for data in feeds.values():
        assert events_in(data).items() <= everything.items()


def test_a_joint_session_is_in_the_feed_of_each_team() -> None:
    """The teams that were asked to come see it too."""
    feeds = feeds_of(SAMPLE)
    uid = session_uid("ptg/cinder/joint")
    assert uid in events_in(feeds["teams/nova.ics"])
    assert uid in events_in(feeds["teams/cinder.ics"])


@pytest.mark.parametrize(
    ("given", "summary"),
    [
        ({}, "Nova"),
        ({"title": "Retrospective"}, "Nova: Retrospective"),
        ({"title": "Nova and friends"}, "Nova and friends"),
        ({"joint": (team("cinder"),)}, "Nova, Cinder"),
        ({"joint": (team("cinder"),), "title": "Volumes"}, "Nova, Cinder: Volumes"),
        ({"joint": tuple(map(team, "abcd"))}, "Nova, A, B and 2 more"),
        ({"status": Status.CANCELLED}, "Cancelled: Nova"),
        ({"status": Status.CANCELLED, "title": "Volumes"}, "Cancelled: Nova: Volumes"),
        ({"status": Status.TENTATIVE}, "Nova"),
        ({"title": "two\nlines"}, "Nova: two lines"),
        ({"title": "long " * 100}, "Nova: " + "long " * 47 + "long…"),
    ],
)
def test_titles_say_who_and_what(given: dict[str, object], summary: str) -> None:
    """A title names the teams, says what where that is more, and whether it is off."""
    assert only(schedule_of(session("k", **given))).summary == summary


def test_a_cancelled_session_has_no_call() -> None:
    """It stays in the feed, says so, and sends nobody to an empty room."""
    cancelled = session("k", status=Status.CANCELLED, call=BEXAR.url)
    event = only(schedule_of(cancelled))
    assert event.status == "CANCELLED"
    assert event.conference is None
    assert event.description.startswith("This session is cancelled.\n\nPage: ")


def test_a_tentative_session_says_so() -> None:
    """The status is in the words too, for calendars that don't show it."""
    event = only(schedule_of(session("k", status=Status.TENTATIVE)))
    assert event.status == "TENTATIVE"
    assert event.description.startswith("This session is tentative.\n\n")


def test_long_descriptions_keep_the_links() -> None:
    """What calendars would cut is cut by us, at the end, where no link is."""
    topics = tuple(Topic(f"t{n}", "nova", f"Topic {n} " + "word " * 30) for n in range(100))
    long = session("k", description="word " * 5000, topics=topics, pad="https://pad.example.org/x")
    event = only(schedule_of(long))
    assert len(event.description) <= 8000
    assert event.description.endswith("…")
    assert "Pad: https://pad.example.org/x\n" in event.description


def test_an_empty_feed_is_valid() -> None:
    """A calendar needs a component, so a feed without events has a time zone in it."""
    data = feeds_of(SAMPLE)["teams/glance.ics"]
    assert [read(data) for read in READERS] == [[], []]
    assert data.count(b"BEGIN:VTIMEZONE\r\n") == 1


def test_a_change_shows_in_its_own_event_alone() -> None:
    """A moved session keeps its UID and has a new stamp; all others keep their bytes."""
    moved = session("moved", start=MONDAY.breaks[0].start, room=Room("new", "New"))
    before = schedule_of(session("moved"), session("other"))
    after = schedule_of(moved, session("other"))
    old = events_in(feeds_of(before)["schedule.ics"])
    new = events_in(feeds_of(after, stamps_of(after, moved=LATER))["schedule.ics"])
    assert old.keys() == new.keys()
    assert [uid for uid in old if old[uid] != new[uid]] == [session_uid("moved")]
    assert b"SEQUENCE:4\r\n" in new[session_uid("moved")]


def test_uids_never_change() -> None:
    """A UID is a promise to all who subscribed: this one was given in version 0.1."""
    assert session_uid("ptg-2022-10/nova/operator-hour") == "3a1efa7e-ab21-55e0-971d-5d6e122ef1be"


@pytest.mark.parametrize("env", [{"TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "1"}, {"LC_ALL": "C"}])
def test_the_bytes_depend_on_nothing_else(env: dict[str, str]) -> None:
    """Neither the machine's zone nor its language nor chance is in a feed."""
    code = (
        "import hashlib; from tests.feeds.sample import *; from ptgsite.feeds.ical import *;"
        "feeds = render_feeds(publish(sample()), STAMP);"
        "print(hashlib.sha256(repr(list(feeds)).encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root), **each},
            capture_output=True,
            check=True,
        ).stdout
        for each in ({"TZ": "UTC", "PYTHONHASHSEED": "0"}, env)
    ]
    assert runs[0] == runs[1]


TEXT = st.text(
    st.one_of(st.sampled_from("\\;,:\"^'\n é日🎉"), st.characters(categories=("L", "N", "P"))),
    min_size=1,
    max_size=90,
).filter(lambda text: text.strip() and not re.search(r"\\[nN]", text))


def sessions() -> st.SearchStrategy[Session]:
    """Sessions with texts of any kind."""
    return st.builds(
        lambda title, room, topic, name: session(
            "k",
            title=title,
            room=Room("room", room),
            team=team("nova", name=name),
            topics=(Topic("t", "nova", topic),),
            tags=(OPERATORS,),
            call="https://meet.example.org/x",
        ),
        *(TEXT,) * 4,
    )


@given(sessions())
def test_any_text_arrives(one: Session) -> None:
    """Whatever people write, readers see it and agree about it."""
    data = feeds_of(schedule_of(one))["schedule.ics"]
    events = [read(data) for read in READERS]
    assert events[0] == events[1]
    event = next(event for event in events[0] if event.uid == session_uid("k"))
    assert event.location == " ".join(one.room.name.split())
    assert event.summary.endswith(" ".join(one.title.split()))
    assert event.categories == (" ".join(one.team.name.split()), OPERATORS.name)
    assert f"1. {' '.join(one.topics[0].title.split())}" in event.description


def test_a_break_in_no_place_has_the_event_for_one() -> None:
    """Calendars show a place for each event, even where an event names none."""
    schedule = schedule_of(
        days=(Day(date(2022, 10, 17), "Mon", breaks=(Break("Lunch", LUNCH.start, LUNCH.end),)),)
    )
    schedule = replace(schedule, event=replace(schedule.event, location=None))
    (lunch,) = with_icalendar(feeds_of(schedule)["schedule.ics"])
    assert lunch.location == schedule.event.name


def test_people_are_called_by_their_names() -> None:
    """A person given by an e-mail address is shown as on the pages: by name, never the address."""
    nova = team("nova", contacts=(Contact("Ada Lead", "ada", "ada@example.org"),))
    event = only(
        schedule_of(
            session("ptg/nova/x", team=nova, people=("ada@example.org", "Bob@example.org", "carl"))
        )
    )
    assert event.description.endswith("Wanted: Ada Lead, bob, carl")
