"""Topics are added to a team's file at the end of its `topics`, and nothing else of it changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from ptgsite import cli
from ptgsite.edit.judge import read_back
from ptgsite.edit.outcome import Refused
from ptgsite.edit.topics import Gathered, add_topics
from ptgsite.problems import Where
from ptgsite.source.models import TopicSource
from tests.edit.team_files import FILE, FILES, read, site_with
from tests.loopback import Answer, serving
from tests.sites import write_site

NOVA = """\
# ours
name: Nova
kind: project
topics:
  - title: Volumes   # the old one
    people: [nick]
slots:
  - {slot: MonA2, room: bexar}
"""
PAD = "Topics:\n* volumes (ann) +1 +1\n* Shards: one for all? (ann)\n  * why\n    * how\nbye\n"


def topic(title: str, description: str = "") -> TopicSource:
    """A topic that nobody has yet."""
    return TopicSource(where=Where(FILE), title=title, description=description, people=("ann",))


def added(text: str, *topics: TopicSource) -> Gathered:
    """What becomes of Nova's file."""
    outcome = add_topics(*site_with(text), "nova", topics)
    assert isinstance(outcome, Gathered), (text, outcome)
    return outcome


_TOPICS_KEY = st.sampled_from(
    (
        "",
        "topics:\n",
        "topics: []\n",
        "topics: [ ]   # none yet\n",
        "topics: [\n]\n",
        "topics: [{title: Old}]\n",
        "topics:\n- {title: Old, minutes: 5}\n",
        "topics:\n    -  title: Old   # a remark\n       description: |+\n         text\n\n",
        "topics: # all of them\n  - title: Old\n  # the end of it\n",
    )
)
_DESCRIPTIONS = st.sampled_from(("", "short", "- one\n    - two # three\n\n+1: x", "é \\* |\n# a"))


@given(FILES.filter(lambda text: "topics:" not in text), _TOPICS_KEY, _DESCRIPTIONS)
@settings(max_examples=200)
def test_topics_are_added_to_any_layout(text: str, topics: str, description: str) -> None:
    """The new text reads back as the old topics and the new ones; other lines stay."""
    if text.lstrip().startswith("name"):
        text = topics.replace("\n", "\r\n" if "\r\n" in text else "\n") + text
    last = topic("Last")
    old, outcome = read(text), added(text, topic("Cells"), topic("Shards", description), last)
    new = read(outcome.new)
    assert replace(new, topics=()) == replace(old, topics=())
    assert [each.title for each in new.topics[-3:]] == ["Cells", "Shards", "Last"]
    assert new.topics[-2].description == description.strip()
    assert new.topics[:-3] == old.topics
    kept = [line for line in outcome.new.splitlines() if line in text.splitlines()]
    assert len(kept) >= len(text.splitlines()) - 1


def test_an_empty_list_becomes_one_in_lines() -> None:
    """With its remark."""
    text = "name: Nova\nkind: project\ntopics: []  # none yet\nirc: x\n"
    assert added(text, topic("Shards", "a\n\nb")).new == (
        "name: Nova\nkind: project\ntopics:  # none yet\n  - id: shards\n    title: Shards\n"
        "    description: |\n      a\n\n      b\n    people: [ann]\nirc: x\n"
    )


def test_ids_are_told_apart() -> None:
    """From those of the file, and from each other."""
    text = "name: Nova\nkind: project\ntopics: [{title: 'Shards!'}, {id: cells, title: Old}]\n"
    outcome = added(text, topic("Shards?"), topic("Cells"), topic("計算"))
    assert [each.id for each in outcome.topics] == ["shards-2", "cells-2", "topic"]


def test_many_topics_cost_no_more_than_their_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is not read anew for each of them."""
    reads = list[str]()

    def counted(text: str, file: str) -> object:
        reads.append(file)
        return read_back(text, file)

    monkeypatch.setattr("ptgsite.edit.topics.read_back", counted)
    outcome = added("name: Nova\nkind: project\n", *(topic(f"Topic {n}") for n in range(99)))
    assert len(outcome.entries) == 99
    assert len(reads) == 2


@pytest.mark.parametrize(
    ("topics", "reason"),
    [
        ([topic(f"Topic {n}") for n in range(1_001)], "would have 1,001 topics, and 1,000 are"),
        ([topic(f"Topic {n}", "x" * 9_000) for n in range(30)], "would be larger than 250,000"),
    ],
)
def test_what_a_file_has_no_room_for_is_refused(topics: list[TopicSource], reason: str) -> None:
    """With that as the reason."""
    outcome = add_topics(*site_with("name: Nova\nkind: project\n"), "nova", topics)
    assert isinstance(outcome, Refused)
    assert reason in outcome.reason


def test_a_file_with_errors_is_left_alone() -> None:
    """As when booking."""
    sources, event = site_with(NOVA)
    assert isinstance(add_topics(sources, event, "nowhere", [topic("Shards")]), Refused)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The base site with Nova and a pad."""
    write_site(tmp_path, {"teams/nova.yaml": NOVA, "pad.txt": PAD})
    return tmp_path


