"""The examples of docs/reports.md."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click import unstyle

from ptgsite.problems import Note, Problem, Where
from ptgsite.report import github, gitlab, json_document, sarif
from ptgsite.report.formats import FORMATS
from ptgsite.report.place import placed
from ptgsite.report.terminal import lines, summary
from ptgsite.source.read import ReadFile
from tests.report.sample import CINDER, CINDERS_ROOM, FILES, NOVA

PAGE = (Path(__file__).parents[2] / "docs" / "reports.md").read_text("utf-8")
SECTIONS = {part.partition("\n")[0]: part for part in PAGE.split("\n## ")[1:]}
TEXT = "name: Nova\nkind: project\nslots: [{slot: MonA1, room: austin}]\n"
READ = {NOVA: ReadFile(TEXT, is_yaml=True), CINDER: FILES[CINDER]}
PROBLEM = Problem(
    "room-double-booked",
    "Austin is already booked at MonA1 by Cinder",
    Where(NOVA, ("slots", 0, "room")),
    "Austin is free at MonA2, MonP1 and TueA1",
    (Note(CINDERS_ROOM, "Cinder booked it here"),),
)
FOUND = tuple(placed([PROBLEM], READ))


def _json_example(section: str) -> Any:
    found = re.search(r"```json\n(.*?)```", SECTIONS[section], re.DOTALL)
    assert found
    return json.loads(found[1])


def _indented(rows: list[str]) -> str:
    return "".join(f"    {row}".rstrip() + "\n" for row in rows)


def test_every_format_has_a_section() -> None:
    """What can be asked for is described."""
    assert set(FORMATS) <= set(SECTIONS)


def test_the_texts_are_what_is_printed() -> None:
    """The report for people and GitHub's commands."""
    text = [unstyle(line) for line in (*lines([PROBLEM], READ), summary([PROBLEM]))]
    assert _indented(text) in SECTIONS["text"]
    assert _indented(list(github.lines(FOUND))) in SECTIONS["github"]


@pytest.mark.parametrize("name", ["json", "gitlab"])
def test_the_documents_are_what_is_printed(name: str) -> None:
    """Each key and value of the examples."""
    module = {"json": json_document, "gitlab": gitlab}[name]
    assert _json_example(name) == json.loads(module.document(FOUND))


def test_the_sarif_result_is_what_is_printed() -> None:
    """But for the index, which changes whenever there is a new rule."""
    example = _json_example("sarif")
    result = json.loads(sarif.document(FOUND))["runs"][0]["results"][0]
    assert example | {"ruleIndex": 0} == result | {"ruleIndex": 0}
