"""The command: what it prints and how it exits."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from ptgsite import __version__, cli
from tests.sites import write_site

NOVA = "name: Nova\nkind: project\nslots: [{slot: MonA1, room: bexar}]\n"
BAD = "name: Nova\nkind: project\nslots: [{slot: MonA1, room: austin}]\n"


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.commands, arguments)


def test_a_good_site_passes(tmp_path: Path) -> None:
    """Exit status 0 and one line."""
    write_site(tmp_path, {"teams/nova.yaml": NOVA})
    result = _run("check", "--site", str(tmp_path))
    assert (result.exit_code, result.output) == (0, "All is well: 2 teams, no problem.\n")


def test_an_error_fails(tmp_path: Path) -> None:
    """Exit status 1, the problem and a summary."""
    write_site(tmp_path, {"teams/nova.yaml": BAD})
    result = _run("check", "--site", str(tmp_path))
    assert result.exit_code == 1
    assert result.output.startswith(
        "teams/nova.yaml:3:29: error: Austin is already booked at MonA1 by Cinder "
        "[room-double-booked]\n"
    )
    assert result.output.endswith("\n1 error in 1 file\n")


def test_a_warning_fails_only_when_strict(tmp_path: Path) -> None:
    """An event can make a rule a warning, and --strict counts it all the same."""
    event = (tmp_path / "content/event.yaml").as_posix()
    write_site(tmp_path, {"teams/nova.yaml": BAD})
    with Path(event).open("a", encoding="utf-8") as file:
        file.write("rules: {room-double-booked: warning}\n")
    result = _run("check", "--site", str(tmp_path))
    assert (result.exit_code, "warning: Austin is already" in result.output) == (0, True)
    assert _run("check", "--site", str(tmp_path), "--strict").exit_code == 1


def test_named_files_get_their_problems_and_the_clashes_with_them(tmp_path: Path) -> None:
    """Cinder hears of the clash that is told at Nova's file, and Zuul of nothing."""
    zuul = "name: Zuul\nkind: project\n"
    write_site(tmp_path, {"teams/nova.yaml": BAD, "teams/zuul.yaml": zuul})
    site = ["check", "--site", str(tmp_path)]
    assert "room-double-booked" in _run(*site, str(tmp_path / "teams/cinder.yaml")).output
    assert _run(*site, str(tmp_path / "teams/zuul.yaml")).exit_code == 0


def test_a_file_outside_of_the_site_is_wrong_usage(tmp_path: Path) -> None:
    """Exit status 2 says that the command was wrong, not the site."""
    write_site(tmp_path / "site", {})
    (tmp_path / "x.yaml").touch()
    result = _run("check", "--site", str(tmp_path / "site"), str(tmp_path / "x.yaml"))
    assert (result.exit_code, "did you mean" in result.output) == (2, False)


def test_a_file_named_from_within_the_site_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are named from where one is; who names them from the site's folder is told."""
    write_site(tmp_path / "site", {})
    monkeypatch.chdir(tmp_path)
    result = _run("check", "--site", "site", "teams/cinder.yaml")
    there = tmp_path / "site/teams/cinder.yaml"
    assert (result.exit_code, f"did you mean {there}?" in result.output) == (2, True)


def test_without_a_site_the_help_is_to_name_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command in the wrong folder says how to find the right one."""
    monkeypatch.chdir(tmp_path)
    result = _run("check")
    assert (result.exit_code, "--site DIR" in result.output) == (2, True)


def test_the_site_is_found_from_any_folder_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever edits a team file need not leave its folder."""
    write_site(tmp_path, {"teams/nova.yaml": NOVA})
    monkeypatch.chdir(tmp_path / "teams")
    assert _run("check", "nova.yaml").exit_code == 0


def test_a_build_says_what_it_wrote(tmp_path: Path) -> None:
    """And that nothing has changed, the second time."""
    write_site(tmp_path, {"teams/nova.yaml": NOVA})
    first = _run("build", "--site", str(tmp_path))
    assert (first.exit_code, "pages" in first.output) == (0, True)
    second = _run("build", "--site", str(tmp_path))
    assert second.output.endswith("nothing has changed.\n")


def test_a_build_stops_at_errors(tmp_path: Path) -> None:
    """Exit status 1, and no output folder is made."""
    write_site(tmp_path, {"teams/nova.yaml": BAD})
    result = _run("build", "--site", str(tmp_path))
    assert (result.exit_code, (tmp_path / "output").exists()) == (1, False)


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    """The message names the folder."""
    write_site(tmp_path, {})
    for folder, status in (("teams", 2), ("content/site", 2), ("other", 1)):
        (tmp_path / "other").mkdir(exist_ok=True)
        (tmp_path / "other" / "mine.txt").write_text("mine", "utf-8")
        output = str(tmp_path / folder)
        result = _run("build", "--site", str(tmp_path), "--output", output)
        assert (result.exit_code, output in result.output) == (status, True)


