"""The commands free, book, unbook and new-team: what they print, write and exit with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ptgsite import cli
from tests.sites import write_site

NOVA = "# ours\nname: Nova\nkind: project\nslots:\n  - {slot: MonA2, room: bexar}  # early\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The base site with Nova."""
    write_site(tmp_path, {"teams/nova.yaml": NOVA})
    return tmp_path


def _run(site: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli.commands, [arguments[0], "--site", str(site), *arguments[1:]])


def _nova(site: Path) -> str:
    return (site / "teams/nova.yaml").read_text("utf-8")


def test_booking_writes_the_slot_and_shows_it(site: Path) -> None:
    """The line is there to be found, and the check passes afterwards."""
    result = _run(site, "book", "nova", "MonP1", "bexar")
    assert (result.exit_code, result.stderr) == (0, "")
    entry = "  - {slot: MonP1, room: bexar, id: mon-p1}\n"
    assert result.stdout == (
        "Bexar at MonP1 (Mon 2022-10-17, 16:00–17:00 UTC) is booked for Nova.\n"
        f"Added at teams/nova.yaml:6:\n{entry}"
    )
    assert _nova(site) == NOVA + entry
    assert _run(site, "check").exit_code == 0


def test_a_clash_is_refused_and_nothing_written(site: Path) -> None:
    """Exit status 1, who has the room, and what is free."""
    result = _run(site, "book", "nova", "MonA1", "austin")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "ptgsite: nothing is booked: Austin is already booked at MonA1 by Cinder "
        "[room-double-booked]\n"
        "    --> teams/cinder.yaml:4:25: Cinder booked it here\n"
        "  = help: free at MonA1: `bexar` (40), `online`\n"
        "  = help: Austin and Nova are both free at MonP1, TueA1, TueA2, TueP1\n"
        "  = help: all that is free for Nova: ptgsite free --team nova\n"
    )
    assert _nova(site) == NOVA


def test_time_slots_apart_are_booked_one_by_one(site: Path) -> None:
    """Help is a command, where no list in a file is at fault."""
    result = _run(site, "book", "nova", "MonA1,MonP1", "online")
    assert (result.exit_code, _nova(site)) == (1, NOVA)
    alone = "book each by a command of its own, such as: ptgsite book nova MonP1 online"
    assert alone in result.stderr
    assert _run(site, "book", "nova", "MonP1", "online").exit_code == 0


def test_warnings_and_files_that_can_not_be_seen_are_told(site: Path) -> None:
    """On the error stream, with their lines in the new file."""
    with (site / "teams/nova.yaml").open("a") as file:
        file.write("expected: 20\n")
    (site / "teams/zuul.yaml").write_text("name: Zuul\nkind: project\nslotz: []\n")
    result = _run(site, "book", "nova", "MonP1", "austin")
    assert result.exit_code == 0
    assert "teams/nova.yaml:6:25: warning: Austin holds 10, and Nova expects 20" in result.stderr
    assert "teams/zuul.yaml has errors, so some of what it says is not seen" in result.stderr


def test_giving_up_shows_what_was_there(site: Path) -> None:
    """It can be pasted back."""
    result = _run(site, "unbook", "nova", "MonA2")
    assert result.exit_code == 0
    assert result.stdout == (
        "Bexar at MonA2 (Mon 2022-10-17, 14:00–15:00 UTC) is given up by Nova.\n"
        "Taken out of teams/nova.yaml:\n  - {slot: MonA2, room: bexar}  # early\n"
    )
    assert "Nova has booked no slot [no-slots]" in result.stderr
    assert _nova(site) == NOVA[: NOVA.index("slots")]
    assert _run(site, "unbook", "nova", "MonA2").exit_code == 1


def test_a_slot_without_a_known_time_can_be_given_up(site: Path) -> None:
    """Its time slot may have been taken off the event."""
    (site / "teams/nova.yaml").write_text(NOVA.replace("MonA2", "SunA1"))
    result = _run(site, "unbook", "nova", "SunA1")
    assert result.stdout.startswith("Bexar at SunA1 is given up by Nova.")


