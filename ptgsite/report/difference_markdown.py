"""What a change does to a site, as a comment on a pull request: for GitHub, GitLab and the like.

Names, titles and paths come from strangers. Here they are text and nothing else: no link, no image,
no HTML, no mention that would call somebody, no reference to another issue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from ptgsite.problems import Severity
from ptgsite.report.counts import count
from ptgsite.report.difference import NOT_COMPARED, NOTHING, Difference, summary
from ptgsite.report.excerpt import visible
from ptgsite.report.place import Placed
from ptgsite.schedule.change import Change, counted

T = TypeVar("T")

MARKER = "<!-- ptgsite diff -->"
"""The first line, by which a comment is found again, to be replaced by a newer one."""

_CHANGES, _PROBLEMS = 40, 15  # how many are listed; the others are counted
_LONGEST = 240  # characters of a line
_ROOM = 12_000  # characters of a list: hosts take 65,536 in a comment


def document(of: Difference) -> str:
    """The comment, ending in a line feed."""
    return "\n\n".join((MARKER, *_blocks(of))) + "\n"


def _blocks(of: Difference) -> Iterator[str]:
    yield "**What this changes in the schedule**"
    if of.is_empty:
        yield NOTHING
        return
    if of.changes is None:
        yield NOT_COMPARED
    if told := summary(of):
        yield f"{told}."
    yield from _list(of.changes or (), _CHANGES, str, _others)
    if of.appeared:
        yield "**Problems that appear**"
        yield from _list(of.appeared, _PROBLEMS, _problem, _more_problems)
    if of.gone:
        yield "**Problems that go away**"
        yield from _list(of.gone, _PROBLEMS, _problem, _more_problems)


def _list(
    some: Sequence[T], most: int, line: Callable[[T], str], rest: Callable[[Sequence[T]], str]
) -> Iterator[str]:
    """The first items as a list; of those left out, the last item says how many they are."""
    lines: list[str] = []
    room = _ROOM
    for each in some[:most]:
        lines.append(f"- {escaped(line(each))}")
        room -= len(lines[-1])
        if room < 0:
            break
    if left := some[len(lines) :]:
        lines.append(f"- … and {rest(left)}")
    if lines:
        yield "\n".join(lines)


def _others(left: Sequence[Change]) -> str:
    return f"{len(left):,} more: {', '.join(counted(left))}"


def _more_problems(left: Sequence[Placed]) -> str:
    return count(len(left), "more problem")


def _problem(found: Placed) -> str:
    problem = found.problem
    sort = "" if problem.severity is Severity.ERROR else f"{problem.severity}: "
    return f"{found.place.file}:{found.place.line}: {sort}{problem.message} [{problem.rule}]"


_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_CALLS = re.compile(r"([@#!$%&~^]|\bGH-|:(?=//|[a-z+-][\w+-]*:)|\bwww(?=\.))", re.IGNORECASE)
_NOTHING = "&#8203;"
"""A space of no width. Hosts look for mentions and addresses in the text after Markdown is done."""


def escaped(text: str) -> str:
    """An author's text as Markdown for one line, of bounded length, that shows it as it is."""
    shown = visible(text).strip()
    if len(shown) > _LONGEST:
        shown = shown[:_LONGEST] + "…"
    pieces = _CALLS.split(shown)
    return "".join(
        _plain(piece) + (_NOTHING if number % 2 else "") for number, piece in enumerate(pieces)
    )


def _plain(text: str) -> str:
    return _PUNCTUATION.sub(lambda found: _escape(found[0]), text)


def _escape(character: str) -> str:
    return character if character in ",;'\"/:?=" else f"\\{character}"
