"""A team's agenda as text for a pad, which the import reads back."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from ptgsite import cli
from ptgsite.feeds.pad import pad_text
from ptgsite.interop.etherpad import Known, read_pad
from ptgsite.schedule.model import Schedule
from ptgsite.schedule.resolve import resolve
from ptgsite.source.read import read_sources
from tests.sites import write_site

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


def _schedule(root: Path) -> Schedule:
    sources = read_sources(write_site(root, {"teams/nova.yaml": NOVA}))
    assert sources.event is not None
    return resolve(sources.event, sources.teams, sources.pages)


def test_the_agenda_is_text_that_people_write_on(tmp_path: Path) -> None:
    """By sessions in their order, then what has none; cancelled sessions are not there."""
    schedule = _schedule(tmp_path)
    nova = next(team for team in schedule.teams if team.id == "nova")
    assert pad_text(schedule, nova) == TEXT


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


def test_the_command_prints_it(tmp_path: Path) -> None:
    """For one team, which has to be named."""
    write_site(tmp_path, {"teams/nova.yaml": NOVA})
    command = ["export", "etherpad", "--site", str(tmp_path)]
    assert CliRunner().invoke(cli.commands, [*command, "--team", "nova"]).stdout == TEXT
    assert CliRunner().invoke(cli.commands, command).exit_code == 2
    assert CliRunner().invoke(cli.commands, [*command, "--team", "nava"]).exit_code == 2
