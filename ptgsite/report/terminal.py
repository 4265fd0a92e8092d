"""Problems as text for people: the place, the line with a marker, what else is involved, help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from click import style, unstyle

from ptgsite.problems import Problem, Severity
from ptgsite.report.counts import count, counts_of
from ptgsite.report.excerpt import excerpt, visible
from ptgsite.report.place import Place, Placed, placed
from ptgsite.report.width import MAX_WIDTH
from ptgsite.source.read import ReadFile

MAX_A_FILE = 50
"""How many problems of one file are shown; the others are counted."""

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_BAR, _ARROW = style("|", fg="blue"), style("-->", fg="blue")
_HELP = f"{style('=', fg='blue')} {style('help:', bold=True)}"


def lines(
    problems: Iterable[Problem], files: Mapping[str, ReadFile], columns: int = MAX_WIDTH
) -> Iterator[str]:
    """The problems, sorted by file, as lines of text with colours, an empty line after each.

    Of a file with more than MAX_A_FILE, the errors come first to be shown, and what is left out is
    said in a line.
    """
    for file, of_file in groupby(problems, key=lambda problem: problem.where.file):
        found = list(of_file)
        for each in placed(_first(found), files):
            yield from _problem(each, columns)
            yield ""
        if len(found) > MAX_A_FILE:
            name = visible(file.encode("utf-8", "replace").decode("utf-8"))
            yield f"… and {count(len(found) - MAX_A_FILE, 'more problem')} in {name}"
            yield ""


def _first(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= MAX_A_FILE:
        return problems
    by_weight = sorted(range(len(problems)), key=lambda n: problems[n].severity != Severity.ERROR)
    return [problems[n] for n in sorted(by_weight[:MAX_A_FILE])]


def _problem(found: Placed, columns: int) -> Iterator[str]:
    problem, place = found.problem, found.place
    color = _COLORS[problem.severity]
    yield (
        style(f"{visible(str(place))}: ", bold=True)
        + style(f"{problem.severity}: ", fg=color, bold=True)
        + style(visible(problem.message), bold=True)
        + style(f" [{problem.rule}]", fg=color)
    )
    margin = len(str(max(p.line for p in (place, *(p for p, _ in found.notes)))))
    yield from _excerpt(place, margin, columns, "^", color)
    for other, text in found.notes:
        yield f"{' ' * margin}{_ARROW} {visible(str(other))}: {visible(text)}"
        yield from _excerpt(other, margin, columns, "-", "blue")
    if problem.help:
        yield f"{' ' * margin} {_HELP} {visible(problem.help)}"


def _excerpt(place: Place, margin: int, columns: int, mark: str, color: str) -> Iterator[str]:
    if place.source is None:
        return
    shown = excerpt(place, columns - margin - len(" | "))
    number = style(str(place.line).rjust(margin), fg="blue")
    yield f"{number} {_BAR} {shown.line}".rstrip()
    marker = style(mark * shown.marked, fg=color, bold=True)
    yield f"{' ' * margin} {_BAR} {' ' * shown.before}{marker}"


def summary(problems: Iterable[Problem]) -> str:
    """How many errors and warnings there are, in how many files."""
    counts = counts_of(problems)
    words = [style(text, fg=_COLORS[severity], bold=True) for severity, text in counts.words()]
    return " and ".join(words) + f" in {count(counts.files, 'file')}"


def plain(text: str) -> str:
    """The text without its colours."""
    return unstyle(text)
