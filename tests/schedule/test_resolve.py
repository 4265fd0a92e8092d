"""Sources to the Schedule: times, identities and what holds where nothing is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptgsite.problems import Where
from ptgsite.schedule.colors import color_for
from ptgsite.schedule.last import Last
from ptgsite.schedule.model import Schedule
from ptgsite.schedule.parts import page
from ptgsite.schedule.resolve import resolve
from ptgsite.schedule.zoned import exists, to_utc
from ptgsite.source.models import PageSource
from ptgsite.source.zones import zone_names
from tests.sites import BASE, check_site

EVENT = "content/event.yaml"
BASE_EVENT = (BASE / EVENT).read_text("utf-8")


def _schedule(tmp_path: Path, **teams: str) -> Schedule:
    event = teams.pop("event", BASE_EVENT)
    files = {
        f"teams/{name}.yaml": f"name: {name}\nkind: sig\n{text}" for name, text in teams.items()
    }
    checked = check_site(tmp_path, {EVENT: event, **files})
    assert checked.errors == 0, checked.problems
    assert checked.sources.event is not None
    return resolve(checked.sources.event, checked.sources.teams, checked.sources.pages)


def test_a_session_is_told_apart_by_its_id_or_by_its_start(tmp_path: Path) -> None:
    """The key is the same whatever the room, and with an id whatever the time."""
    slots = "slots:\n  - {slot: MonA2, room: %s}\n  - {slot: %s, room: online, id: hour}\n"
    before = _schedule(tmp_path / "a", nova=slots % ("bexar", "TueA1"))
    after = _schedule(tmp_path / "b", nova=slots % ("austin", "TueP1"))
    keys = [{s.key for s in schedule.sessions_of_team["nova"]} for schedule in (before, after)]
    assert (
        keys[0]
        == keys[1]
        == {
            "ptg-2022-10/nova/2022-10-17/14:00",
            "ptg-2022-10/nova/hour",
        }
    )


def test_what_has_the_same_sources_is_the_same(tmp_path: Path) -> None:
    """But for what wants, or is held with, a team that is another one now."""
    slots = "topics: [{title: A}, {title: B, with: [nova]}]\nslots: [{slot: MonA%s, room: %s%s}]\n"
    teams = {
        "nova": slots % (1, "bexar", ""),
        "ironic": slots % (2, "bexar", ", topics: [a]"),
        "zuul": slots % (1, "online", ", topics: [b]"),
        "neutron": slots % (2, "online", ", with: [nova]"),
    }
    files = {
        f"teams/{name}.yaml": f"name: {name}\nkind: sig\n{text}" for name, text in teams.items()
    }
    sources = check_site(tmp_path, files).sources
    assert sources.event is not None
    before = resolve(sources.event, sources.teams, ())
    other = tuple(
        replace(team, description="New") if team.id == "nova" else team for team in sources.teams
    )
    after = resolve(sources.event, other, (), (), Last(sources.event, sources.teams, before))
    assert after == resolve(sources.event, other, ())
    kept = {id(one) for one in (*before.sessions, *before.topics, *before.teams)}
    assert {one.team.id for one in after.sessions if id(one) in kept} == {"cinder", "ironic"}
    assert {one.team_id for one in after.topics if id(one) in kept and one.id == "a"} == {
        "ironic",
        "zuul",
        "neutron",
    }
    assert not any(id(one) in kept for one in after.topics if one.id == "b")
    assert {one.id for one in after.teams if id(one) not in kept} == {"nova"}


def test_a_slot_of_several_time_slots_is_one_session(tmp_path: Path) -> None:
    """It goes from the first one's start to the last one's end."""
    (session,) = _schedule(
        tmp_path, nova="slots: [{slot: [MonA1, MonA2], room: bexar}]\n"
    ).sessions_of_team["nova"]
    assert session.start == datetime(2022, 10, 17, 13, tzinfo=UTC)
    assert session.duration == timedelta(hours=2)
    assert session.time_slots == ("MonA1", "MonA2")


def test_a_joint_session_is_on_all_its_teams_pages(tmp_path: Path) -> None:
    """The same session, once for each team."""
    schedule = _schedule(tmp_path, nova="slots: [{slot: MonA2, room: bexar, with: [cinder]}]\n")
    (session,) = schedule.sessions_of_team["nova"]
    assert session in schedule.sessions_of_team["cinder"]
    assert [team.id for team in session.teams] == ["nova", "cinder"]


def test_the_nearest_call_and_pad_hold(tmp_path: Path) -> None:
    """A session's own win over its team's, and those over its room's and the event's."""
    event = BASE_EVENT.replace("name: Bexar,", "name: Bexar, url: https://room.example/,")
    slot = "slots: [{slot: MonA2, room: bexar%s}]\n"
    own = ", url: https://own.example/, etherpad: https://pad.example/own"
    cases = [
        (slot % "", "https://room.example/", "https://etherpad.opendev.org/p/ptg-2022-10-nova"),
        (
            "url: https://team.example/\netherpad: https://pad.example/t\n" + slot % "",
            "https://team.example/",
            "https://pad.example/t",
        ),
        (slot % own, "https://own.example/", "https://pad.example/own"),
    ]
    for number, (text, call, pad) in enumerate(cases):
        schedule = _schedule(tmp_path / str(number), event=event, nova=text)
        (session,) = schedule.sessions_of_team["nova"]
        assert (session.call, session.pad) == (call, pad)


def test_a_day_may_run_past_midnight(tmp_path: Path) -> None:
    """What starts on Monday evening belongs to Monday."""
    slot = 'slots: [{date: 2022-10-17, start: "23:00", end: "25:30", room: bexar}]\n'
    (session,) = _schedule(tmp_path, nova=slot).sessions_of_team["nova"]
    assert session.end == datetime(2022, 10, 18, 1, 30, tzinfo=UTC)
    assert session.day.date == date(2022, 10, 17)


def test_topics_know_when_they_are_discussed(tmp_path: Path) -> None:
    """Each topic has the sessions that list it, and none if no session does."""
    text = (
        "topics: [{title: Volumes}, {title: Cells}]\n"
        "slots: [{slot: MonA2, room: bexar, topics: [volumes]}]\n"
    )
    schedule = _schedule(tmp_path, nova=text)
    assert len(schedule.sessions_of_topic["nova", "volumes"]) == 1
    assert schedule.sessions_of_topic["nova", "cells"] == ()


def test_own_keys_are_kept_as_they_are(tmp_path: Path) -> None:
    """`x-` keys come through as text, lists and mappings."""
    schedule = _schedule(tmp_path, nova="x-mascot: {name: phoenix, years: [2018, no]}\n")
    team = next(team for team in schedule.teams if team.id == "nova")
    assert team.extra == {"x-mascot": {"name": "phoenix", "years": ["2018", "no"]}}


def test_a_page_is_called_by_its_first_heading(tmp_path: Path) -> None:
    """The heading becomes the title, and a page without one is called after its file."""
    checked = check_site(
        tmp_path, {"content/faq.md": "Ask.\n", "content/venue.md": "# The venue #\n\nHere.\n"}
    )
    assert checked.sources.event is not None
    pages = resolve(checked.sources.event, checked.sources.teams, checked.sources.pages).pages
    assert [(page.id, page.title, page.text.strip()) for page in pages] == [
        ("faq", "Faq", "Ask."),
        ("venue", "The venue", "Here."),
    ]


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("\n\n# The *venue* & more #\n\nHere.", "The venue & more", "Here."),
        ("Way in\n======\nHere.", "Way in", "Here."),
        ("# [Linked](https://x.example/) title\r\nHere.", "Linked title", "Here."),
        ("# cross_project_work, 2 * 3", "cross_project_work, 2 * 3", ""),
        ("<!-- mine\n -->\n\n# Title\nHere.", "Title", "Here."),
        ("Here.\n\n# Later", "Way in", "Here.\n\n# Later"),
        ("## Second", "Way in", "## Second"),
        ("#", "Way in", "#"),
        ("", "Way in", ""),
    ],
)
def test_the_title_of_a_page(text: str, title: str, rest: str) -> None:
    """A heading at the top names the page, without its marks; else the file's name does."""
    made = page(PageSource(where=Where("content/way-in.md"), stem="way-in", text=text))
    assert (made.title, made.text.strip()) == (title, rest)


