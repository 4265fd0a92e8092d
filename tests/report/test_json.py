"""The JSON document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from ptgsite.report.json_document import document
from ptgsite.report.place import placed
from tests.report.sample import FILES, PROBLEMS, golden, many, sample

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "report.schema.json"


def _schema() -> Any:
    return json.loads(SCHEMA.read_text("utf-8"))


def test_the_report_is_as_reviewed() -> None:
    """The document stays as it was read."""
    text = document(sample()) + "\n"
    assert text == golden("report.json", text)


def test_documents_keep_to_the_published_schema() -> None:
    """With and without problems, a document is what its schema says."""
    Draft202012Validator.check_schema(_schema())
    validator = Draft202012Validator(_schema())
    for problems in ((), PROBLEMS, many(500)):
        validator.validate(json.loads(document(placed(problems, FILES))))


def test_every_key_is_in_the_schema_and_in_the_document() -> None:
    """Nothing is published that isn't described, nor described that isn't there."""
    schema = _schema()
    written = json.loads(document(sample()))
    problem = written["problems"][-1]
    for described, record in (
        (schema, written),
        (schema["properties"]["summary"], written["summary"]),
        (schema["$defs"]["problem"], problem),
        (schema["$defs"]["note"], problem["notes"][0]),
    ):
        assert set(described["properties"]) == set(described["required"]) == set(record)


def test_text_is_as_the_author_wrote_it() -> None:
    """A program gets the message itself, and the bytes are ASCII for every terminal's encoding."""
    text = document(sample())
    assert text.isascii()
    assert [each["message"] for each in json.loads(text)["problems"]] == [
        problem.message for problem in PROBLEMS
    ]