def test_a_broken_template_is_named(tmp_path: Path) -> None:
    """A theme's author gets file and line, not a traceback."""
    project = write_site(tmp_path, {"themes/mine/templates/home.html": "\n{% if %}"})
    event = tmp_path / "content/event.yaml"
    event.write_text(event.read_text("utf-8") + "theme: mine\n", "utf-8")
    result = _run("build", "--site", str(project.root))
    assert (result.exit_code, "home.html:2" in result.output) == (1, True)


def test_a_bad_source_date_epoch_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The variable and its value are named."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    write_site(tmp_path, {})
    result = _run("build", "--site", str(tmp_path))
    assert (result.exit_code, '"soon"' in result.output) == (1, True)


def test_explain_prints_a_rule_or_all() -> None:
    """Help for a rule's id is at hand wherever the command is."""
    assert "already" not in _run("explain").output
    assert "Bad:" in _run("explain", "room-double-booked").output
    assert "can't be switched off" in _run("explain", "unknown-room").output
    wrong = _run("explain", "room-duble-booked")
    assert (wrong.exit_code, "did you mean `room-double-booked`?" in wrong.output) == (2, True)


@pytest.mark.parametrize("group", [(), ("import",), ("sync",)])
def test_a_list_of_commands_is_in_whole_sentences(group: tuple[str, ...]) -> None:
    """None is cut off in the width that a terminal has at least."""
    listed = _run(*group, "--help").output.partition("Commands:\n")[2]
    lines = listed.partition("\n\n")[0].splitlines()
    assert all(line.endswith(".") and "..." not in line for line in lines), listed
    assert all(len(line) <= 80 for line in lines)


def test_import_writes_a_site_that_passes(tmp_path: Path) -> None:
    """A PTGBot database becomes a site that builds, and never overwrites one."""
    database = tmp_path / "ptg.json"
    database.write_text(
        '{"eventid": "x", "tracks": ["nova"], '
        '"slots": {"Monday": [{"name": "MonA1", "desc": "09:00-10:00"}]}, '
        '"schedule": {"Bexar": {"MonA1": "nova"}}}',
        "utf-8",
    )
    into = tmp_path / "site"
    command = ["import", "ptgbot", str(database), "--into", str(into), "--timezone", "UTC"]
    assert _run(*command).exit_code == 1
    wrong = _run(*command, "--first-day", "10.9.2018")
    assert (wrong.exit_code, "write 2018-09-10" in wrong.output) == (2, True)
    command += ["--first-day", "2018-09-10"]
    assert _run(*command).exit_code == 0
    assert _run("check", "--site", str(into)).exit_code == 0
    again = _run(*command)
    assert (again.exit_code, "there already" in again.output) == (1, True)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(("command", "status"), [("check", 0), ("build", 0), ("init .", 2)])
def test_nobody_has_to_listen(tmp_path: Path, command: str, status: int, closed: str) -> None:
    """A caller may close its streams; what is to be done is done, and the exit status tells."""
    write_site(tmp_path, {"teams/nova.yaml": NOVA})
    words = f'"{sys.executable}" -m ptgsite {command} </dev/null {closed}'
    ended = subprocess.run(["sh", "-c", words], cwd=tmp_path, capture_output=True, check=False)
    assert (ended.returncode, b"Traceback" in ended.stderr) == (status, False)
    assert (tmp_path / "output/index.html").exists() == (command == "build")


def _in_a_process(program: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", f"from ptgsite import cli\n{program}\ncli.main()"]
    return subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)


def test_a_mistake_of_our_own_asks_for_a_report() -> None:
    """Exit status 3 is for what no site should be able to cause."""
    ended = _in_a_process("def fail(**_): 1 / 0\ncli.commands = fail")
    assert (ended.returncode, "Please report it" in ended.stderr) == (3, True)


def test_all_is_said_before_the_process_ends() -> None:
    """The process ends without tidying up, but not before its last line is out."""
    ended = _in_a_process("")
    assert (ended.returncode, ended.stdout) == (0, f"ptgsite {__version__}\n")


def test_a_path_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    """A mistyped file is no file without problems."""
    write_site(tmp_path, {"teams/nova.yaml": BAD})
    result = _run("check", "--site", str(tmp_path), str(tmp_path / "teams/nvoa.yaml"))
    assert result.exit_code == 2


def test_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    """Checking teams/ is checking the files in it."""
    write_site(tmp_path, {"teams/nova.yaml": BAD})
    assert _run("check", "--site", str(tmp_path), str(tmp_path / "teams")).exit_code == 1


