"""A team's agenda as text for a pad, which the import reads back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import indent

import pytest
from click.testing import CliRunner

from ptgsite import cli
from ptgsite.feeds.pad import pad_text
from ptgsite.interop.etherpad import Known, read_pad
from ptgsite.schedule.model import Schedule
from ptgsite.schedule.resolve import resolve
from ptgsite.source.emit import emit
from ptgsite.source.read import read_sources
from tests.sites import write_site

PADS = Path(__file__).parents[1] / "interop/pads"
NOVA = """\
name: Nova
kind: project
irc: "#openstack-nova"
topics:
  - id: volumes
    title: "Volumes: how many?"
    description: |
      What is
      left?

      - the tests
          - all of them
    with: [cinder]
    people: [ann, b_ob]
    minutes: 40
    etherpad: https://pad.example.org/p/volumes
  - {title: Cells, interest: 4}
slots:
  - {slot: [MonA1, MonA2], room: bexar, topics: [volumes], title: Storage}
  - {slot: TueA1, room: online, status: cancelled}
"""

TEXT = """\
Nova – Project Teams Gathering
==============================

Page: https://ptg.example.org/teams/nova/
IRC: #openstack-nova
Add topics at the end, with your nick in brackets.
Want to be there? Add your nick to the "courtesy ping" of a topic, or a +1 below it.

=== Topics, Mon 2022-10-17, 13:00–15:00 UTC, Bexar: Storage ===

* Volumes: how many? (ann, b_ob) [40 min]
  courtesy ping:
  teams: cinder
  pad: https://pad.example.org/p/volumes
  - What is left?
  - the tests
    - all of them

=== Topics without a session ===

* Cells [+4]
  courtesy ping:
"""


def _text(root: Path, team: str) -> str:
    schedule = _schedule(root, team)
    return pad_text(schedule, next(team for team in schedule.teams if team.id == "nova"))


def _schedule(root: Path, team: str = NOVA) -> Schedule:
    sources = read_sources(write_site(root, {"teams/nova.yaml": team}))
    assert sources.event is not None
    return resolve(sources.event, sources.teams, sources.pages)


def test_the_agenda_is_text_that_people_write_on(tmp_path: Path) -> None:
    """By sessions in their order, then what has none; cancelled sessions are not there."""
    assert _text(tmp_path, NOVA) == TEXT


def test_the_import_reads_it_back() -> None:
    """Titles, people, minutes, raised hands, teams and pads; and it finds no topic that is none."""
    known = Known(teams={"cinder": "cinder"}, own="nova")
    volumes, cells = read_pad(TEXT, known).topics
    assert (volumes.title, volumes.people, volumes.minutes) == (
        "Volumes: how many?",
        ("ann", "b_ob"),
        40,
    )
    assert (volumes.wanted, volumes.etherpad) == (("cinder",), "https://pad.example.org/p/volumes")
    assert "- the tests\n    - all of them" in volumes.description
    assert (cells.title, cells.people, cells.interest, cells.description) == ("Cells", (), 4, "")


def test_hands_with_names_are_counted_once(tmp_path: Path) -> None:
    """The import leaves the names in the description; in the text, they raise their hands again."""
    topic = '{title: Cells, interest: 5, description: "+1: ann, b_ob"}'
    team = f"name: Nova\nkind: project\ntopics: [{topic}]\n"
    text = _text(tmp_path, team)
    assert "* Cells [+3]\n" in text
    assert [topic.interest for topic in read_pad(text, Known()).topics] == [5]


@pytest.mark.parametrize("file", sorted(PADS.glob("*.txt")), ids=lambda file: file.stem)
def test_what_a_pad_had_is_in_the_next(tmp_path: Path, file: Path) -> None:
    """Whatever its form was: each topic goes into the file, out as text, and is read as it was."""
    known = Known(teams={"cinder": "cinder"}, own="nova")
    read = read_pad(file.read_text("utf-8"), known).topics
    entries = [emit(replace(topic, given_id=f"t{n}")) for n, topic in enumerate(read)]
    topics = "".join(indent(entry, "    ").replace("   ", "  -", 1) for entry in entries)
    text = _text(tmp_path, f"name: Nova\nkind: project\ntopics:\n{topics}")
    again = read_pad(text, known).topics
    assert [replace(topic, where=read[0].where) for topic in again] == [
        replace(topic, where=read[0].where) for topic in read
    ]


def test_no_character_is_kept_from_being_a_mark(tmp_path: Path) -> None:
    """A pad is plain text."""
    topic = r"{title: A, description: '\*a\* &amp;amp; https://example.org/?a=1&copy=2'}"
    team = f"name: Nova\nkind: project\ntopics: [{topic}]\n"
    assert "  - *a* &amp; https://example.org/?a=1&copy=2\n" in _text(tmp_path, team)


def test_the_command_prints_it(tmp_path: Path) -> None:
    """For one team, which has to be named."""
    write_site(tmp_path, {"teams/nova.yaml": NOVA})
    command = ["export", "etherpad", "--site", str(tmp_path)]
    assert CliRunner().invoke(cli.commands, [*command, "--team", "nova"]).stdout == TEXT
    assert CliRunner().invoke(cli.commands, command).exit_code == 2
    assert CliRunner().invoke(cli.commands, [*command, "--team", "nava"]).exit_code == 2
