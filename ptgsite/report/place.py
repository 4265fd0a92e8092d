"""Problems' places as people and programs want them: file, line and column from 1, the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ptgsite.problems import Problem, Where
from ptgsite.records import dataclass
from ptgsite.source.read import ReadFile
from ptgsite.source.spans import line_of, span_of


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line; `end_column` is the one behind it.

    `source` is the whole line without white space at its end, None where the file has no text.
    """

    file: str
    line: int
    column: int
    end_column: int
    source: str | None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A problem with its place, and those of its notes with what they say."""

    problem: Problem
    place: Place
    notes: tuple[tuple[Place, str], ...]


def place_of(where: Where, files: Mapping[str, ReadFile]) -> Place:
    """The place that `where` names; the file's start if the file could not be read."""
    file = where.file.encode("utf-8", "replace").decode("utf-8")
    read = files.get(where.file)
    if read is None:
        return Place(file, 1, 1, 2, None)
    span = span_of(where, read)
    source = line_of(read.text, span.line)
    return Place(file, span.line + 1, span.column + 1, span.end_column + 1, source)


def placed(
    problems: Iterable[Problem], files: Mapping[str, ReadFile], folder: str = ""
) -> Iterator[Placed]:
    """The problems with their places, in the same order; `folder` is put before each file's name.

    It is empty or ends with a slash.
    """

    def place(where: Where) -> Place:
        found = place_of(where, files)
        return replace(found, file=folder + found.file) if folder else found

    for problem in problems:
        notes = tuple((place(note.where), note.text) for note in problem.notes)
        yield Placed(problem, place(problem.where), notes)
