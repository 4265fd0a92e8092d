"""What PTGBot's database says arrives in a site's records."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from ptgsite.interop.imported import Imported, site_files
from ptgsite.interop.ptgbot import read_database
from ptgsite.source.event_models import RoomSource
from ptgsite.source.models import TeamSource
from ptgsite.source.words import Kind, Level

MONDAY = date(2018, 9, 10)


def slot(name: str, desc: str = "", **more: Any) -> dict[str, Any]:
    """A time slot as the bot keeps it."""
    return {"name": name, "desc": desc, **more}


def database(**keys: Any) -> dict[str, Any]:
    """A small event of two days, with what `keys` replace."""
    times = {"A1": "09:00-10:45", "A2": "10:45-12:30", "P1": "13:30-15:15"}
    return {
        "eventid": "DEN-ptg",
        "slots": {
            day: [slot(day[:3] + name, desc) for name, desc in times.items()]
            for day in ("Tuesday", "Monday")
        },
        "tracks": ["nova", "api-sig"],
        "schedule": {"Aspen": {f"{day}{name}": "" for day in ("Mon", "Tue") for name in times}},
    } | keys


def imported(
    raw: dict[str, Any], first_day: date | None = MONDAY, timezone: str | None = "America/Denver"
) -> Imported:
    """The site that a database becomes."""
    result = read_database(json.dumps(raw).encode(), first_day, timezone)
    assert isinstance(result, Imported), result
    return result


def team(site: Imported, id_: str) -> TeamSource:
    """The team with that id."""
    return next(team for team in site.teams if team.id == id_)


def room(**keys: str) -> RoomSource:
    """The only room of a site, with these keys beside its time slots."""
    return imported(database(schedule={"Aspen": keys})).event.rooms[0]


def test_a_plain_database_becomes_two_days_with_the_same_time_slots() -> None:
    """The days are in their order, and what they share is written once."""
    site = imported(database())
    files = site_files(site)
    assert files["content/event.yaml"] == (
        "# This file was imported: look through it, and set `name` and `url`.\n"
        "id: den-ptg\n"
        "name: DEN-ptg\n"
        "url: https://ptg.example.org/\n"
        "timezone: America/Denver\n"
        "etherpad: https://etherpad.opendev.org/p/DEN-ptg-{team}\n"
        "slots:\n"
        '  - {name: A1, start: "09:00", end: "10:45"}\n'
        '  - {name: A2, start: "10:45", end: "12:30"}\n'
        '  - {name: P1, start: "13:30", end: "15:15"}\n'
        "days:\n"
        "  - {date: 2018-09-10}\n"
        "  - {date: 2018-09-11}\n"
        "rooms:\n"
        "  - id: aspen\n"
        "    name: Aspen\n"
    )
    assert files["teams/api-sig.yaml"] == "name: api-sig\nkind: sig\n"
    assert site.notes == ('the event\'s id was made from its `eventid`, "DEN-ptg": den-ptg',)


def test_time_slots_that_follow_each_other_become_one_sitting() -> None:
    """Lunch, another room and another track end it."""
    schedule = {
        "Aspen": {"MonA1": "nova", "MonA2": "nova", "MonP1": "nova", "TueA1": "nova"},
        "Vail": {"TueA2": "nova", "MonA1": "api-sig", "MonA2": ""},
    }
    site = imported(database(schedule=schedule))
    assert [(s.slots, s.room) for s in team(site, "nova").slots] == [
        (("MonA1", "MonA2"), "aspen"),
        (("MonP1",), "aspen"),
        (("TueA1",), "aspen"),
        (("TueA2",), "vail"),
    ]
    assert [s.slots for s in team(site, "api-sig").slots] == [("MonA1",)]
    assert site.event.rooms[1].closed == ("MonP1", "TueA1", "TueP1")


def test_a_day_with_other_time_slots_lists_its_own() -> None:
    """The time slots of most days are the event's."""
    raw = database()
    raw["slots"]["Wednesday"] = [slot("WedA1", "9:00 – 9:30 UTC")]
    raw["slots"]["Thursday"] = []
    site = imported(raw, timezone="UTC")
    assert [day.slots and len(day.slots) for day in site.event.days] == [None, None, 1, ()]
    assert [(s.start, s.end) for s in site.event.days[2].slots or ()] == [(540, 570)]


