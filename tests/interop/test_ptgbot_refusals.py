"""A database that can't be used is refused with a reason; no database raises."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptgsite.interop.imported import Imported, Refusal, site_files
from ptgsite.interop.ptgbot import read_database
from ptgsite.source.data import load
from ptgsite.source.decode import decode
from ptgsite.source.event_models import EventSource
from ptgsite.source.findings import Findings
from ptgsite.source.models import TeamSource

MONDAY = date(2018, 9, 10)
SLOT = {"name": "MonA1", "desc": "09:00-10:00"}


def refusal(
    content: bytes | dict[str, Any], first_day: date | None = MONDAY, timezone: str | None = "UTC"
) -> str:
    """What is said of a database that is refused."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    result = read_database(data, first_day, timezone)
    assert isinstance(result, Refusal), result
    assert result.help
    return result.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<!DOCTYPE html><p>502", "web page"),
        (b'{"slots": {"Monday": [', "breaks off"),
        (b'{"slots": {"Mon', "breaks off"),
        (b"\xff\xfe{", "UTF-8"),
        (b"nova: 1", "no JSON"),
        (b"[]", "no object"),
        (b"[" * 100_000, "stand in each other"),
        (b'{"slots": ' + b"9" * 5000 + b"}", "digits"),
        (b" " * 1_000_001, "1,000,001 bytes"),
        (b"{}", "`slots` should be a mapping from days to lists of time slots, and is missing"),
    ],
)
def test_what_is_no_database_is_told_apart(content: bytes, said: str) -> None:
    """Half a file, a proxy's page and a hostile one each have a message of their own."""
    assert said in refusal(content)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"slots": {}}, "no time slots"),
        ({"slots": []}, "and is not"),
        ({"slots": {"Monday": [{"desc": "x"}, 1]}}, "not every entry of `slots` has a `name`"),
        ({"slots": {"Day 1": [SLOT]}}, '"Day 1"'),
        ({"slots": {"Monday": [SLOT], "monday": []}}, "twice"),
        ({"slots": {"Monday": [SLOT, SLOT]}}, 'share a name: "MonA1"'),
        ({"slots": {"Monday": [{"name": "MonA1", "desc": "early"}]}}, '"early"'),
        ({"slots": {"Monday": [{"name": "MonA1", "desc": "1:00-2:00 PM"}]}}, "times"),
        ({"slots": {"Monday": [{"name": "MonA1", "desc": "29:00-01:00"}]}}, "not on Monday"),
        ({"slots": {"Monday": [SLOT | {"name": "1"}, SLOT | {"name": "2"}]}}, '"1", "2"'),
        (
            {"slots": {"Monday": [SLOT], "Friday": [SLOT | {"name": n} for n in ("MonB", "MonC")]}},
            "start alike",
        ),
        ({"schedule": None}, "`schedule` should be a mapping of rooms, and is missing"),
        ({"schedule": []}, "and is not"),
        ({"schedule": {str(i): {} for i in range(20_001)}}, "20,001 rooms"),
        ({"tracks": [str(i) for i in range(2_001)]}, "2,001 tracks"),
    ],
)
def test_a_database_without_a_usable_grid_is_refused(keys: dict[str, Any], said: str) -> None:
    """The grid is what everything else hangs on, so nothing of it is guessed."""
    assert said in refusal({"slots": {"Monday": [SLOT]}, "schedule": {}} | keys)


def test_unknown_dates_ask_for_the_first_day() -> None:
    """Weekdays alone are no dates, and a start in UTC on another weekday doesn't help."""
    raw: dict[str, Any] = {"slots": {"Monday": [SLOT]}, "schedule": {}}
    assert "dates are unknown" in refusal(raw, None)
    raw["slots"]["Monday"] = [SLOT | {"realtime": "2018-09-12T09:00:00Z"}]
    assert "dates are unknown" in refusal(raw, None)
    assert "is a Wednesday" in refusal(raw, date(2018, 9, 12))
    assert "not the first day" in refusal(raw, date(9999, 12, 27))


def test_times_that_are_not_in_utc_ask_for_the_zone() -> None:
    """Each time slot starts at another time than it says, and only its zone can explain that."""
    raw = {
        "slots": {"Monday": [SLOT | {"realtime": "2018-09-10T15:00:00Z"}]},
        "schedule": {"Aspen": {}},
    }
    assert "not in UTC" in refusal(raw, None, None)
    result = read_database(json.dumps(raw).encode(), None, "America/Denver")
    assert isinstance(result, Imported)
    assert result.event.slots[0].start == 540


def test_an_unknown_zone_is_refused_with_the_nearest() -> None:
    """The option is checked like the key of the format that it becomes."""
    assert '"America/Denvr" is no time zone' in refusal({}, None, "America/Denvr")


