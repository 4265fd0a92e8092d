"""The JSON Schemas that editors are given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator, FormatChecker

from ptgsite.cli import commands
from ptgsite.source.data import load
from ptgsite.source.decode import decode
from ptgsite.source.fields import FieldType, ListOf, RecordOf, keys_of
from ptgsite.source.findings import Findings
from ptgsite.source.schema import KINDS, schema, schema_text
from ptgsite.source.zones import zone_names
from tests.editors import read, validator

EVERYTHING = Path(__file__).parent / "everything"
REPOSITORY = Path(__file__).parents[2]
OURS = [
    ("event", REPOSITORY / "content/event.yaml"),
    *(("team", file) for file in sorted((REPOSITORY / "teams").glob("*.yaml"))),
]
TEAM = "name: Nova\nkind: project\n"


def _messages(kind: str, text: str) -> list[str]:
    found = validator(kind).iter_errors(read(text)[0])
    leaves = (leaf for error in found for leaf in (error.context or [error]))
    schemas: list[tuple[Any, str]] = [(leaf.schema, leaf.message) for leaf in leaves]
    return [said.get("errorMessage", message) for said, message in schemas]


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_schemas_are_up_to_date(kind: str) -> None:
    """docs/schema/ is what `make docs` writes."""
    committed = REPOSITORY / "docs" / "schema" / f"{kind}.schema.json"
    assert committed.read_text("utf-8") == schema_text(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_prints_a_schema(kind: str) -> None:
    """`ptgsite schema` prints valid JSON Schema and nothing else."""
    result = CliRunner().invoke(commands, ["schema", kind])
    assert (result.exit_code, result.output) == (0, schema_text(kind))
    # Python knows no \p, and would call a pattern with it no regular expression.
    Draft7Validator.check_schema(schema(*KINDS[kind]), format_checker=FormatChecker(formats=[]))


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_with_every_key_is_good(kind: str) -> None:
    """A file that uses all there is passes the schema and the decoder alike."""
    text = (EVERYTHING / f"{kind}.yaml").read_text("utf-8")
    assert _messages(kind, text) == []
    loaded, findings = load(text, "a.yaml"), Findings()
    assert loaded.data is not None
    decode(KINDS[kind][0], kind, loaded.data, "a.yaml", findings)
    assert [*loaded.problems, *findings.problems] == []
    assert _missing(RecordOf(KINDS[kind][0], kind), [read(text)[0]]) == set()


def _missing(type_: FieldType, values: list[Any]) -> set[str]:
    """The declared keys that none of the values has, at any depth."""
    if isinstance(type_, ListOf):
        items = [item for value in values if isinstance(value, list) for item in value]
        return _missing(type_.item, items)
    if not isinstance(type_, RecordOf):
        return set()
    missing: set[str] = set()
    for key in keys_of(type_.model).values():
        given = [value[key.name] for value in values if key.name in value]
        missing |= _missing(key.type, given) if given else {f"{type_.noun}: {key.name}"}
    return missing


@pytest.mark.parametrize(("kind", "file"), OURS, ids=lambda value: Path(value).stem)
def test_this_repositorys_files_are_good(kind: str, file: Path) -> None:
    """An editor shows no mistake in the files that people start from."""
    assert _messages(kind, file.read_text("utf-8")) == []


def test_every_time_zone_looks_like_one() -> None:
    """The pattern of time zones leaves none out."""
    zones = validator("event").evolve(schema=schema(*KINDS["event"])["properties"]["timezone"])
    assert [name for name in zone_names() if not zones.is_valid(name)] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("color: blue", 'a colour was expected, such as "#1f77b4"'),
        ("url: www.example.org", "a web address was expected, such as https://example.org/page"),
        ("expected: many", "a whole number from 0 to 1,000,000 was expected"),
        ("tags: operators", "a list was expected"),
        ("slots: [{room: a}]", "a slot needs `slot: MonA1`, or `date:`, `start:` and `end:`"),
        (
            "slots: [{slot: MonA1, date: 2022-10-17, room: a}]",
            "this slot names a time slot, and has a time of its own as well",
        ),
        ("slots: [{date: 2022-10-17, start: 9:30, room: a}]", "'end' is a required property"),
    ],
)
def test_an_editor_says_what_was_expected(text: str, message: str) -> None:
    """A message speaks of the format, not of patterns and schemas."""
    assert _messages("team", TEAM + text) == [message]


def test_every_key_is_described() -> None:
    """Whoever points at a key reads what it is for."""
    properties = [
        (name, property_)
        for kind in KINDS
        for found in _all_properties(schema(*KINDS[kind]))
        for name, property_ in found.items()
    ]
    assert [name for name, property_ in properties if not property_.get("description")] == []


def _all_properties(said: Any) -> list[dict[str, Any]]:
    if isinstance(said, list):
        return [found for item in said for found in _all_properties(item)]
    if not isinstance(said, dict):
        return []
    own = [said["properties"]] if "patternProperties" in said else []
    return own + [found for value in said.values() for found in _all_properties(value)]
