"""`ptgsite diff`: what a reviewer sees of a change, from git alone."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ptgsite import cli
from ptgsite.schedule.change import FORMS, Change
from tests.history.repositories import NOON, Repository, isolate
from tests.sites import BASE, files_of

NOVA, EVENT = "teams/nova.yaml", "content/event.yaml"
PAGE = (Path(__file__).parents[1] / "docs/diff.md").read_text("utf-8")
BASE_EVENT = (BASE / EVENT).read_text("utf-8")
MOVED = "Nova moved from Bexar to Online, Mon 13:00–14:00"


def _nova(*slots: str) -> str:
    return "\n".join(
        ["name: Nova", "kind: project", "slots:", *(f"  - {one}" for one in slots), ""]
    )


A = "{slot: MonA1, room: bexar}"
B = "{slot: MonA1, room: online}"
CLASH = "{slot: MonA1, room: austin}"


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Repository:
    """A site, committed, in which Nova has a session."""
    isolate(monkeypatch, tmp_path / "home")
    made = Repository(tmp_path / "site")
    made.commit({**files_of(BASE), NOVA: _nova(A)}, NOON)
    return made


def _run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli.commands, ["diff", "--site", str(root), *arguments])


def _told(root: Path, *arguments: str) -> list[str]:
    result = _run(root, *arguments)
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def _json(root: Path, *arguments: str) -> Any:
    return json.loads(_run(root, *arguments, "--format", "json").output)


def test_the_work_tree_is_compared(repository: Repository) -> None:
    """What is not committed yet counts, a new file too."""
    (repository.root / NOVA).write_text(_nova(B), "utf-8")
    (repository.root / "teams/zuul.yaml").write_text("name: Zuul\nkind: project\n", "utf-8")
    assert _told(repository.root, "HEAD") == [
        "New team: Zuul",
        MOVED,
        "",
        "Problems that appear:",
        "  teams/zuul.yaml:1:1: warning: Zuul has booked no slot [no-slots]",
        "",
        "1 team added, 1 session moved; 1 problem appears",
    ]


def test_two_revisions_are_compared(repository: Repository) -> None:
    """The work tree then doesn't count."""
    repository.commit({NOVA: _nova(B)}, NOON + 1)
    (repository.root / NOVA).unlink()
    assert _told(repository.root, "HEAD~1", "HEAD") == [MOVED, "", "1 session moved"]


def test_nothing_is_said_to_be_nothing(repository: Repository) -> None:
    """And a change that nobody who attends would notice is none."""
    (repository.root / NOVA).write_text("# Compute\n" + _nova(A), "utf-8")
    assert _told(repository.root, "HEAD") == [
        "Nothing changes in the schedule, and no problem appears or goes away."
    ]


def test_a_change_is_compared_with_where_it_began(repository: Repository) -> None:
    """What has happened on the target branch since then is none of its doing."""
    repository.git("checkout", "--quiet", "-b", "change")
    repository.commit({NOVA: _nova(B)}, NOON + 1)
    repository.git("checkout", "--quiet", "main")
    repository.commit({"teams/cinder.yaml": None}, NOON + 2)
    repository.git("checkout", "--quiet", "change")
    assert _told(repository.root, "main") == [MOVED, "", "1 session moved"]
    assert _told(repository.root, "main", "change") == [MOVED, "", "1 session moved"]


def test_problems_appear_and_go_away(repository: Repository) -> None:
    """Each with its place, whose line in the old file is that of the old file."""
    repository.commit({NOVA: "# old\n" + _nova(CLASH)}, NOON + 1)
    (repository.root / NOVA).write_text(_nova(A, "{slot: MonA2, room: nowhere}"), "utf-8")
    lines = _told(repository.root, "HEAD")
    appeared = lines.index("Problems that appear:")
    assert lines[appeared + 1] == (
        "  teams/nova.yaml:5:25: error: there is no room `nowhere` [unknown-room]"
    )
    gone = lines.index("That go away:")
    message = "Austin is already booked at MonA1 by Cinder [room-double-booked]"
    assert lines[gone + 1 : gone + 3] == [
        f"  teams/nova.yaml:5:25: error: {message}",
        "    --> teams/cinder.yaml:4:25: Cinder booked it here",
    ]
    assert lines[-1].endswith("1 problem appears; 1 problem goes away")


