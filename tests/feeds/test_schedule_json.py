"""schedule.json says what its schema and docs/exports.md promise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ptgsite.feeds.schedule_json import schedule_json
from ptgsite.schedule.uids import session_uid
from tests.feeds.golden_exports import readable, reviewed
from tests.feeds.sample import LATER, publish, rich_sample, sample, schedule_of, session

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "schedule.schema.json"
RICH = schedule_json(publish(rich_sample(), **{"ptg/nova/full": LATER}))


def _schema() -> Any:
    return json.loads(SCHEMA.read_text("utf-8"))


def _written() -> Any:
    return json.loads(RICH)


def _values(of: Any, key: str) -> Iterator[Any]:
    """The values of a key, wherever it stands."""
    if isinstance(of, list):
        for each in of:
            yield from _values(each, key)
    elif isinstance(of, dict):
        for name, value in of.items():
            if name == key:
                yield value
            yield from _values(value, key)


def test_the_document_is_as_reviewed() -> None:
    """No change of the format goes unseen."""
    assert readable(RICH) == reviewed("schedule.json", RICH)


def test_the_document_keeps_to_the_published_schema() -> None:
    """With and without anything to say."""
    Draft202012Validator.check_schema(_schema())
    checker = Draft202012Validator(_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    for schedule in (rich_sample(), sample(), schedule_of()):
        checker.validate(json.loads(schedule_json(publish(schedule))))


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("event", ()),
        ("day", ("days",)),
        ("time_slot", ("days", 0, "time_slots")),
        ("break", ("days", 0, "breaks")),
        ("room", ("rooms",)),
        ("tag", ("tags",)),
        ("team", ("teams",)),
        ("person", ("people",)),
        ("topic", ("topics",)),
        ("session", ("sessions",)),
        ("link", ("event", "links")),
        ("contact", ("event", "contacts")),
        ("notice", ("event", "notices")),
    ],
)
def test_every_key_is_in_the_schema_and_in_the_document(
    kind: str, place: tuple[str | int, ...]
) -> None:
    """Nothing is published that isn't described, nor described that isn't there."""
    found = _written()
    for step in place:
        found = found[step]
    records = found if place else [found["event"]]
    assert records
    described = _schema()["$defs"][kind]
    for record in records:
        assert set(described["properties"]) == set(described["required"]) == set(record)


def test_addresses_are_absolute_and_ascii() -> None:
    """A program that has nothing but this file can follow every link."""
    for key in ("url", "calendar", "pad", "call"):
        found = [value for value in _values(_written(), key) if value is not None]
        assert found
        for address in found:
            assert address.isascii()
            assert urlsplit(address).scheme == "https"


def test_times_have_the_event_s_offset() -> None:
    """A program can show times on the event's clocks without knowing any time zone."""
    starts = [*_values(_written(), "start"), *_values(_written(), "updated")]
    assert {value[19:] for value in starts} == {"+02:00"}
    first = rich_sample().sessions[0]
    by_id = {each["id"]: each for each in _written()["sessions"]}
    start = datetime.fromisoformat(by_id[session_uid(first.key)]["start"])
    assert start == first.start


def test_ids_lead_from_one_record_to_another() -> None:
    """Whatever is named is in the document: teams, rooms, days, tags, people, topics, sessions."""
    written = _written()
    known = {key: {each["id"] for each in written[key]} for key in ("rooms", "teams", "tags")}
    people, topics, sessions = (
        {each["id"] for each in written[key]} for key in ("people", "topics", "sessions")
    )
    days = {day["date"] for day in written["days"]}
    for each in written["sessions"]:
        assert {each["team"], *each["with"]} <= known["teams"]
        assert each["room"] in known["rooms"]
        assert each["day"] in days
        assert set(each["topics"]) <= topics
        assert set(each["people"]) <= people
        assert set(each["tags"]) <= known["tags"]
    for each in (*written["people"], *written["topics"]):
        assert set(each["sessions"]) <= sessions
    assert any(each["sessions"] for each in written["people"])
    assert any(each["sessions"] for each in written["topics"])


def test_people_have_no_e_mail_address() -> None:
    """Only contacts have one, which their team has given to be asked."""
    people = json.dumps(_written()["people"])
    assert "ada" in people
    assert "@" not in people


@given(st.text(max_size=40))
def test_any_text_comes_back(text: str) -> None:
    """Every text is in the document as it was written."""
    made = schedule_json(publish(schedule_of(session("ptg/nova/plain", title=text))))
    clean = text.encode("utf-8", "replace").decode()
    assert json.loads(made)["sessions"][0]["title"] == clean
