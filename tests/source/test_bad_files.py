"""What bad files get: one clear problem with its place, and never an exception."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ptgsite.check import check
from ptgsite.project import Project
from ptgsite.report.place import place_of
from ptgsite.source.scalars import MAX_MARKDOWN
from ptgsite.source.storage import Disk
from tests.sites import check_site, write_site

HEAD = "name: Nova\nkind: project\n"
GOOD = f"{HEAD}slots: [{{slot: MonA1, room: bexar}}]\n"
TEAM = "teams/nova.yaml"


def _places(tmp_path: Path, text: str | bytes) -> list[str]:
    checked = check_site(tmp_path, {TEAM: text})
    files = checked.sources.files
    return [f"{place_of(p.where, files)} {p.rule}" for p in checked.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name: Nova\nkind: [project\n", f"{TEAM}:2:7 yaml-syntax"),
        ("name: Nova\n\tkind: project\n", f"{TEAM}:2:1 yaml-syntax"),
        ("name: 'Nova\nkind: project\n", f"{TEAM}:1:7 yaml-syntax"),
        (f"{GOOD}kind: sig\n", f"{TEAM}:4:1 duplicate-key"),
        (f"{HEAD}colour: red\n", f"{TEAM}:3:1 unknown-key"),
        (f"{HEAD}expected: [1]\n", f"{TEAM}:3:11 wrong-type"),
        (f"{HEAD}request: many\n", f"{TEAM}:3:10 wrong-type"),
        (f"{HEAD}topics: {{title: Volumes}}\n", f"{TEAM}:3:10 wrong-type"),
        (f"{HEAD}topics: [title]\n", f"{TEAM}:3:10 wrong-type"),
        (f"{HEAD}tags:\n  -\n", f"{TEAM}:4:4 wrong-type"),
        ("- name\n", f"{TEAM}:1:1 wrong-type"),
        ("kind: project\n", f"{TEAM}:1:1 missing-key"),
        ("name:\nkind: project\n", f"{TEAM}:1:1 missing-key"),
        ("name: ''\nkind: project\n", f"{TEAM}:1:7 wrong-type"),
        ('name: "a\\u202eb"\nkind: project\n', f"{TEAM}:1:7 wrong-type"),
        (f"{HEAD}slots: [{{room: bexar}}]\n", f"{TEAM}:3:10 missing-key"),
        (f"{HEAD}slots: [{{slot: MonA1, room: nowhere}}]\n", f"{TEAM}:3:29 unknown-room"),
        (f"{HEAD}slots: [{{slot: SunA1, room: bexar}}]\n", f"{TEAM}:3:16 unknown-time-slot"),
        (
            f'{HEAD}slots: [{{date: 2022-10-17, start: "25:61", end: "26:00", room: bexar}}]\n',
            f"{TEAM}:3:35 bad-time",
        ),
        (f"{HEAD}description: {'x' * (MAX_MARKDOWN + 1)}\n", f"{TEAM}:3:14 too-large"),
        ("", f"{TEAM}:1:1 missing-key"),
        ("# nothing yet\n", f"{TEAM}:1:1 missing-key"),
        (b"\x00\x01\x02", f"{TEAM}:1:1 unreadable-file"),
        (HEAD.encode("utf-16"), f"{TEAM}:1:1 unreadable-file"),
        ("name: Émile\nkind: sig\n".encode("latin-1"), f"{TEAM}:1:7 unreadable-file"),
        (f"{HEAD}x-deep: {'[' * 200_000}\n", f"{TEAM}:3:28 too-deep"),
        (f"{HEAD}irc: &a b\n", f"{TEAM}:3:6 alias"),
        (f"{HEAD}irc: #openstack-nova\n", f"{TEAM}:3:1 wrong-type"),
        (f'{HEAD}irc: "ééé\x01"\n', f"{TEAM}:3:10 yaml-syntax"),
        (f"{HEAD}irc:#x", f"{TEAM}:3:1 yaml-syntax"),
        (f"{HEAD}irc: !!python/name:os.system x\n", f"{TEAM}:3:6 alias"),
        (b"a: b\n" * 10_000_000, f"{TEAM}:1:1 too-large"),
    ],
)
def test_a_bad_file_gets_one_problem_with_its_place(
    text: str | bytes, expected: str, tmp_path: Path
) -> None:
    """File, line, column and rule are those that the author has to look at."""
    assert _places(tmp_path, text) == [expected]


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistake(tmp_path: Path) -> None:
    """What editors on Windows write is read like everything else."""
    text = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    assert _places(tmp_path, text) == []


def test_a_second_byte_order_mark_moves_no_marker(tmp_path: Path) -> None:
    """Two of them, left by two editors, are passed over alike."""
    assert _places(tmp_path, f"\ufeff\ufeff{HEAD}colour: red\n") == [f"{TEAM}:3:1 unknown-key"]


@pytest.mark.parametrize(
    ("rest", "place"),
    [
        (f"tags: [{', '.join(['operators'] * 201)}]\n", "3:7"),
        (f"slots: [{{room: bexar, slot: [{', '.join(['MonA1'] * 201)}]}}]\n", "3:29"),
        ("topics:\n" + "  - {title: T}\n" * 1_001, "4:3"),
    ],
    ids=["values", "time slots", "records"],
)
def test_a_list_has_an_end(rest: str, place: str, tmp_path: Path) -> None:
    """No list is so long that looking at it, for each of another one's, takes hours."""
    assert _places(tmp_path, HEAD + rest) == [f"{TEAM}:{place} too-large"]