def test_a_problem_that_only_changes_its_line_is_no_news(repository: Repository) -> None:
    """Lines move with every change above them."""
    repository.commit({NOVA: _nova(CLASH)}, NOON + 1)
    (repository.root / NOVA).write_text("# one line more\n" + _nova(CLASH), "utf-8")
    assert _told(repository.root, "HEAD")[0].startswith("Nothing changes")


def test_a_slot_that_moves_without_an_id_is_advised(repository: Repository) -> None:
    """To those who attend it has moved; to calendars it is another one."""
    (repository.root / NOVA).write_text(_nova("{slot: MonA2, room: bexar}"), "utf-8")
    lines = _told(repository.root, "HEAD")
    assert lines[0] == "Nova moved from Mon 13:00–14:00 to Mon 14:00–15:00, in Bexar"
    assert "[moved-without-id]" in lines[3]


@pytest.mark.parametrize("text", ["name: [", "name: Nova\nkind: project\nslots: [{slot: MonX}]\n"])
def test_a_file_with_a_slip_takes_nothing_off_the_schedule(
    text: str, repository: Repository
) -> None:
    """The problem is told; that all sessions are gone is not what was meant."""
    (repository.root / NOVA).write_text(text, "utf-8")
    found = _json(repository.root, "HEAD")
    assert (found["changes"], bool(found["problems"]["appeared"])) == ([], True)


def test_a_slip_that_is_mended_makes_nothing_new(repository: Repository) -> None:
    """A file that could not be read at the base is compared with nothing."""
    repository.commit({NOVA: "name: ["}, NOON + 1)
    (repository.root / NOVA).write_text(_nova(A), "utf-8")
    found = _json(repository.root, "HEAD")
    assert (found["changes"], bool(found["problems"]["gone"])) == ([], True)


@pytest.mark.parametrize("broken", ["base", "head"])
def test_an_event_that_cannot_be_read(broken: str, repository: Repository) -> None:
    """Without an event there is no schedule to compare; problems are told all the same."""
    texts = {"base": BASE_EVENT, "head": BASE_EVENT, broken: "name: ["}
    repository.commit({EVENT: texts["base"]}, NOON + 1)
    (repository.root / EVENT).write_text(texts["head"], "utf-8")
    found = _json(repository.root, "HEAD")
    assert (found["compared"], found["changes"]) == (False, [])
    assert "can't be compared" in _run(repository.root, "HEAD").output


def test_a_new_site_is_one_piece_of_news(repository: Repository) -> None:
    """Not a list of all that it has; and that there was none before is no problem solved."""
    repository.git("checkout", "--quiet", "--orphan", "empty")
    repository.git("rm", "-r", "--quiet", "--cached", ".")
    repository.git("commit", "--quiet", "--allow-empty", "-m", "empty")
    assert _told(repository.root, "HEAD") == [
        "The schedule of Project Teams Gathering is published",
        "",
        "1 event published",
    ]


def test_a_site_may_be_a_folder_with_odd_files(repository: Repository, tmp_path: Path) -> None:
    """Paths are relative to the site; odd names, links and folders are no trouble."""
    names = ['teams/a "b".yaml', "teams/ü\n.yaml", "teams/sub/x.yaml", "content/*.md"]
    sites = {f"docs/{name}": text for name, text in files_of(BASE).items()}
    repository.commit({**sites, **{f"docs/{name}": "x" for name in names}}, NOON + 1)
    root = repository.root / "docs"
    (root / "teams/link.yaml").symlink_to(tmp_path)
    repository.git("add", ".")
    repository.git("commit", "--quiet", "-m", "link")
    assert _told(root, "HEAD")[0].startswith("Nothing changes")
    for name in names:
        (root / name).unlink()
    found = _json(root, "HEAD")
    assert found["changes"] == []
    assert {problem["file"] for problem in found["problems"]["gone"]} >= {*names[:2]}