def test_what_is_free_can_be_asked_for(site: Path) -> None:
    """As a table and as JSON."""
    result = _run(site, "free", "--team", "nova", "--day", "Mon", "--capacity", "20")
    assert result.stdout == (
        "Mon 2022-10-17, times in UTC\n"
        "  MonA1  13:00–14:00  bexar (40, projector), online\n"
        "  MonP1  16:00–17:00  bexar (40, projector), online\n\n"
    )
    result = _run(site, "free", "--day", "2022-10-18", "--equipment", "projector", "--format=json")
    assert [each["time_slot"] for each in json.loads(result.stdout)] == ["TueA2", "TueP1"]
    nothing = _run(site, "free", "--equipment", "Projektor")
    assert (nothing.exit_code, nothing.stdout) == (0, "Nothing is free that suits.\n")
    assert nothing.stderr == "ptgsite: no room has `Projektor`; did you mean `projector`?\n"


def test_files_with_errors_are_named_beside_what_is_free(site: Path) -> None:
    """The list on the standard stream is still one that a program can read."""
    (site / "teams/cinder.yaml").write_text("name: [")
    result = _run(site, "free", "--format", "json")
    assert (result.exit_code, len(json.loads(result.stdout)) > 0) == (0, True)
    assert result.stderr == (
        "ptgsite: teams/cinder.yaml has errors, so some of what it says is not seen\n"
    )
    assert "teams/cinder.yaml has errors" in _run(site, "free", "--team", "cinder").stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("free", "--team", "nva"), "there is no team `nva`; did you mean `nova`?"),
        (("free", "--day", "Mo"), "the event has no day `Mo`; did you mean `Mon`?"),
        (("book", "nova", "MonA1,,MonA2", "bexar"), "lacks a time slot"),
        (("book", "nova", "MonA1"), "Missing argument"),
        (("new-team", "Zuul"), "write `zuul`"),
        (("new-team", "zuul", "--kind", "projct"), "did you mean `project`?"),
        (("new-team", "zuul", "--name", ""), "this text is empty"),
    ],
)
def test_wrong_usage_is_told_apart(site: Path, arguments: tuple[str, ...], said: str) -> None:
    """Exit status 2, and the nearest name."""
    result = _run(site, *arguments)
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr


@pytest.mark.parametrize("command", [("free",), ("book", "nova", "MonA1", "bexar")])
def test_an_event_with_errors_comes_first(site: Path, command: tuple[str, ...]) -> None:
    """Without it nobody knows the rooms."""
    (site / "content/event.yaml").write_text("name: [")
    result = _run(site, *command)
    assert result.exit_code == 1
    assert "content/event.yaml has errors; mend them first: ptgsite check" in result.stderr


def test_an_event_that_lacks_something_is_not_booked_in(site: Path) -> None:
    """A room that was left out, since it was wrong, would be unknown."""
    with (site / "content/event.yaml").open("a") as file:
        file.write("roms: []\n")
    result = _run(site, "book", "nova", "MonP1", "bexar")
    assert (result.exit_code, "content/event.yaml has an error" in result.stderr) == (1, True)


def test_a_new_team_gets_a_file_that_passes(site: Path) -> None:
    """Once; a file that is there already stays."""
    result = _run(site, "new-team", "big-data", "--kind", "sig", "--name", "Big Data")
    assert result.stdout == (
        "Wrote teams/big-data.yaml. Edit it, then run: ptgsite check teams/big-data.yaml\n"
    )
    assert _run(site, "check", "--strict").exit_code == 0
    again = _run(site, "new-team", "nova")
    assert (again.exit_code, _nova(site)) == (1, NOVA)
    assert "teams/nova.yaml is there already" in again.stderr


def test_a_file_that_is_misnamed_is_named(site: Path) -> None:
    """Its team is known, and the command that says what its name should be."""
    (site / "teams/nova.yaml").rename(site / "teams/Nova.yaml")
    result = _run(site, "book", "nova", "MonP1", "bexar")
    assert (result.exit_code, "ptgsite check teams/Nova.yaml" in result.stderr) == (1, True)