def test_a_deleted_file_concerns_all(tmp_path: Path) -> None:
    """What a change deletes is in the list of its files, and what that breaks in other files."""
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(tmp_path)]
    joint = "name: Nova\nkind: project\nslots: [{slot: MonA2, room: bexar, with: [cinder]}]\n"
    write_site(tmp_path, {"teams/nova.yaml": joint})
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "1"]):
        subprocess.run([*git, *words], check=True)
    (tmp_path / "teams/cinder.yaml").unlink()
    result = _run("check", "--site", str(tmp_path), str(tmp_path / "teams/cinder.yaml"))
    assert (result.exit_code, "teams/nova.yaml:3:43: error" in result.output) == (1, True)
    never = _run("check", "--site", str(tmp_path), str(tmp_path / "teams/never.yaml"))
    assert (never.exit_code, "there is no" in never.output) == (2, True)


def test_links_on_the_way_to_a_file_hide_nothing(tmp_path: Path) -> None:
    """A path through a link to the site, or to a folder in it, is that of the file."""
    write_site(tmp_path / "site", {"teams/nova.yaml": BAD})
    (tmp_path / "link").symlink_to(tmp_path / "site")
    (tmp_path / "site/mine").symlink_to("teams")
    for site, file in (
        ("site", "link/teams/nova.yaml"),
        ("link", "site/teams/nova.yaml"),
        ("site", "site/mine/nova.yaml"),
        ("site", "site/mine"),
    ):
        result = _run("check", "--site", str(tmp_path / site), str(tmp_path / file))
        assert (result.exit_code, "1 error in 1 file" in result.output) == (1, True)


def test_a_file_that_is_no_source_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is well with what is read; but who names a file wants to hear of that one."""
    write_site(
        tmp_path, {"nova.yaml": BAD, "teams/zuul": BAD, "themes/own/static/site.css": "a {}"}
    )
    monkeypatch.chdir(tmp_path)
    result = _run("check", "nova.yaml")
    assert (result.exit_code, result.stderr) == (
        0,
        "ptgsite: nova.yaml is not read; a team's file is teams/<id>.yaml\n",
    )
    for file in (
        "teams/cinder.yaml",
        "teams/zuul",
        "content/event.yaml",
        "themes/own/static/site.css",
        "teams",
    ):
        assert _run("check", file).stderr == ""


def test_an_unusable_event_is_told_to_everyone(tmp_path: Path) -> None:
    """No team file is well as long as no rule could look at it."""
    write_site(tmp_path, {"teams/nova.yaml": NOVA, "content/event.yaml": "id: ["})
    result = _run("check", "--site", str(tmp_path), str(tmp_path / "teams/nova.yaml"))
    assert (result.exit_code, "content/event.yaml" in result.output) == (1, True)


def test_a_shallow_clone_is_warned_of(tmp_path: Path) -> None:
    """Feeds made from it could go backwards, so whoever publishes them is told, every time."""
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C"]
    write_site(tmp_path / "site", {"teams/nova.yaml": NOVA})
    site = str(tmp_path / "site")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "1"]):
        subprocess.run([*git, site, *words], check=True)
    subprocess.run([*git, site, "commit", "-qm", "2", "--allow-empty"], check=True)
    clone = str(tmp_path / "clone")
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{site}", clone], check=True)
    assert "shallow clone" not in _run("build", "--site", site).output
    for _ in ("first", "again"):
        result = _run("build", "--site", clone)
        assert (result.exit_code, "shallow clone" in result.output) == (0, True)


def test_a_base_tells_what_has_moved(tmp_path: Path) -> None:
    """Against a revision, a slot that moved without an id is told; an unknown one is refused."""
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(tmp_path)]
    write_site(tmp_path, {"teams/nova.yaml": NOVA})
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "1"]):
        subprocess.run([*git, *words], check=True)
    (tmp_path / "teams/nova.yaml").write_text(NOVA.replace("MonA1", "MonA2"), "utf-8")
    site = ["check", "--site", str(tmp_path)]
    assert "moved-without-id" not in _run(*site).output
    assert "moved-without-id" in _run(*site, "--base", "HEAD").output
    assert _run(*site, "--base", "nothing").exit_code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete_commands(shell: str) -> None:
    """By the script that README.md has it load, which asks for what may follow."""
    environment = {**os.environ, "COMP_WORDS": "ptgsite bu", "COMP_CWORD": "1"}
    if shell == "fish":
        environment["COMP_CWORD"] = "bu"
    answers = []
    for asked in ("source", "complete"):
        environment["_PTGSITE_COMPLETE"] = f"{shell}_{asked}"
        words = [sys.executable, "-m", "ptgsite"]
        done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
        answers.append(done.stdout)
    assert "_PTGSITE_COMPLETE" in answers[0]
    assert "build" in answers[1]


def _commands(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", one) for inner, one in _commands(command))
        else:
            yield name, command


@pytest.mark.parametrize("name", [name for name, _ in _commands(cli.commands)])
def test_help_has_examples(name: str) -> None:
    """Of every command, and they are of that command, with options that it has."""
    result = _run(*name.split(), "--help")
    examples = result.output.partition("Examples:\n")[2]
    assert f"  ptgsite {name}" in examples
    for option in re.findall(r"--[a-z-]+", examples):
        assert option in result.output.partition("Examples:\n")[0]