def test_of_a_repeated_hour_it_is_the_first() -> None:
    """Autumn's 02:30 in Paris is the one of summer time."""
    paris = ZoneInfo("Europe/Paris")
    expected = datetime(2022, 10, 30, 0, 30, tzinfo=UTC)
    assert to_utc(date(2022, 10, 30), 150, paris) == expected


def test_a_skipped_hour_does_not_exist() -> None:
    """Spring's 02:30 in Paris is on no clock."""
    paris = ZoneInfo("Europe/Paris")
    assert not exists(date(2022, 3, 27), 150, paris)
    assert exists(date(2022, 3, 27), 180, paris)


@given(
    st.dates(date(2015, 1, 1), date(2035, 1, 1)),
    st.integers(0, 1800),
    st.sampled_from(sorted(zone_names())),
)
def test_a_time_that_exists_comes_back_from_utc(day: date, minutes: int, name: str) -> None:
    """Local to UTC and back is the same time, in every zone there is."""
    zone = ZoneInfo(name)
    local = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes)
    back = to_utc(day, minutes, zone).astimezone(zone)
    assert (back.replace(tzinfo=UTC) == local) == exists(day, minutes, zone)


@given(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True))
def test_every_team_has_a_colour(team: str) -> None:
    """A derived colour is well-formed and depends on the id alone."""
    assert color_for(team) == color_for(team)
    assert int(color_for(team)[1:], 16) < 1 << 24