def run(site: Path, pad: str, *arguments: str) -> Result:
    """The import of a pad."""
    command = ["import", "etherpad", "--site", str(site), pad, *arguments]
    return CliRunner().invoke(cli.commands, command)


def nova(site: Path) -> str:
    """Nova's file."""
    return (site / "teams/nova.yaml").read_text("utf-8")


ENTRY = """\
  - id: shards-one-for-all
    title: "Shards: one for all?"
    description: |
      - why
          - how
    people: [ann]
"""


def test_the_import_shows_what_it_would_write(site: Path) -> None:
    """New topics as they would stand there, known ones, and the lines that are neither."""
    result = run(site, str(site / "pad.txt"), "--team", "nova")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"New in teams/nova.yaml:\n{ENTRY}\n"
        "In teams/nova.yaml already, and left as they are:\n"
        "  Volumes (interest is 2 in the pad, not told in the file)\n\n"
        "Not part of a topic, 2 lines of the pad:\n     1: Topics:\n     6: bye\n\n"
        "Nothing is written yet; with --write, 1 topic would be added to teams/nova.yaml.\n"
    )
    assert nova(site) == NOVA


def test_writing_adds_the_new_ones_once(site: Path) -> None:
    """The file passes the check, and a second import finds nothing new."""
    assert run(site, str(site / "pad.txt"), "--team", "nova", "--write").exit_code == 0
    assert nova(site) == NOVA.replace("slots:", f"{ENTRY}slots:")
    again = run(site, str(site / "pad.txt"), "--team", "nova", "--write")
    assert again.stdout.endswith("The pad has no topic that teams/nova.yaml has not.\n")
    assert CliRunner().invoke(cli.commands, ["check", "--site", str(site)]).exit_code == 0


def test_a_pad_is_fetched_by_its_address(site: Path) -> None:
    """The text export of it."""
    with serving({"/p/nova/export/txt": Answer(PAD.encode())}) as (base, asked):
        result = run(site, f"{base}/p/nova", "--team", "nova", "--write")
    assert (result.exit_code, asked) == (0, ["/p/nova/export/txt"])
    assert ENTRY in nova(site)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<!DOCTYPE html><p>", "is a web page"),
        (b"\n<!-- a -->\n<HTML>", "is a web page"),
        (b"\xff\xfe", "is no text in UTF-8"),
        ("* One (ann)".encode("utf-16-le"), "is no text in UTF-8"),
        (b"%PDF-1.7", "is no plain text"),
        (b"x" * 500_001, "more than 500,000 bytes"),
    ],
)
def test_what_is_no_pad_is_refused(site: Path, content: bytes, reason: str) -> None:
    """With the reason, and nothing is written."""
    (site / "pad.txt").write_bytes(content)
    result = run(site, str(site / "pad.txt"), "--team", "nova", "--write")
    assert result.exit_code == 1
    assert reason in result.stderr
    assert nova(site) == NOVA


def test_a_strangers_line_has_no_effect_on_the_terminal(site: Path) -> None:
    """Escape sequences and turns of direction are shown as boxes, and no line fills the screen."""
    (site / "pad.txt").write_text(f"a\x1b[31m\u202eb\n{'c' * 5000}\n", "utf-8")
    shown = run(site, str(site / "pad.txt"), "--team", "nova").stdout
    assert "     1: a\u25a1[31m\u25a1b\n" in shown
    assert max(map(len, shown.splitlines())) < 400


def test_a_pad_behind_a_login_is_known(site: Path) -> None:
    """Its text is at the right address, and yet it is a page."""
    with serving({"/p/nova/export/txt": Answer(b"<!doctype html><title>Log in")}) as (base, _):
        result = run(site, f"{base}/p/nova", "--team", "nova")
    assert result.exit_code == 1
    assert "it may be a login" in result.stderr


@pytest.mark.parametrize("pad", ["pad.example.org/p/nova", "htps://pad.example.org/p/nova"])
def test_an_address_without_its_beginning_is_known(site: Path, pad: str) -> None:
    """It is no file, and what is missing is told."""
    result = run(site, pad, "--team", "nova")
    assert result.exit_code == 1
    assert "a web address begins with https://" in result.stderr


def test_plain_http_has_to_be_allowed(site: Path) -> None:
    """Anybody on the way could put topics into it."""
    result = run(site, "http://pad.example.org/p/nova", "--team", "nova")
    assert result.exit_code == 1
    assert "allow it with --plain-http" in result.stderr


def test_other_teams_are_not_known(site: Path) -> None:
    """As with `book`."""
    result = run(site, str(site / "pad.txt"), "--team", "nava")
    assert result.exit_code == 1
    assert "did you mean `nova`?" in result.stderr
