"""`ptgsite export` writes what a build would, and says what is left out."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ptgsite import cli
from ptgsite.build import build
from ptgsite.output.seal import SEAL
from ptgsite.project import Project
from tests.sites import write_site

NOVA = """\
name: Nova
kind: project
topics: [{title: Volumes, with: [zuul]}]
slots:
  - {slot: MonA1, room: bexar, topics: [volumes]}
  - {date: 2022-10-18, start: "15:15", end: "15:45", room: bexar, with: [cinder]}
"""
ZUUL = "name: Zuul\nkind: project\nslots: [{slot: MonA2, room: austin}]\n"
GLANCE = "name: Glance\nkind: project\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A small site whose stamps are settled."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1666000000")
    teams = {"teams/nova.yaml": NOVA, "teams/zuul.yaml": ZUUL, "teams/glance.yaml": GLANCE}
    return write_site(tmp_path / "site", teams)


def _run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(cli.commands, ["export", "--site", str(project.root), *arguments])


def _json(result: Result) -> Any:
    assert result.exit_code == 0
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (["json"], "schedule.json"),
        (["ical"], "schedule.ics"),
        (["ical", "--team", "nova"], "teams/nova.ics"),
        (["frab"], "frab/schedule.xml"),
        (["frab", "--format", "json"], "frab/schedule.json"),
        (["ptgbot"], "ptg.json"),
    ],
)
def test_an_export_is_what_a_build_writes(
    project: Project, arguments: list[str], path: str
) -> None:
    """The same bytes, on standard output and in a file."""
    build(project, project.output)
    expected = (project.output / path).read_bytes()
    assert _run(project, *arguments).stdout_bytes == expected
    target = project.root / "exported"
    assert _run(project, *arguments, "--output", str(target)).exit_code == 0
    assert target.read_bytes() == expected


def test_the_form_of_frab_follows_the_output(project: Project) -> None:
    """A name that ends in .json gets JSON, unless --format says otherwise."""
    target = project.root / "exported.json"
    _run(project, "frab", "--output", str(target))
    assert "schedule" in json.loads(target.read_bytes())
    _run(project, "frab", "--output", str(target), "--format", "xml")
    assert target.read_bytes().startswith(b"<?xml")


def test_one_team_s_part(project: Project) -> None:
    """Its sessions and topics, and only the teams that these name."""
    made = _json(_run(project, "json", "--team", "nova"))
    assert {each["id"] for each in made["teams"]} == {"nova", "cinder", "zuul"}
    assert {each["team"] for each in made["sessions"]} == {"nova"}
    assert [each["id"] for each in made["topics"]] == ["nova/volumes"]
    joint = _json(_run(project, "json", "--team", "cinder"))
    assert [each["team"] for each in joint["sessions"]].count("nova") == 1
    talks = _json(_run(project, "frab", "--format", "json", "--team", "nova"))
    days = talks["schedule"]["conference"]["days"]
    titles = [each["title"] for day in days for room in day["rooms"].values() for each in room]
    assert titles == ["Nova", "Nova"]


def test_what_ptgbot_has_no_place_for_is_told(project: Project) -> None:
    """On standard error, so that the database can be piped."""
    result = _run(project, "ptgbot")
    assert json.loads(result.stdout)["tracks"] == ["cinder", "glance", "nova", "zuul"]
    assert result.stderr == (
        "note: a time slot was made for each time that is none of the event's: "
        "Nova (Tue 2022-10-18, Bexar)\n"
        "note: a joint session is only in the cell of the team that booked it: "
        "Nova (Tue 2022-10-18, Bexar)\n"
    )


def test_a_build_tells_it_where_the_event_has_a_bot(project: Project) -> None:
    """Whoever doesn't use PTGBot is not bothered; a build that changes nothing tells it again."""
    command = ["build", "--site", str(project.root)]
    assert CliRunner().invoke(cli.commands, command).stderr == ""
    event = project.root / "content/event.yaml"
    with event.open("a", encoding="utf-8") as file:
        file.write("ptgbot: https://bot.example.org/ptg.json\n")
    told = CliRunner().invoke(cli.commands, command).stderr
    assert told.splitlines()[1].startswith("note: ptg.json: a joint session is only in the cell")
    assert CliRunner().invoke(cli.commands, command).stderr == told
    (project.output / SEAL).unlink()
    assert CliRunner().invoke(cli.commands, command).stderr == told
    assert CliRunner().invoke(cli.commands, [*command, "--quiet"]).stderr == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["json", "--team", "novva"], "there is no team `novva`; did you mean `nova`?"),
        (["ical", "--team", "novva"], "there is no team `novva`; did you mean `nova`?"),
        (["ptgbot", "--team", "nova"], "PTGBot's database is of all teams"),
        (["json", "--format", "xml"], "--format is for frab alone"),
        (["xcal"], "is not one of"),
    ],
)
def test_wrong_usage_is_told(project: Project, arguments: list[str], message: str) -> None:
    """Exit status 2, and what to write."""
    result = _run(project, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_an_error_in_the_sources_stops_it(project: Project) -> None:
    """No file is written from a site that has errors."""
    (project.root / "teams/nova.yaml").write_text("name: Nova\n", "utf-8")
    target = project.root / "exported.json"
    result = _run(project, "json", "--output", str(target))
    assert result.exit_code == 1
    assert "[missing-key]" in result.output
    assert not target.exists()


def test_no_source_is_written_over(project: Project) -> None:
    """Whoever names the wrong file loses nothing."""
    result = _run(project, "json", "--output", str(project.root / "teams/nova.yaml"))
    assert (result.exit_code, "among the sources" in result.stderr) == (2, True)
    assert (project.root / "teams/nova.yaml").read_text("utf-8") == NOVA


def test_a_bad_clock_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a build, once."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    result = _run(project, "json")
    assert (result.exit_code, result.stderr.count("SOURCE_DATE_EPOCH")) == (1, 1)


def test_a_failed_write_leaves_the_old_file(project: Project) -> None:
    """Where a file can't be written, nothing else is left behind either."""
    folder = project.root / "exported"
    folder.mkdir()
    file = folder / "none" / "schedule.json"
    result = _run(project, "json", "--output", str(file))
    assert (result.exit_code, result.stderr) == (1, f"ptgsite: {file}: no such file or directory\n")
    assert os.listdir(folder) == []
