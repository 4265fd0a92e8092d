"""The report for people."""

from __future__ import annotations

import os
from io import StringIO

from click import unstyle

from ptgsite.problems import Severity
from ptgsite.report.terminal import MAX_A_FILE, lines, summary
from ptgsite.report.width import columns_of
from tests.report.sample import FILES, NOVA, PROBLEMS, golden, many


def test_the_report_is_as_reviewed() -> None:
    """Places, excerpts, notes and help stay as they were read."""
    text = "\n".join([*map(unstyle, lines(PROBLEMS, FILES)), unstyle(summary(PROBLEMS))]) + "\n"
    assert text == golden("text.txt", text)


def test_colours_say_what_is_an_error() -> None:
    """Errors are red and warnings yellow, and the words are there without colours too."""
    text = "\n".join(lines(PROBLEMS, FILES))
    assert "\x1b[31m\x1b[1merror: " in text
    assert "\x1b[33m\x1b[1mwarning: " in text


def test_an_authors_escape_sequence_has_no_effect() -> None:
    """A file can't colour, move or retitle the terminal of whoever checks it."""
    assert "\x1b" not in unstyle("\n".join(lines(PROBLEMS, FILES)).replace("\x1b[31m]", ""))
    assert "□[31m" in "\n".join(lines(PROBLEMS, FILES))


def test_what_is_left_out_is_counted() -> None:
    """Of 500 problems in a file, 50 are shown, and the other 450 are told; the summary has all."""
    found = many(500)
    text = "\n".join(map(unstyle, lines(found, FILES)))
    assert text.count("error: ") == MAX_A_FILE == 50
    assert text.endswith(f"… and 450 more problems in {NOVA}\n")
    assert unstyle(summary(found)) == "500 errors in 1 file"


def test_a_file_at_the_limit_is_shown_whole() -> None:
    """Fifty problems need no line that says there are more; with 51, it is in the singular."""
    assert "more problem" not in "\n".join(lines(many(50), FILES))
    assert f"… and 1 more problem in {NOVA}" in "\n".join(lines(many(51), FILES))


def test_errors_are_not_left_out_for_warnings() -> None:
    """A hundred warnings before an error leave it in the report, in its place."""
    text = "\n".join(lines((*many(100, Severity.WARNING), *many(1)), FILES))
    shown = [line for line in unstyle(text).splitlines() if "number" in line]
    assert (len(shown), "error" in shown[-1]) == (50, True)


def test_every_file_has_a_limit_of_its_own() -> None:
    """One team's bad file doesn't hide another team's problem."""
    text = "\n".join(map(unstyle, lines((*many(80), *PROBLEMS), FILES)))
    assert PROBLEMS[0].message in text


def test_excerpts_are_as_wide_as_the_terminal() -> None:
    """Between 40 and 120 columns; 120 where there is no terminal."""
    ours, theirs = os.openpty()
    os.close(ours)
    with os.fdopen(theirs, "w") as stream:
        assert 40 <= columns_of(stream) <= 120
    assert columns_of(StringIO()) == 120


def test_a_narrow_terminal_gets_narrow_excerpts() -> None:
    """No line of a file is wrapped, so that the marker stays under its word."""
    rows = [unstyle(line) for line in lines(many(1), FILES, 40)]
    assert all(len(row) <= 40 for row in rows if " | " in row)
