"""Problems as a JSON document for scripts, described in docs/reports.md and by its schema.

The schema is docs/schema/report.schema.json. A version only ever gains keys; a change that could
break a reader is a new version.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ptgsite.report.counts import counts_of
from ptgsite.report.place import Place, Placed

VERSION = 1


def document(problems: Iterable[Placed]) -> str:
    """The document, in ASCII, so that no terminal's or pipe's encoding can damage it."""
    found = tuple(problems)
    counts = counts_of(each.problem for each in found)
    return json.dumps(
        {
            "version": VERSION,
            "summary": {
                "errors": counts.errors,
                "warnings": counts.warnings,
                "files": counts.files,
            },
            "problems": [problem_object(each) for each in found],
        },
        indent=2,
    )


def problem_object(found: Placed) -> dict[str, Any]:
    """A problem with its place and its notes."""
    return {
        "rule": found.problem.rule,
        "severity": str(found.problem.severity),
        "message": found.problem.message,
        "help": found.problem.help,
        **_place(found.place),
        "notes": [{"message": text, **_place(place)} for place, text in found.notes],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.line,
        "end_column": place.end_column,
    }
