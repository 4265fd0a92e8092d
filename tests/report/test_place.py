"""Where problems stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptgsite.problems import Where
from ptgsite.report.place import place_of
from ptgsite.source import events
from ptgsite.source.read import ReadFile
from ptgsite.source.spans import find_all
from tests.report.sample import CINDER, FILES, sample
from tests.sites import check_site

FILE = "teams/nova.yaml"


def _read(text: str) -> dict[str, ReadFile]:
    return {FILE: ReadFile(text, is_yaml=True)}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("text", ["é", "日本", "🚀", "\u2028", "\x85", "a\rb"])
def test_only_line_feeds_end_a_line(text: str, end: str) -> None:
    """The line is the one that editors and code hosts show, whatever ends a line in YAML."""
    files = _read(f'name: "{text}"{end}room: austin{end}')
    place = place_of(Where(FILE, ("room",)), files)
    assert (str(place), place.end_column, place.source) == (f"{FILE}:2:7", 13, "room: austin")


def test_text_of_several_lines_is_marked_on_its_first() -> None:
    """The marker ends with the line, white space at its end left out."""
    place = place_of(Where(FILE, ("name",)), _read('name: "No  \n  va"\n'))
    assert (place.line, place.column, place.end_column) == (1, 7, 10)


@given(st.text(max_size=60), st.integers(0, 70))
def test_every_offset_has_a_place(text: str, offset: int) -> None:
    """A place with an offset is the offset's line and column."""
    files = {FILE: ReadFile(text)}
    place = place_of(Where(FILE, offset=min(offset, len(text))), files)
    before = text[:offset].split("\n")
    assert (place.line, place.column) == (len(before), len(before[-1]) + 1)
    assert place.source == text.split("\n")[place.line - 1].rstrip()
    assert place.end_column > place.column


def test_an_unread_file_is_marked_at_its_start() -> None:
    """There is a place even where there is no text."""
    place = place_of(Where("teams/\udcff.yaml"), {})
    assert (str(place), place.source) == ("teams/?.yaml:1:1", None)


def test_a_folder_stands_before_every_file() -> None:
    """Notes included, since code hosts look for files from the repository's root."""
    last = sample("docs/ptg/")[-1]
    assert last.place.file == "docs/ptg/teams/nova.yaml"
    assert last.notes[0][0].file == f"docs/ptg/{CINDER}"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What has been read as YAML, each time that it was."""
    found: list[str] = []
    reader = events.reader

    def counted(of: str) -> Callable[[], Any]:
        found.append(of)
        return reader(of)

    monkeypatch.setattr(events, "reader", counted)
    return found


def test_five_hundred_problems_are_shown_at_once(reads: list[str]) -> None:
    """In a file of a megabyte, too: it is read once for all their places."""
    text = "".join(f"k{n}: {'x' * 1900}\n" for n in range(500))
    files = {**FILES, **_read(text)}
    wheres = [Where(FILE, (f"k{n}",)) for n in range(500)]
    find_all(wheres, files)
    places = [place_of(where, files) for where in wheres]
    assert (len(reads), len(places), places[-1].line) == (1, 500, 500)


def test_unknown_names_are_looked_up_at_once(tmp_path: Path, reads: list[str]) -> None:
    """In a file whose lists can't be read by themselves, since it has a key twice, too."""
    slots = "".join(f"  - {{slot: MonA2, room: nowhere-{n}}}\n" for n in range(50))
    text = f"name: Nova\nkind: project\nkind: project\nslots:\n{slots}"
    checked = check_site(tmp_path, {FILE: text})
    rules = Counter(problem.rule for problem in checked.problems)
    assert rules["unknown-room"] == 50
    assert reads.count(text) == 3  # for its data, for what is wrong with it, and for all places