def test_nothing_is_written(repository: Repository) -> None:
    """Not into the work tree, and not into the repository: no file of it changes."""
    (repository.root / NOVA).write_text(_nova(B), "utf-8")

    def state() -> dict[str, tuple[int, int]]:
        found = (path for path in repository.root.rglob("*") if path.is_file())
        return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in found}

    before = state()
    _told(repository.root, "HEAD")
    assert state() == before


def test_json_has_each_session_before_and_after(repository: Repository) -> None:
    """With the identity that calendars know it by, and times in UTC."""
    base = repository.git("rev-parse", "HEAD").strip()
    (repository.root / NOVA).write_text(_nova(B), "utf-8")
    found = _json(repository.root, "HEAD")
    example = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    assert found == {**json.loads(example[1]), "base": base}


def test_all_sorts_of_change_are_documented() -> None:
    """In docs/diff.md, for programs that tell them apart."""
    said = PAGE.partition("The sorts of change are ")[2].partition(".")[0]
    sorts = dict.fromkeys(Change(form, {}).what for form in FORMS)
    assert re.findall(r"`([a-z-]+)`", said) == list(sorts)


def test_the_text_of_the_docs_is_what_is_printed(repository: Repository) -> None:
    """A reader of docs/diff.md finds what the terminal shows."""
    small = BASE_EVENT.replace("name: Online", "name: Online, capacity: 10")
    repository.commit({EVENT: small}, NOON)
    moved = _nova(B) + "expected: 99\n"
    (repository.root / NOVA).write_text(moved, "utf-8")
    lines = _told(repository.root, "HEAD")
    assert "".join(f"    {line}".rstrip() + "\n" for line in lines) in PAGE, lines


def test_an_unknown_revision_is_wrong_usage(repository: Repository) -> None:
    """The message has the name, and how to get a branch of a remote."""
    for revision, help_ in (("nowhere", "nowhere"), ("origin/main", "git fetch origin main")):
        result = _run(repository.root, revision)
        assert (result.exit_code, help_ in result.output) == (2, True)
    assert _run(repository.root, "HEAD", "--", "--output=x").exit_code == 2
    assert not (repository.root / "x").exists()


def test_a_shallow_clone_says_so(repository: Repository, tmp_path: Path) -> None:
    """Whoever forgot to fetch the history, in CI say, is told to."""
    repository.commit({NOVA: _nova(B)}, NOON + 1)
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.root}", str(clone))
    result = _run(clone, "HEAD~1")
    assert result.exit_code == 2
    assert "git fetch --unshallow" in " ".join(result.output.split())


def test_a_shallow_clone_of_two_branches_lacks_where_they_parted(
    repository: Repository, tmp_path: Path
) -> None:
    """A comparison with the wrong commit would tell what others have done."""
    repository.git("checkout", "--quiet", "-b", "change")
    repository.commit({NOVA: _nova(B)}, NOON + 1)
    repository.git("checkout", "--quiet", "main")
    repository.commit({"teams/cinder.yaml": None}, NOON + 2)
    clone, source = tmp_path / "clone", f"file://{repository.root}"
    words = ("--depth=1", "--no-single-branch", "--branch=change")
    repository.git("clone", "--quiet", *words, source, str(clone))
    result = _run(clone, "origin/main")
    assert (result.exit_code, "shallow clone" in result.output) == (2, True)


def test_a_partial_clone_lacks_the_files(repository: Repository, tmp_path: Path) -> None:
    """They are not taken for files that weren't there, and nothing is fetched."""
    repository.commit({NOVA: _nova(B)}, NOON + 1)
    repository.git("config", "uploadpack.allowFilter", "true")
    clone, source = tmp_path / "clone", f"file://{repository.root}"
    repository.git("clone", "--quiet", "--filter=blob:none", source, str(clone))
    for words in (("HEAD~1",), ("HEAD~1", "HEAD")):
        result = _run(clone, *words)
        assert (result.exit_code, "--refetch" in result.output) == (2, True)
    assert _run(clone, "HEAD").exit_code == 0


def test_no_repository_and_no_git(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each has its own message."""
    for name, text in files_of(BASE).items():
        path = tmp_path / "plain" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert "in no git repository" in " ".join(_run(tmp_path / "plain", "HEAD").output.split())
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    assert "not installed" in " ".join(_run(repository.root, "HEAD").output.split())