def test_a_date_and_time_beyond_the_calendar_is_noted() -> None:
    """The first and last years can't be told in every zone."""
    slot = SLOT | {"realtime": "0001-01-01T00:00:00+14:00", "duration": True}
    raw = {"slots": {"Monday": [slot]}, "schedule": {"Aspen": 1}, "tracks": [1], "motd": "x"}
    result = read_database(json.dumps(raw).encode(), MONDAY, "UTC")
    assert isinstance(result, Imported)
    assert sum("was" in note or "no " in note for note in result.notes) >= 5


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
WORDS = st.text(max_size=12) | st.sampled_from(["nova", "Nova", "a" * 300, "\ud800", "[x](y)", "-"])
TEXT_MAPS = st.dictionaries(WORDS, WORDS | st.just("https://a.example/"), max_size=3) | ANYTHING
NAMES = st.sampled_from(["MonA1", "MonA2", "TueA1", "TueP1", "X1", "X2", "M"]) | WORDS
SLOTS = st.fixed_dictionaries(
    {"name": NAMES},
    optional={
        "desc": st.sampled_from(["09:00-10:00", "10:00-11:00", "23:00-01:00 UTC", "9"]) | ANYTHING,
        "realtime": st.datetimes().map(lambda at: f"{at.isoformat()}Z") | ANYTHING,
        "duration": st.integers(-1, 2000) | ANYTHING,
    },
)
ROOM = st.dictionaries(
    NAMES | st.sampled_from(["desc", "url", "cap_icon", "cap_desc"]), WORDS, max_size=6
)
DAYS = st.sampled_from(["Monday", "Tuesday", "friday"]) | st.text(max_size=2)
DATABASES = st.fixed_dictionaries(
    {
        "slots": st.dictionaries(DAYS, st.lists(SLOTS, max_size=3), max_size=3) | ANYTHING,
        "schedule": st.dictionaries(WORDS, ROOM | ANYTHING, max_size=4) | ANYTHING,
    },
    optional={
        "eventid": WORDS | ANYTHING,
        "tracks": st.lists(WORDS, max_size=5) | ANYTHING,
        "motd": st.lists(st.fixed_dictionaries({"level": WORDS, "message": WORDS})) | ANYTHING,
        **dict.fromkeys(("etherpads", "urls", "colors", "links", "now"), TEXT_MAPS),
    },
)
USABLE = st.fixed_dictionaries(
    {
        "slots": st.just(
            {
                "Monday": [SLOT, {"name": "MonA2", "desc": "10:00-11:00"}],
                "Tuesday": [{"name": "TueP1", "desc": "23:00-01:00"}],
            }
        ),
        "schedule": st.dictionaries(WORDS, ROOM, max_size=4),
    },
    optional={
        "eventid": WORDS,
        "tracks": st.lists(WORDS, max_size=5),
        "motd": st.lists(st.fixed_dictionaries({"level": WORDS, "message": WORDS})),
        **dict.fromkeys(("etherpads", "urls", "colors", "links"), TEXT_MAPS),
    },
)


@given(DATABASES | USABLE, st.sampled_from([None, MONDAY, date(1, 1, 1)]))
def test_whatever_the_database_holds_its_files_are_without_a_mistake(
    raw: Any, first_day: date | None
) -> None:
    """A stranger's text can neither stop the import nor make files that the format refuses."""
    result = read_database(json.dumps(raw).encode(), first_day, None)
    if isinstance(result, Refusal):
        return
    files = site_files(result)
    assert len(files) == 1 + len(result.teams)
    for path, text in files.items():
        findings, loaded = Findings(), load(text, path)
        model = EventSource if path.startswith("content/") else TeamSource
        assert loaded.data is not None
        assert decode(model, "a file", loaded.data, path, findings) is not None
        assert [*loaded.problems, *findings.problems] == []
    assert all("\ud800" not in note and "\n" not in note for note in result.notes)


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    """Whatever was fetched, the answer is a value."""
    assert isinstance(read_database(content, MONDAY, "UTC"), Refusal)


@given(USABLE)
def test_no_booking_in_a_known_time_slot_is_lost(raw: dict[str, Any]) -> None:
    """As many cells come out as went in."""
    names = {slot["name"] for slots in raw["slots"].values() for slot in slots}
    cells = [
        key
        for room in raw["schedule"].values()
        for key, track in room.items()
        if key in names and track.strip()
    ]
    result = read_database(json.dumps(raw).encode(), MONDAY, "UTC")
    assert isinstance(result, Imported)
    booked = [name for team in result.teams for slot in team.slots for name in slot.slots]
    assert sorted(booked) == sorted(cells)


def test_a_key_that_is_there_twice_is_noted() -> None:
    """Of two rooms of one name only the last can be read, and that is said."""
    slots = json.dumps({"Monday": [SLOT]})
    raw = f'{{"slots": {slots}, "schedule": {{"A": {{}}, "B": {{}}, "A": {{}}}}}}'
    result = read_database(raw.encode(), MONDAY, "UTC")
    assert isinstance(result, Imported)
    assert [room.name for room in result.event.rooms] == ["A", "B"]
    assert 'of keys that are there more than once, the last was read: "A"' in result.notes
