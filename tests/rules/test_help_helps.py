"""What helps can be typed as it stands: it solves the problem, and brings no other one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from ptgsite.check import Checked
from ptgsite.problems import Problem, Severity
from ptgsite.source.spans import span_of
from tests.sites import BEFORE, CASES, check_site, files_of

_LITERAL = re.compile(
    r"(?:write|did you mean|put it in quotes:) (`[^`]+`|\"[^\"]+\"|[^ `\"]+)(?: in its place)?\??"
)
_OTHERWISE = {
    "bad-date/one-digit": "it is no day of the event, whichever way it is written",
    "unknown-team/bad": "Cinder is elsewhere at that time",
    "yaml-syntax/star-list": "the other entries start with a star, too",
}


def _cases() -> Iterator[Path]:
    for expected in sorted(CASES.glob("*/*/expected.txt")):
        if not (expected.parent / BEFORE).exists():
            yield expected.parent


def _told(checked: Checked) -> Counter[tuple[str, str]]:
    errors = [problem for problem in checked.problems if problem.severity is Severity.ERROR]
    return Counter((problem.rule, problem.message) for problem in errors)


def _ways(text: str, start: int, end: int, literal: str) -> Iterator[str]:
    """The text with what helps in place of what is marked, of the rest of its line, or of the line.

    Behind a key that has no value, it is the value.
    """
    line_start = text.rfind("\n", 0, start) + 1
    line_end = (text + "\n").find("\n", start)
    indent = re.match(r"[ ]*(?:- )*", text[line_start:line_end])
    assert indent is not None
    yield text[:start] + literal + text[end:]
    yield text[:start] + literal + text[line_end:]
    yield text[: line_start + indent.end()] + literal + text[line_end:]
    yield text[: line_start + len(indent[0]) - len(indent[0].lstrip())] + literal + text[line_end:]
    yield text[:end] + ": " + literal + text[line_end:]


def _helped(files: dict[str, str], checked: Checked, problem: Problem, root: Path) -> bool:
    literal = _LITERAL.fullmatch(problem.help or "")
    file = problem.where.file
    if literal is None or file not in checked.sources.files:
        return True
    read = checked.sources.files[file]
    span = span_of(problem.where, read)
    before = sum(len(line) + 1 for line in read.text.split("\n")[: span.line])
    start, end = before + span.column, before + span.end_column
    here = problem.rule, problem.message
    wanted = _told(checked)
    for number, text in enumerate(_ways(read.text, start, end, literal[1].strip("`"))):
        told = _told(check_site(root / str(number), {**files, file: text}))
        if told[here] < max(wanted[here], 1) and not told - wanted:
            return True
    return False


@pytest.mark.parametrize("folder", tuple(_cases()), ids=lambda f: f"{f.parent.name}/{f.name}")
def test_what_helps_can_be_typed(folder: Path, tmp_path: Path) -> None:
    """The help of each case, where it is one text to write."""
    files = {name: text for name, text in files_of(folder).items() if name != "expected.txt"}
    checked = check_site(tmp_path / "site", files)
    helped = [
        _helped(files, checked, problem, tmp_path / str(number))
        for number, problem in enumerate(checked.problems)
    ]
    assert all(helped) != (f"{folder.parent.name}/{folder.name}" in _OTHERWISE), helped
