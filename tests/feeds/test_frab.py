"""The frab forms say what c3voc's schedule format asks for, to readers that others wrote."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from schedule_convert.importers.frab_xml import FrabXmlImporter

from ptgsite.feeds.frab import conference, numbers
from ptgsite.feeds.frab_json import frab_json
from ptgsite.feeds.frab_xml import frab_xml
from ptgsite.schedule.bookable import held
from ptgsite.schedule.model import Schedule
from ptgsite.schedule.uids import session_uid
from ptgsite.source.words import Status
from tests.feeds.golden_exports import readable, reviewed
from tests.feeds.sample import (
    BEXAR,
    EVENT,
    MONDAY,
    TUESDAY,
    publish,
    rich_sample,
    sample,
    schedule_of,
    session,
    team,
)

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def xml_of(schedule: Schedule) -> bytes:
    """frab/schedule.xml."""
    return frab_xml(conference(publish(schedule)))


def json_of(schedule: Schedule) -> Any:
    """What frab/schedule.json holds, within its outermost key."""
    return json.loads(frab_json(conference(publish(schedule))))["schedule"]


def events_in(data: bytes) -> dict[str, ET.Element]:
    """The events of an XML document by their guids."""
    return {each.attrib["guid"]: each for each in ET.fromstring(data).iterfind("day/room/event")}


def events_of(schedule: Any) -> Iterator[dict[str, Any]]:
    """The events of a JSON document."""
    for day in schedule["conference"]["days"]:
        for events in day["rooms"].values():
            yield from events


RICH = rich_sample()


def test_the_xml_is_as_reviewed() -> None:
    """No change of the form goes unseen."""
    data = xml_of(RICH)
    assert data == reviewed("frab-schedule.xml", data)


def test_the_json_is_as_reviewed() -> None:
    """No change of the form goes unseen."""
    data = frab_json(conference(publish(RICH)))
    assert readable(data) == reviewed("frab-schedule.json", data)


def test_a_foreign_reader_sees_the_schedule() -> None:
    """Titles, rooms, clock times, teams and people are those of the sessions that take place."""
    found = FrabXmlImporter().parse(io.BytesIO(xml_of(RICH)))
    seen = {
        (each.title, each.room.name, f"{each.start:%H:%M}", each.duration, each.track)
        for each in found.events
    }
    assert seen == {
        (
            each.title,
            each.room.name,
            f"{each.start.astimezone(EVENT.timezone):%H:%M}",
            each.duration // timedelta(minutes=1),
            each.team.name,
        )
        for each in held(RICH.sessions)
    }
    people = {person.name for each in found.events for person in each.speakers}
    assert people == {"Ada <Lead>", "nick", "other"}


def test_both_forms_say_the_same() -> None:
    """An app may read either."""
    from_xml = events_in(xml_of(RICH))
    from_json = {each["guid"]: each for each in events_of(json_of(RICH))}
    assert from_xml.keys() == from_json.keys()
    for guid, event in from_xml.items():
        other = from_json[guid]
        for key in ("title", "subtitle", "date", "start", "duration", "room", "track", "url"):
            assert (event.findtext(key) or "") == other[key]
        assert (event.findtext("description") or "") == other["description"]
        assert int(event.attrib["id"]) == other["id"]
        links = [(each.text, each.attrib["href"]) for each in event.iterfind("links/link")]
        assert links == [(each["title"], each["url"]) for each in other["links"]]


def test_events_are_known_by_the_session() -> None:
    """The guid is the calendars' UID, ids are positive and apart, and both survive a move."""
    before = {each["guid"]: each["id"] for each in events_of(json_of(RICH))}
    assert before.keys() == {session_uid(each.key) for each in held(RICH.sessions)}
    assert all(0 < number < 2**31 for number in before.values())
    assert len(set(before.values())) == len(before)
    moved = schedule_of(
        *(replace(each, start=each.start + timedelta(hours=1)) for each in sample().sessions[:2])
    )
    after = {each["guid"]: each["id"] for each in events_of(json_of(moved))}
    assert after.items() <= before.items()


