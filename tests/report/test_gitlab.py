"""GitLab's Code Quality report."""

from __future__ import annotations

import json
from typing import Any

from ptgsite.report.gitlab import document
from ptgsite.report.place import placed
from tests.report.sample import FILES, golden, many, sample


def test_the_report_is_as_reviewed() -> None:
    """The document stays as it was read."""
    text = document(sample()) + "\n"
    assert text == golden("gitlab.json", text)


def test_no_problem_is_an_empty_list() -> None:
    """GitLab wants a list in every report, to tell what has been mended."""
    assert json.loads(document(())) == []


def test_every_issue_has_what_gitlab_asks_for() -> None:
    """Description, name, fingerprint, a known severity, and a place with a line."""
    issues: list[dict[str, Any]] = json.loads(document(sample()))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["positions"]["begin"]["line"] >= 1


def test_fingerprints_are_unique() -> None:
    """GitLab drops an issue with the fingerprint of another, so equal problems differ in theirs."""
    twins = many(1) * 20
    issues = json.loads(document(placed((*twins, *many(500)), FILES)))
    assert len({issue["fingerprint"] for issue in issues}) == 520
