"""Problems in the Static Analysis Results Interchange Format, for code scanning.

SARIF 2.1.0 with errata 01, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; the
section numbers below are those of that document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from ptgsite import __version__
from ptgsite.report.identity import identities
from ptgsite.report.place import Place, Placed
from ptgsite.rules import RULES
from ptgsite.rules.base import Rule

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_INDEXES = {rule.id: index for index, rule in enumerate(RULES)}


def document(problems: Iterable[Placed]) -> str:
    """A log with one run (3.14), in ASCII: all rules, and the problems as results."""
    found = tuple(problems)
    driver = {
        "name": "ptgsite",
        "version": __version__,
        "rules": [_rule(rule) for rule in RULES],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(*each) for each in zip(found, identities(found), strict=True)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    """A reportingDescriptor object (3.49)."""
    manual = rule.manual.strip()
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": manual.partition("\n\nBad:")[0]},
        "help": {"text": manual, "markdown": manual},
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"tags": [rule.family.value]},
    }


def _result(found: Placed, identity: str) -> dict[str, Any]:
    """A result object (3.27)."""
    problem = found.problem
    text = f"{problem.message}\nhelp: {problem.help}" if problem.help else problem.message
    related = [
        {"id": number, **_location(place), "message": {"text": _plain(note)}}
        for number, (place, note) in enumerate(found.notes, 1)
    ]
    return {
        "ruleId": problem.rule,
        "ruleIndex": _INDEXES[problem.rule],
        "level": str(problem.severity),
        "message": {"text": _plain(text)},
        "locations": [_location(found.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"ptgsiteProblem/v1": identity},
    }


def _location(place: Place) -> dict[str, Any]:
    """A location object (3.28) with its physical location alone."""
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.line,
        "endColumn": place.end_column,
    }
    artifact = {"uri": quote(place.file)}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def _plain(text: str) -> str:
    """Text of which no part is taken for a placeholder (3.11.5) or an embedded link (3.11.6)."""
    return _PLACEHOLDER.sub(r"{{\1}}", text).replace("](", "] (")