def test_a_cancelled_session_is_left_out() -> None:
    """The format has no word for it; the others keep their ids."""
    first, *others = sample().sessions
    off = replace(first, status=Status.CANCELLED)
    before = {each["guid"]: each["id"] for each in events_of(json_of(sample()))}
    after = {each["guid"]: each["id"] for each in events_of(json_of(schedule_of(off, *others)))}
    assert before.keys() - after.keys() == {session_uid(first.key)}
    assert after.items() <= before.items()


def test_calls_and_pads_are_links() -> None:
    """What to click is not hidden in a text."""
    full = events_in(xml_of(RICH))[session_uid("ptg/nova/full")]
    assert {each.text: each.attrib["href"] for each in full.iterfind("links/link")} == {
        "Video call": "https://meet.example.org/nova?a=1;b=2",
        "Etherpad": "https://etherpad.example.org/p/nova",
    }


@pytest.mark.parametrize(
    ("event_id", "acronym"),
    [("ptg-2022-10", "ptg_2022_10"), ("ptg", "ptg_event"), ("a-1", "a_1_event")],
)
def test_names_fit_the_format(event_id: str, acronym: str) -> None:
    """Acronyms and slugs are what c3voc's schemas let through."""
    schedule = replace(RICH, event=replace(EVENT, id=event_id))
    made = json_of(schedule)
    assert made["conference"]["acronym"] == acronym
    assert re.fullmatch(r"[a-z0-9_]{4,}", acronym)
    for each in events_of(made):
        assert re.fullmatch(r"[a-z0-9_]{4,}-[a-z0-9_-]{4,}", each["slug"])
        assert UUID.fullmatch(each["guid"])


def test_a_team_s_id_may_be_no_slug() -> None:
    """A track without a slug is better than a file that is refused."""
    made = json_of(schedule_of(session("ptg/3d/plain", team=team("3d", name="3D"))))
    assert made["conference"]["tracks"][0] == {"name": "3D", "color": "#1f77b4"}


@pytest.mark.parametrize(
    ("zone", "told"), [("America/St_Johns", True), ("UTC", True), ("EST", False)]
)
def test_zones_are_named_where_the_schema_lets_them(zone: str, told: bool) -> None:  # noqa: FBT001
    """The JSON schema knows no zones of one word; the offsets say it all anyway."""
    made = json_of(replace(RICH, event=replace(EVENT, timezone=ZoneInfo(zone))))
    assert ("time_zone_name" in made["conference"]) == told


def test_days_hold_their_sessions() -> None:
    """A session after midnight is within the day it belongs to; an empty day is a whole one."""
    night = session("ptg/nova/night", start=datetime(2022, 10, 18, 0, 30, tzinfo=UTC))
    first, second = json_of(schedule_of(night))["conference"]["days"]
    assert (first["index"], first["date"]) == (1, "2022-10-17")
    assert first["day_end"] == "2022-10-18T03:30:00+02:00"
    assert second["day_start"] == "2022-10-18T00:00:00+02:00"
    assert second["day_end"] == "2022-10-19T00:00:00+02:00"
    assert second["rooms"] == {}


def test_rooms_of_one_name_stay_apart() -> None:
    """The JSON form knows rooms by their names alone."""
    other = replace(BEXAR, id="other")
    made = json_of(
        schedule_of(
            session("ptg/nova/plain"), session("ptg/nova/other", room=other), days=(MONDAY, TUESDAY)
        )
    )
    assert {each["room"] for each in events_of(made)} == {"Bexar (bexar)", "Bexar (other)"}


@given(st.lists(st.text(max_size=9), max_size=20))
def test_numbers_are_positive_and_apart(keys: list[str]) -> None:
    """Whatever the keys and their order are."""
    found = numbers(keys)
    assert found.keys() == set(keys)
    assert len(set(found.values())) == len(found)
    assert all(0 < number < 2**31 for number in found.values())
    assert found == numbers(reversed(keys))


@given(st.text(max_size=60))
def test_any_text_comes_back(text: str) -> None:
    """No title can break the document or become markup."""
    (event,) = events_in(xml_of(schedule_of(session("ptg/nova/x", title=text)))).values()
    clean = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    assert (event.findtext("title") or "") == clean
