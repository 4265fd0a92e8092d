"""Problems as a GitLab Code Quality report, which shows in a merge request's diff.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ptgsite.problems import Severity
from ptgsite.report.identity import identities
from ptgsite.report.place import Placed

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def document(problems: Iterable[Placed]) -> str:
    """The report, a list in ASCII; GitLab drops all but one of those with the same fingerprint."""
    found = tuple(problems)
    return json.dumps(
        [_issue(*each) for each in zip(found, identities(found), strict=True)], indent=2
    )


def _issue(found: Placed, identity: str) -> dict[str, Any]:
    place = found.place
    return {
        "description": _description(found),
        "check_name": found.problem.rule,
        "fingerprint": identity,
        "severity": _SEVERITIES[found.problem.severity],
        "location": {
            "path": place.file,
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.line, "column": place.end_column},
            },
        },
    }


def _description(found: Placed) -> str:
    # GitLab shows this one text and no other, in one paragraph.
    text = [found.problem.message, *(f"{note} ({place})" for place, note in found.notes)]
    if found.problem.help:
        text.append(f"help: {found.problem.help}")
    return "; ".join(text)
