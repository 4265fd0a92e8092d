"""ptg.json holds what PTGBot bears, and says what it has no place for."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from ptgsite.feeds.ptgbot import Database, database, ptgbot_json
from ptgsite.schedule.model import Day, Link, Schedule, TimeSlot
from ptgsite.schedule.spoken import spoken_names
from ptgsite.source.words import Status
from tests.feeds.golden_exports import readable, reviewed
from tests.feeds.sample import AUSTIN, BEXAR, EVENT, rich_sample, schedule_of, session, team

NINE = datetime(2022, 10, 17, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
SLOTS = tuple(
    TimeSlot(f"MonA{number + 1}", NINE + number * HOUR, NINE + (number + 1) * HOUR)
    for number in range(3)
)
MONDAY = Day(date(2022, 10, 17), "Mon", SLOTS)
NEXT_MONDAY = Day(date(2022, 10, 24), "Mo2")


def booked(key: str, hour: float, length: float, **more: Any) -> Any:
    """A session of Nova's in Bexar on Monday, some hours after nine."""
    start = NINE + hour * HOUR
    return session(
        key, day=MONDAY, start=start, end=start + length * HOUR, **({"call": BEXAR.url} | more)
    )


def made_of(*sessions: Any, **more: Any) -> Database:
    """The database of a schedule of these sessions."""
    return database(schedule_of(*sessions, **({"days": (MONDAY,)} | more)))


def test_the_database_is_as_reviewed() -> None:
    """No change of what the bot gets goes unseen."""
    data = ptgbot_json(database(rich_sample()))
    assert readable(data) == reviewed("ptg.json", data)


def test_live_state_is_left_to_the_bot() -> None:
    """Loading the file can't wipe what people have said on IRC."""
    assert set(json.loads(ptgbot_json(made_of()))) == {
        "eventid",
        "tracks",
        "slots",
        "schedule",
        "etherpads",
        "urls",
        "colors",
        "links",
    }


def test_every_time_slot_has_its_start_and_length() -> None:
    """Without them the bot's calendars fail or last an hour; days are English weekdays."""
    assert made_of().data["slots"] == {
        "Monday": [
            {
                "name": f"MonA{number + 1}",
                "desc": f"{11 + number}:00-{12 + number}:00",
                "realtime": f"2022-10-17T{9 + number:02}:00:00Z",
                "duration": 60,
            }
            for number in range(3)
        ]
    }


def test_cells_are_booked_free_or_missing() -> None:
    """A cell that is missing can't be booked: the room is closed, or taken for a part of it."""
    closed = replace(AUSTIN, closed=frozenset({"MonA2"}))
    schedule = schedule_of(
        booked("a", 0, 1),
        booked("b", 1.5, 1, team=team("cinder")),
        booked("c", 0, 1, room=closed, call=None, status=Status.CANCELLED),
        days=(MONDAY,),
    )
    assert database(schedule).data["schedule"] == {
        "Bexar": {
            "url": "https://meet.example.org/bexar",
            "MonA1": "nova",
            "Mon1230to1330": "cinder",
        },
        'Austin"Capitol",left;right': {"MonA1": "", "MonA3": ""},
    }


def test_a_session_over_several_time_slots_is_in_all_their_cells() -> None:
    """Whether it was booked by their names or by a date and times."""
    for names in (("MonA1", "MonA2"), ()):
        made = made_of(booked("a", 0, 2, time_slots=names))
        cells = made.data["schedule"]["Bexar"]
        assert (cells["MonA1"], cells["MonA2"], cells["MonA3"]) == ("nova", "nova", "")
        assert made.notes == ()


def test_a_cell_is_not_free_while_a_night_goes_on() -> None:
    """A session of the day before may last into the day."""
    night = replace(SLOTS[0], name="Night", end=SLOTS[0].end + timedelta(minutes=1))
    before = Day(date(2022, 10, 16), "Sun", (night,))
    late = session("night", day=before, start=night.start, end=night.end, time_slots=("Night",))
    assert made_of(late, days=(before, MONDAY)).data["schedule"]["Bexar"] == {
        "url": BEXAR.url,
        "Night": "nova",
        "MonA3": "",
    }


