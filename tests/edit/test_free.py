"""What is free: for whom, when and where, in words and for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ptgsite.edit.judge import facts_of
from ptgsite.report.free import as_json, table
from ptgsite.schedule.openings import Opening, Wish, openings
from ptgsite.source.event_models import BreakSource
from tests.edit.team_files import read, site_with

NOVA = "name: Nova\nkind: project\nslots: [{slot: MonA2, room: bexar}]\n"
SOURCES, EVENT = site_with(NOVA)
FREE = facts_of(SOURCES, EVENT).free


def _found(wish: Wish, length: int = 1) -> list[Opening]:
    return list(openings(EVENT, FREE, wish, length))


def _named(wish: Wish, length: int = 1) -> list[str]:
    return [f"{','.join(each.names)} {each.room.id}" for each in _found(wish, length)]


def test_all_that_is_free_is_listed_by_time() -> None:
    """Cinder has Austin at MonA1, Nova Bexar at MonA2, and Bexar is closed at TueA1."""
    assert _named(Wish(day=date(2022, 10, 17))) == [
        "MonA1 bexar",
        "MonA1 online",
        "MonA2 austin",
        "MonA2 online",
        "MonP1 bexar",
        "MonP1 austin",
        "MonP1 online",
    ]
    assert "TueA1 bexar" not in _named(Wish())


@pytest.mark.parametrize(
    ("wish", "rooms"),
    [
        (Wish(capacity=20), {"bexar", "online"}),
        (Wish(capacity=41), {"online"}),
        (Wish(equipment=("Projector",)), {"bexar"}),
        (Wish(equipment=("projector", "piano")), set[str]()),
        (Wish(team=read("name: N\nkind: sig\nexpected: 20\n")), {"bexar", "online"}),
        (
            Wish(team=read("name: N\nkind: sig\nrequest: {hours: 1, equipment: [projector]}\n")),
            {"bexar"},
        ),
    ],
)
def test_only_rooms_that_suit_are_listed(wish: Wish, rooms: set[str]) -> None:
    """A room of unknown size may be large enough; equipment must be listed."""
    assert {each.room.id for each in _found(wish)} == rooms


def test_only_times_that_suit_the_team_are_listed() -> None:
    """Those at which it has no session, and that are among its available ones, if it has some."""
    team = read(NOVA + "request: {hours: 1, available: [MonA1, MonA2, TueP1]}\n")
    assert {each.names[0] for each in _found(Wish(team=team))} == {"MonA1", "TueP1"}
    assert "MonA2" not in {each.names[0] for each in _found(Wish(team=read(NOVA)))}


@pytest.mark.parametrize(
    ("only", "gone"),
    [
        ({}, {"MonA1 bexar", "MonA1 online", "TueA1 austin", "TueA1 online"}),
        ({"date": date(2022, 10, 18)}, {"TueA1 austin", "TueA1 online"}),
        ({"date": date(2022, 10, 18), "room": "online"}, {"TueA1 online"}),
    ],
    ids=["all", "one day", "one room"],
)
def test_nothing_is_free_during_a_break(only: dict[str, Any], gone: set[str]) -> None:
    """Be it for all, of one day alone, or in one room alone."""
    talk = BreakSource(where=EVENT.where, title="Talk", start=13 * 60, end=14 * 60, **only)
    event = replace(EVENT, breaks=(*EVENT.breaks, talk))
    left = {f"{each.names[0]} {each.room.id}" for each in openings(event, FREE, Wish())}
    assert set(_named(Wish())) - left == gone


def test_several_time_slots_on_end_must_follow_each_other() -> None:
    """There is a break between A2 and P1."""
    assert _named(Wish(day=date(2022, 10, 18)), 2) == ["TueA1,TueA2 austin", "TueA1,TueA2 online"]
    assert _named(Wish(), 3) == []


def test_the_table_has_a_block_for_each_day() -> None:
    """With times, and with what is in the rooms; long rows are broken between rooms."""
    lines = list(table(_found(Wish(day=date(2022, 10, 17))), EVENT, 60))
    assert lines == [
        "Mon 2022-10-17, times in UTC",
        "  MonA1  13:00–14:00  bexar (40, projector), online",
        "  MonA2  14:00–15:00  austin (10), online",
        "  MonP1  16:00–17:00  bexar (40, projector), austin (10),",
        "                      online",
        "",
    ]


def test_programs_get_a_list_of_objects() -> None:
    """With times in UTC."""
    (first, *_) = json.loads(as_json(_found(Wish()), EVENT))
    assert first == {
        "time_slot": "MonA1",
        "day": "2022-10-17",
        "start": "2022-10-17T13:00:00Z",
        "end": "2022-10-17T14:00:00Z",
        "room": "bexar",
        "capacity": 40,
        "equipment": ["projector"],
    }
