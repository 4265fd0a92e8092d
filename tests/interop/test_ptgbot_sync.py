"""PTGBot's database and a site's files: out and in again, and what was booked on IRC comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ptgsite import cli
from ptgsite.feeds.ptgbot import database
from ptgsite.interop.imported import Imported, site_files
from ptgsite.interop.ptgbot import read_database
from ptgsite.project import Project
from ptgsite.schedule.resolve import resolve
from ptgsite.source.read import read_sources
from tests.loopback import Answer, serving
from tests.sites import BASE, write_site

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
TIMES = {
    "A1": ("09:00-10:45", "15:00"),
    "A2": ("10:45-12:30", "16:45"),
    "P1": ("13:30-15:15", "19:30"),
    "P2": ("15:15-17:00", "21:15"),
}
MINUTES = 105


def denver() -> dict[str, Any]:
    """A database like that of Denver's PTG in 2018, with each key that the site knows."""
    slots = {
        day: [
            {
                "name": day[:3] + name,
                "desc": desc,
                "realtime": f"2018-09-{10 + number}T{start}:00Z",
                "duration": MINUTES,
            }
            for name, (desc, start) in TIMES.items()
        ]
        for number, day in enumerate(DAYS)
    }
    names = [str(slot["name"]) for listed in slots.values() for slot in listed]
    free = dict.fromkeys(names, "")
    return {
        "eventid": "den-ptg",
        "tracks": ["api-sig", "cinder", "nova", "ops-meetup"],
        "slots": slots,
        "schedule": {
            "Aspen": free | dict.fromkeys(["MonA1", "MonA2", "MonP1", "TueA1"], "ops-meetup"),
            "BallroomA": free
            | {"url": "https://meet.example.org/a", "WedA1": "nova", "WedP2": "nova"},
            "BigThompson": {name: "" for name in names if not name.startswith("Fri")}
            | {"MonA1": "cinder", "ThuP1": "api-sig", "ThuP2": "cinder"},
        },
        "etherpads": {"nova": "https://etherpad.opendev.org/p/nova-ptg-stein"},
        "urls": {"cinder": "https://meet.example.org/cinder"},
        "colors": {
            "nova": "#1f77b4",
            "cinder": "#aa3300",
            "api-sig": "#00aa55",
            "ops-meetup": "#333333",
        },
        "links": {"venue map": "https://www.example.org/map.pdf"},
    }