def test_a_day_may_have_another_code_than_its_weekday() -> None:
    """The code is what the names of its time slots share."""
    slots = {"Monday": [slot("D1x1", "09:00-10:00"), slot("D1x2", "10:00-11:00")]}
    site = imported(database(slots=slots, schedule={"Aspen": {"D1x1": "nova"}}))
    assert [(d.code, [s.name for s in site.event.slots]) for d in site.event.days] == [
        ("D1x", ["1", "2"])
    ]
    assert team(site, "nova").slots[0].slots == ("D1x1",)


def test_starts_in_utc_give_the_dates_and_times() -> None:
    """Where each time slot has its `realtime`, no option is needed; a day may run past midnight."""
    slots = {
        "Monday": [
            slot("MonA1", realtime="2022-10-17T22:30:00Z", duration=90),
            slot("MonA2", "00:00-01:00", realtime="2022-10-18T00:00:00Z"),
        ],
        "Tuesday": [slot("TueA1", realtime="2022-10-18T13:00:00")],
    }
    site = imported(database(slots=slots, schedule={}), None, None)
    assert [day.date for day in site.event.days] == [date(2022, 10, 17), date(2022, 10, 18)]
    assert [(s.start, s.end) for s in site.event.slots] == [(1350, 1440), (1440, 1500)]
    assert [(s.start, s.end) for s in site.event.days[1].slots or ()] == [(780, 840)]
    assert "times were taken for UTC, since no --timezone was given" in site.notes


def test_the_options_win_over_a_start_left_from_another_event() -> None:
    """Real databases have one time slot with the date of years before."""
    raw = database()
    raw["slots"]["Monday"][0]["realtime"] = "2017-06-01T09:00:00Z"
    site = imported(raw)
    assert site.event.days[0].date == MONDAY
    assert site.event.slots[0].start == 540
    assert any("MonA1 at 09:00" in note for note in site.notes)


def test_times_in_utc_are_told_in_the_zone_of_the_event() -> None:
    """A text that says UTC means it, whatever the zone."""
    slots = {"Monday": [slot("MonA1", "15:00-16:00 UTC")]}
    site = imported(database(slots=slots, schedule={}))
    assert [(s.start, s.end) for s in site.event.slots] == [(540, 600)]


@pytest.mark.parametrize(
    ("desc", "capacity"),
    [("Fits a team of 10", 10), ("12 person table", 12), ("Level 2, for 30 people", 30)],
)
def test_a_room_keeps_its_description_and_gets_its_capacity(desc: str, capacity: int) -> None:
    """What it says of the number of people is also a number."""
    assert (room(desc=desc).capacity, room(desc=desc).description) == (capacity, desc)
    assert room(desc="Level 2").capacity is None


def test_a_room_keeps_its_call_and_its_equipment() -> None:
    """The icon has no place in the format, and is kept as a key of its own."""
    found = room(url="https://meet.example/a", cap_icon="facetime-video", cap_desc="Projector")
    assert (found.url, found.equipment) == ("https://meet.example/a", ("Projector",))
    assert found.extra == {"x-cap-icon": "facetime-video"}


def test_plain_text_is_no_markdown() -> None:
    """A description shows what was typed, also where Markdown has a meaning for it."""
    desc = "1. *a* <b> & my_room_2\n# [x]"
    expected = "1\\. \\*a\\* &lt;b> &amp; my\\_room\\_2\n\\# \\[x\\]"
    assert room(desc=desc).description == expected


