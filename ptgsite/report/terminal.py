"""Problems as text for people: the place, the line with a marker, what else is involved, help."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from click import style

from ptgsite.problems import Note, Problem, Severity
from ptgsite.report.place import Place, place_of
from ptgsite.source.read import ReadFile

_WIDTH = 120
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def lines(problems: Iterable[Problem], files: Mapping[str, ReadFile]) -> Iterator[str]:
    """The problems as lines of text with colours, an empty line after each."""
    for problem in problems:
        yield from _problem(problem, files)
        yield ""


def _problem(problem: Problem, files: Mapping[str, ReadFile]) -> Iterator[str]:
    place = place_of(problem.where, files)
    color = _COLORS[problem.severity]
    yield (
        style(f"{place}: ", bold=True)
        + style(f"{problem.severity}: ", fg=color, bold=True)
        + style(problem.message, bold=True)
        + style(f" [{problem.rule}]", fg=color)
    )
    others = [(place_of(note.where, files), note) for note in problem.notes]
    margin = len(str(max(p.line for p in (place, *(p for p, _ in others)))))
    yield from _excerpt(place, margin, "^", color)
    for other, note in others:
        yield from _note(other, note, margin)
    if problem.help:
        yield f"{' ' * margin} {style('=', fg='blue')} {style('help:', bold=True)} {problem.help}"


def _note(place: Place, note: Note, margin: int) -> Iterator[str]:
    yield f"{' ' * margin}{style('-->', fg='blue')} {place}: {note.text}"
    yield from _excerpt(place, margin, "-", "blue")


def _excerpt(place: Place, margin: int, mark: str, color: str) -> Iterator[str]:
    if place.source is None:
        return
    before, marked, after = _cut(place)
    bar = style("|", fg="blue")
    number = style(str(place.line).rjust(margin), fg="blue")
    yield f"{number} {bar} {before}{marked}{after}".rstrip()
    yield f"{' ' * margin} {bar} {' ' * _width(before)}" + style(
        mark * max(_width(marked), 1), fg=color, bold=True
    )


def _cut(place: Place) -> tuple[str, str, str]:
    source = _shown(place.source or "")
    start, end = place.column - 1, place.end_column - 1
    before, marked, after = source[:start], source[start:end], source[end:]
    if len(before) > _WIDTH // 2:
        before = "…" + before[-_WIDTH // 2 :]
    if len(marked) > _WIDTH // 2:
        return before, marked[: _WIDTH // 2] + "…", ""
    room = _WIDTH - len(before) - len(marked)
    return before, marked, after if len(after) <= room else after[:room] + "…"


def _shown(text: str) -> str:
    """One character for each, so that columns stay: tabs as a space, odd ones as a box."""
    return "".join(c if c.isprintable() else " " if c == "\t" else "\N{WHITE SQUARE}" for c in text)


def _width(text: str) -> int:
    """How many columns of a terminal a text takes (Unicode Standard Annex 11)."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def summary(problems: Iterable[Problem]) -> str:
    """How many errors and warnings there are, in how many files."""
    found = tuple(problems)
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    warnings = len(found) - errors
    parts = [
        style(_count(number, noun), fg=color, bold=True)
        for number, noun, color in ((errors, "error", "red"), (warnings, "warning", "yellow"))
        if number
    ]
    return " and ".join(parts) + f" in {_count(len({p.where.file for p in found}), 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