def through_files(raw: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What the bot would get from the site that a database becomes, by the text of its files."""
    site = read_database(json.dumps(raw).encode(), timezone="America/Denver")
    assert isinstance(site, Imported), site
    for name, text in site_files(site).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    sources = read_sources(Project(folder))
    assert sources.problems == ()
    assert sources.event is not None
    return database(resolve(sources.event, sources.teams, ())).data


def test_a_database_comes_out_as_it_went_in(tmp_path: Path) -> None:
    """Every booking, free or closed cell, room, call, etherpad, colour and link, and its times."""
    raw = denver()
    out = through_files(raw, tmp_path)
    assert out["slots"] == raw["slots"]
    assert out["schedule"] == raw["schedule"]
    for key in ("eventid", "tracks", "urls", "colors", "links"):
        assert out[key] == raw[key]
    assert out["etherpads"]["nova"] == raw["etherpads"]["nova"]


def test_and_a_second_time_it_is_the_same(tmp_path: Path) -> None:
    """What the export makes is what the import takes."""
    once = through_files(denver(), tmp_path / "once")
    assert through_files(once, tmp_path / "again") == once


NOVA = "# ours\nname: Nova\nkind: project\nslots:\n  - {slot: MonA2, room: bexar}  # early\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The base site with Nova."""
    write_site(tmp_path, {"teams/nova.yaml": NOVA})
    return tmp_path


def bots(site: Path, **cells: str) -> dict[str, Any]:
    """The site's own database with other cells, named like Bexar_MonA1."""
    sources = read_sources(write_site(site, {"teams/nova.yaml": NOVA}))
    assert sources.event is not None
    data = database(resolve(sources.event, sources.teams, ())).data
    for cell, track in cells.items():
        room, _, slot = cell.partition("_")
        data["schedule"].setdefault(room, {})[slot] = track
    return data


def run(site: Path, data: dict[str, Any], *arguments: str) -> Result:
    """The command, with a database in a file."""
    (site / "bot.json").write_text(json.dumps(data), "utf-8")
    command = ["sync", "ptgbot", "--site", str(site), str(site / "bot.json"), *arguments]
    return CliRunner().invoke(cli.commands, command)


def nova(site: Path) -> str:
    """Nova's file."""
    return (site / "teams/nova.yaml").read_text("utf-8")


def test_nothing_is_new_where_the_bot_has_what_the_files_have(site: Path) -> None:
    """Its own export, loaded by the bot, changes nothing."""
    result = run(site, bots(site))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "The files have every booking that the bot has.\n"


ADDED = (
    "  - {slot: MonP1, room: austin, id: mon-p1}\n"
    "  - {slot: [TueA1, TueA2], room: online, id: tue-a1}\n"
)


def test_bookings_of_the_bot_are_shown_as_a_patch(site: Path) -> None:
    """Time slots that follow each other as one; nothing is written."""
    data = bots(site, Austin_MonP1="nova", Online_TueA1="nova", Online_TueA2="nova")
    result = run(site, data)
    assert result.exit_code == 0
    assert "Only in the bot: Nova: Online at TueA1,TueA2 (Tue 2022-10-18, 13:00–15:00 UTC)\n" in (
        result.stdout
    )
    patch = "".join(f"+{line}\n" for line in ADDED.splitlines())
    assert "--- a/teams/nova.yaml\n+++ b/teams/nova.yaml\n" in result.stdout
    assert result.stdout.endswith(f"{patch}2 bookings to add; write with --write.\n")
    assert nova(site) == NOVA


def test_writing_books_them_once(site: Path) -> None:
    """As `book` does; afterwards nothing is new, and the check passes."""
    data = bots(site, Austin_MonP1="nova", Online_TueA1="nova", Online_TueA2="nova")
    assert run(site, data, "--write").stdout.endswith("2 bookings added.\n")
    assert nova(site) == NOVA + ADDED
    assert run(site, data).stdout == "The files have every booking that the bot has.\n"
    assert CliRunner().invoke(cli.commands, ["check", "--site", str(site)]).exit_code == 0


def test_what_clashes_is_left_to_people(site: Path) -> None:
    """With who has the room; what can be booked is."""
    data = bots(site, Austin_MonA1="nova", Austin_MonP1="nova")
    result = run(site, data, "--write")
    assert "it can't be booked: nova: austin at MonA1\n" in result.stdout
    assert "already booked at MonA1 by Cinder" in result.stdout
    assert "note: in the files alone: " in result.stdout
    assert result.stdout.endswith("1 booking added, 1 left to people.\n")


def test_what_the_site_does_not_know_is_told(site: Path) -> None:
    """Rooms, teams and time slots of the bot alone, and pads, calls and colours set in it."""
    data = bots(site, Attic_MonA1="nova", Online_MonA1="ghosts", Online_MonZ9="nova")
    data["slots"]["Monday"].append({"name": "MonZ9", "realtime": "2022-10-17T21:00:00Z"})
    data["etherpads"]["nova"] = "https://pad.example.org/p/other"
    data["urls"]["nova"] = "https://meet.example.org/other"
    data["colors"]["nova"] = "tomato"
    told = run(site, data).stdout
    assert 'rooms that the site has not: "Attic"' in told
    assert 'teams that the site has not: "ghosts"' in told
    assert 'in time slots that the event has not: "nova in online at MonZ9"' in told
    assert 'the etherpad of nova is "https://pad.example.org/p/other" in the bot' in told
    assert 'the url of nova is "https://meet.example.org/other" in the bot' in told
    assert 'the color of nova is "tomato" in the bot' in told


def test_colors_that_the_bot_made_up_are_not_told(site: Path) -> None:
    """It gives one to each team of a database that it didn't have from the site."""
    data = bots(site)
    data["colors"] = dict.fromkeys(data["colors"], "#777777")
    assert "color" not in run(site, data).stdout


def test_a_session_at_a_time_of_its_own_comes_back_as_itself(site: Path) -> None:
    """The export makes a time slot for it, and the bot gives it back."""
    slot = '{date: 2022-10-17, start: "17:30", end: "18:10", room: bexar}'
    own = f"name: Nova\nkind: project\nslots: [{slot}]\n"
    (site / "teams/nova.yaml").write_text(own, "utf-8")
    sources = read_sources(write_site(site, {"teams/nova.yaml": own}))
    assert sources.event is not None
    data = database(resolve(sources.event, sources.teams, ())).data
    assert run(site, data).stdout == "The files have every booking that the bot has.\n"


def test_the_database_is_fetched_from_the_events_bot(site: Path) -> None:
    """Unless a file or another address is named; without either, it is asked for."""
    command = ["sync", "ptgbot", "--site", str(site)]
    assert CliRunner().invoke(cli.commands, command).exit_code == 2
    body = json.dumps(bots(site)).encode()
    with serving({"/ptg.json": Answer(body)}) as (bot, asked):
        event = (BASE / "content/event.yaml").read_text("utf-8") + f"ptgbot: {bot}/ptg.json\n"
        (site / "content/event.yaml").write_text(event, "utf-8")
        result = CliRunner().invoke(cli.commands, command)
    assert (result.exit_code, asked) == (0, ["/ptg.json"])


def test_what_is_no_database_is_refused(site: Path) -> None:
    """With its reason."""
    result = run(site, {})
    assert result.exit_code == 1
    assert "`slots` should be a mapping" in result.stderr