def test_the_teams_get_their_pads_calls_and_colours() -> None:
    """What is set for a track wins; a colour that is only a name is noted."""
    raw = database(
        tracks=["nova", "swift", "Big Team-wg"],
        etherpads={"nova": "https://pad.example/n"},
        urls={"nova": "https://meet.example/n", "swift": "javascript:alert(1)"},
        colors={"nova": "#ABC", "swift": "red"},
    )
    site = imported(raw)
    nova, swift, big = (team(site, id_) for id_ in ("nova", "swift", "big-team-wg"))
    assert (nova.etherpad, nova.url, nova.color) == (
        "https://pad.example/n",
        "https://meet.example/n",
        "#aabbcc",
    )
    assert (swift.etherpad, swift.url, swift.color) == (None, None, None)
    assert (big.name, big.kind) == ("Big Team-wg", Kind.WORKING_GROUP)
    assert [note for note in site.notes if "swift" in note] == [
        'the address of track "swift" was left out: "javascript:alert(1)" is no web address',
        'the colour of track "swift" was left out: "red" is no colour',
    ]


def test_a_renamed_track_keeps_the_pad_that_the_bot_gave_it() -> None:
    """The event's pattern names pads by team; this team had another name."""
    site = imported(database(tracks=["Nova"]))
    assert team(site, "nova").etherpad == "https://etherpad.opendev.org/p/DEN-ptg-Nova"


def test_ids_are_unique_and_a_name_that_is_one_keeps_it() -> None:
    """Names that differ only in what an id can't have get numbers."""
    rooms: dict[str, dict[str, str]] = {"Room A": {}, "room-a": {}, "ROOM A": {}, "ルーム": {}}
    site = imported(database(schedule=rooms))
    assert [r.id for r in site.event.rooms] == ["room-a-2", "room-a", "room-a-3", "room"]


def test_a_track_that_is_booked_and_not_listed_is_a_team() -> None:
    """No booking is lost to a list that lags behind."""
    site = imported(database(schedule={"Aspen": {"MonA1": "swift"}}))
    assert [s.slots for s in team(site, "swift").slots] == [("MonA1",)]
    assert 'booked, but not in `tracks`: "swift"' in site.notes


def test_a_description_that_the_bot_took_for_a_track_is_no_team() -> None:
    """The bot's fetchdb command takes a room's text for a track."""
    schedule = {"Aspen": {"desc": "Fits a team of 10", "MonA1": "nova"}}
    site = imported(database(schedule=schedule, tracks=["nova", "fits a team of 10"]))
    assert [t.id for t in site.teams] == ["nova"]
    assert any("fits a team of 10" in note for note in site.notes)


def test_links_and_messages_come_along() -> None:
    """An older bot's single message does, too."""
    raw = database(
        links={"map": "https://a.example/", "bad": "x"},
        motd=[{"level": "warning", "message": "Mind  the gap"}, {"level": "loud", "message": "b"}],
    )
    site = imported(raw)
    assert [(n.title, n.url) for n in site.event.links] == [("map", "https://a.example/")]
    assert [(n.level, n.text) for n in site.event.notices] == [
        (Level.WARNING, "Mind the gap"),
        (Level.INFO, "b"),
    ]
    assert sum("bad" in note or "loud" in note for note in site.notes) == 2
    old = imported(database(motd={"level": "danger", "message": "fire"}))
    assert [n.level for n in old.event.notices] == [Level.DANGER]


def test_what_has_no_place_is_noted() -> None:
    """Live state stays with the bot, a subscription with whom it belongs to."""
    raw = database(now={"nova": "x"}, next={}, timestamp="t", subscriptions={"n": "secret"}, odd=1)
    notes = imported(raw).notes[:-1]
    assert notes == (
        'live state stays with the bot: "now", "timestamp"',
        "subscriptions are private, and were left out",
        'keys that PTGBot does not have were left out: "odd"',
    )
    assert not any("secret" in note for note in notes)
