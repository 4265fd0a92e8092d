"""The file for a new team is right as it is, and so are the examples in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ptgsite.check import check
from ptgsite.edit.book import book
from ptgsite.edit.outcome import Changed
from ptgsite.edit.starter import Example, example_for, name_for, starter
from ptgsite.problems import Severity
from ptgsite.source.fields import keys_of
from ptgsite.source.models import TeamSource
from ptgsite.source.read import read_sources
from ptgsite.source.words import Kind
from tests.edit.team_files import read, site_with
from tests.sites import check_site, write_site

_EXAMPLE = re.compile(r"^( *)#(?=[^ #\n]|  )", re.MULTILINE)


def _starter(name: str = "Nova", kind: Kind = Kind.PROJECT) -> str:
    return starter(name, "nova", kind, Example("MonA2", "bexar"), with_schema=False)


@pytest.mark.parametrize("name", ["Nova", "no", "a: b # c", "Größe {x}", '"'])
def test_it_passes_the_check_without_a_warning(tmp_path: Path, name: str) -> None:
    """Whatever the team is called."""
    checked = check_site(tmp_path, {"teams/nova.yaml": _starter(name, Kind.POP_UP)})
    assert checked.problems == ()
    (team,) = (team for team in checked.sources.teams if team.id == "nova")
    assert (team.name, team.kind) == (name, Kind.POP_UP)


def test_its_examples_pass_the_check(tmp_path: Path) -> None:
    """Without their `#`, the examples have no error, and the one slot is free."""
    project = write_site(tmp_path, {})
    example = example_for(read_sources(project))
    text = _EXAMPLE.sub(r"\1", starter("N", "nova", Kind.SIG, example, with_schema=False))
    (tmp_path / "teams/nova.yaml").write_text(text, "utf-8")
    problems = check(project).problems
    assert [p for p in problems if p.severity is Severity.ERROR] == []
    shown = {name for name in keys_of(TeamSource) if re.search(rf"^{name}:", text, re.MULTILINE)}
    assert shown == set(keys_of(TeamSource)) - {"allow", "color", "tags", "url"}


def test_booking_goes_on_from_it() -> None:
    """All its comments stay."""
    outcome = book(*site_with(_starter()), "nova", ("MonA2",), "bexar")
    assert isinstance(outcome, Changed)
    assert outcome.new.startswith(_starter().rstrip("\n"))


def test_editors_are_led_to_the_schema() -> None:
    """By a first line that they know, if the site has one."""
    text = starter("Nova", "nova", Kind.PROJECT, Example(), with_schema=True)
    first = "# yaml-language-server: $schema=../docs/schema/team.schema.json"
    assert text.splitlines()[0] == first
    assert read(text) == read(_starter())


def test_a_site_that_can_not_be_read_has_an_example_all_the_same(tmp_path: Path) -> None:
    """A new team need not wait until the event is mended."""
    project = write_site(tmp_path, {"content/event.yaml": "["})
    assert example_for(read_sources(project)) == Example()


def test_a_name_is_made_from_an_id() -> None:
    """Its words in capitals."""
    assert name_for("big-data-2") == "Big Data 2"