def test_an_odd_time_gets_a_time_slot_of_its_own() -> None:
    """Nothing is lost because it keeps to no time slot, and who loads the file is told."""
    made = made_of(booked("a", 0.5, 1), booked("b", 0.5, 1, room=AUSTIN, call=None))
    assert [slot["name"] for slot in made.data["slots"]["Monday"]] == [
        "MonA1",
        "Mon1130to1230",
        "MonA2",
        "MonA3",
    ]
    assert made.data["slots"]["Monday"][1] == {
        "name": "Mon1130to1230",
        "desc": "11:30-12:30",
        "realtime": "2022-10-17T09:30:00Z",
        "duration": 60,
    }
    (note,) = made.notes
    assert note == (
        "a time slot was made for each time that is none of the event's: "
        'Nova (Mon 2022-10-17, Austin "Capitol", left; right), Nova (Mon 2022-10-17, Bexar)'
    )


def test_days_after_the_first_week_are_left_out_and_told() -> None:
    """The bot knows days by their weekday: a second Monday would be the first."""
    later = session("b", day=NEXT_MONDAY, start=NINE + 7 * 24 * HOUR, room=BEXAR, call=BEXAR.url)
    made = made_of(booked("a", 0, 1), later, days=(MONDAY, NEXT_MONDAY))
    assert list(made.data["slots"]) == ["Monday"]
    (note,) = made.notes
    assert note == (
        "the bot knows a day by its weekday, so days from 2022-10-24 on are left out: "
        "Nova (Mo2 2022-10-24, Bexar)"
    )


@pytest.mark.parametrize(
    ("more", "note"),
    [
        ({"joint": (team("cinder"),)}, "a joint session is only in the cell of the team"),
        ({"call": "https://meet.example.org/own"}, "a call is a team's or a room's"),
        ({"pad": "https://pad.example.org/own"}, "an etherpad is a team's"),
        ({"team": team("ptg")}, "the bot has no calendar of the team `ptg`"),
        ({"team": team("3d")}, "the bot's page shows no colour of a team"),
    ],
)
def test_what_has_no_place_is_told(more: dict[str, Any], note: str) -> None:
    """Each loss is named, once."""
    (told,) = made_of(booked("a", 0, 1, **more)).notes
    assert told.startswith(note)


def test_the_second_in_a_cell_is_told() -> None:
    """Two sessions that share a room by a waiver can't share a cell."""
    made = made_of(booked("a", 0, 1), booked("b", 0, 1, team=team("cinder")))
    assert made.data["schedule"]["Bexar"]["MonA1"] == "nova"
    assert made.notes == (
        "a cell holds one track, and another has it: Cinder (Mon 2022-10-17, Bexar)",
    )


def test_links_of_one_title_are_told() -> None:
    """The bot knows links by their titles."""
    links = (Link("Map", "https://x.example/1"), Link("Map", "https://x.example/2"))
    plain = schedule_of(days=(MONDAY,))
    made = database(replace(plain, event=replace(EVENT, links=links)))
    assert made.data["links"] == {"Map": "https://x.example/2"}
    assert made.notes == ('of links with one title the last is kept: "Map"',)


def test_what_teams_have_of_their_own_is_there() -> None:
    """Pads, calls and colours are by team; of teams without a call, the room's holds."""
    nova = team("nova", etherpad="https://pad.example.org/nova", url="https://meet.example.org/n")
    made = made_of(booked("a", 0, 1, team=nova, pad=nova.etherpad, call=nova.url))
    assert made.data["tracks"] == ["glance", "nova"]
    assert made.data["etherpads"] == {"nova": "https://pad.example.org/nova"}
    assert made.data["urls"] == {"nova": "https://meet.example.org/n"}
    assert made.data["colors"] == {"glance": "#1f77b4", "nova": "#1f77b4"}
    assert made.notes == ()


def test_rooms_have_names_to_say() -> None:
    """No blank, no hyphen, and none of them twice."""
    rooms = [
        replace(BEXAR, id=id_, name=name)
        for id_, name in (
            ("ballroom-a", "Ballroom A"),
            ("other", "Ball-room A"),
            ("b", "- -"),
            ("third", "other"),
            ("o-ther", "other"),
        )
    ]
    assert spoken_names(rooms) == {
        "ballroom-a": "BallroomA",
        "other": "other",
        "b": "b",
        "third": "third",
        "o-ther": "other2",
    }


def test_every_cell_is_a_known_time_slot() -> None:
    """The bot's calendars die of one that isn't."""
    schedule: Schedule = rich_sample()
    data = database(schedule).data
    known = {slot["name"] for slots in data["slots"].values() for slot in slots}
    for cells in data["schedule"].values():
        assert cells.keys() - {"url"} <= known
        assert {team for name, team in cells.items() if name != "url"} <= {*data["tracks"], ""}