def test_a_day_as_long_as_a_number_can_be_is_no_date(tmp_path: Path) -> None:
    """What is suggested instead of a text is sought in short numbers alone."""
    slot = f"{{date: 17 October{'9' * 30} 2022, start: '13:00', end: '14:00', room: bexar}}"
    assert _places(tmp_path, f"{HEAD}slots: [{slot}]\n") == [f"{TEAM}:3:16 bad-date"]


def test_a_team_file_that_is_a_folder_is_reported(tmp_path: Path) -> None:
    """A folder in place of a file is told, not tripped over."""
    project = write_site(tmp_path, {})
    (tmp_path / TEAM).mkdir()
    assert [problem.rule for problem in check(project).problems] == ["unreadable-file"]


def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    """Nothing that isn't a regular file is opened."""
    project = write_site(tmp_path, {})
    os.mkfifo(tmp_path / TEAM)
    assert [problem.rule for problem in check(project).problems] == ["unreadable-file"]


def test_a_link_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    """A pull request can't show what lies elsewhere on the machine that checks it."""
    secret = tmp_path / "secret.yaml"
    secret.write_text("token: hunter2\n", "utf-8")
    site = tmp_path / "site"
    project = write_site(site, {TEAM: f"(a symbolic link to {secret})"})
    checked = check(project)
    assert [problem.rule for problem in checked.problems] == ["unreadable-file"]
    assert "hunter2" not in repr(checked)


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    """Neither can a whole folder come from outside of the site."""
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    project = write_site(site, {})
    (site / "teams").rename(elsewhere)
    (site / "teams").symlink_to(elsewhere)
    rules = [problem.rule for problem in check(project).problems]
    assert rules == ["no-teams", "unreadable-file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_read_permission_is_reported(tmp_path: Path) -> None:
    """Permissions are told as such."""
    project = write_site(tmp_path, {TEAM: HEAD})
    (tmp_path / TEAM).chmod(0)
    assert [problem.rule for problem in check(project).problems] == ["unreadable-file"]


def test_a_file_that_cannot_be_opened_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the operating system refuses is told in its words."""
    project = write_site(tmp_path, {TEAM: HEAD})

    def refuse(_: Disk, file: str, __: int) -> bytes:
        raise PermissionError(13, "Permission denied", file)

    monkeypatch.setattr(Disk, "content", refuse)
    messages = {problem.message for problem in check(project).problems}
    assert messages == {"this file cannot be read: permission denied"}


@pytest.mark.parametrize("name", ["Nova.yaml", "no va.yaml", "nova.yml", "nova.YAML", "-.yaml"])
def test_a_file_with_a_bad_name_is_reported(name: str, tmp_path: Path) -> None:
    """A team file is read only under a name that can be an address."""
    checked = check_site(tmp_path, {f"teams/{name}": HEAD})
    assert [(p.rule, p.where.file) for p in checked.problems] == [("file-name", f"teams/{name}")]


def test_a_site_without_event_says_so(tmp_path: Path) -> None:
    """A missing event.yaml is one problem, and the team files are read all the same."""
    project = write_site(tmp_path, {TEAM: "name: Nova\n"})
    (tmp_path / "content/event.yaml").unlink()
    rules = [(problem.where.file, problem.rule) for problem in check(project).problems]
    assert rules == [("content/event.yaml", "unreadable-file"), (TEAM, "missing-key")]


def test_an_empty_folder_is_no_crash(tmp_path: Path) -> None:
    """A folder that is no site at all gets the same problem."""
    assert [problem.rule for problem in check(Project(tmp_path)).problems] == ["unreadable-file"]


def test_hidden_files_and_editors_leftovers_are_passed_over(tmp_path: Path) -> None:
    """What an editor leaves behind breaks nothing."""
    names = (".nova.yaml.swp", "nova.yaml~", ".#nova.yaml", "README.md")
    assert check_site(tmp_path, {f"teams/{name}": "[" for name in names}).problems == ()


def test_a_comment_after_a_colon_is_no_mistake(tmp_path: Path) -> None:
    """Only what looks like a value, and is lost as a comment, is told."""
    assert check_site(tmp_path, {TEAM: GOOD + "topics: # none yet\n"}).problems == ()


def test_a_page_with_a_control_character_is_reported(tmp_path: Path) -> None:
    """What a terminal or a reader would stumble over does not reach the pages."""
    checked = check_site(tmp_path, {"content/faq.md": "# FAQ\r\n\r\nAsk\x1b[31m.\r\n"})
    (problem,) = checked.problems
    assert str(place_of(problem.where, checked.sources.files)) == "content/faq.md:3:4"


@pytest.mark.parametrize("name", ["teams/more/x.yaml", "teams/x.json", "content/event.yml"])
def test_files_that_nobody_reads_are_told(name: str, tmp_path: Path) -> None:
    """Whoever puts a file in the wrong place hears of it."""
    checked = check_site(tmp_path, {name: HEAD})
    assert [problem.rule for problem in checked.problems] == ["file-name"]


@pytest.mark.parametrize("linked", ["themes", "themes/mine"])
def test_a_theme_that_is_a_link_is_unknown(linked: str, tmp_path: Path) -> None:
    """A theme cannot publish what lies outside of the site."""
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "mine" / "static").mkdir(parents=True)
    site = tmp_path / "site"
    project = write_site(site, {})
    event = site / "content/event.yaml"
    event.write_text(event.read_text("utf-8") + "theme: mine\n", "utf-8")
    link = site / linked
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere if linked == "themes" else elsewhere / "mine")
    assert [problem.rule for problem in check(project).problems] == ["unknown-theme"]


def test_a_room_that_is_no_id_hides_nothing(tmp_path: Path) -> None:
    """The rest of its slot is looked at, and the room is told of once."""
    text = f"{HEAD}slots:\n  - {{slot: MonA9, room: Bexar!, topics: [volumes]}}\n"
    more = "  - {slot: MonA1, room: Big hall}\n  - {slot: MonA1, room: austin}\n"
    assert _places(tmp_path, text + more) == [
        f"{TEAM}:4:12 unknown-time-slot",
        f"{TEAM}:4:25 bad-id",
        f"{TEAM}:4:42 unknown-topic",
        f"{TEAM}:5:25 bad-id",
        f"{TEAM}:6:12 team-in-two-places",
        f"{TEAM}:6:25 room-double-booked",
    ]


@pytest.mark.parametrize("room", ["B" * 61, "[a, b]", '"a\\u202eb!"', "~", ""])
def test_a_room_that_can_not_be_shown_is_left_out(tmp_path: Path, room: str) -> None:
    """No message has a text of an author in it that is long, or that would not be seen."""
    text = f"{HEAD}slots: [{{slot: MonA9, room: {room}}}]\n"
    assert len(_places(tmp_path, text)) == 1
