"""A problem's place as people and programs want it: file, line and column from 1, and the line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ptgsite.problems import Where
from ptgsite.source.read import ReadFile
from ptgsite.source.spans import span_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands; `source` is the whole line, None where the file has no text."""

    file: str
    line: int
    column: int
    end_column: int
    source: str | None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def place_of(where: Where, files: Mapping[str, ReadFile]) -> Place:
    """The place that `where` names; the file's start if the file could not be read."""
    file = where.file.encode("utf-8", "replace").decode("utf-8")
    read = files.get(where.file)
    if read is None:
        return Place(file, 1, 1, 2, None)
    span = span_of(where, read.root, read.text)
    # Only line feeds end a line for the YAML parser's marks; a carriage return is trailing space.
    lines = read.text.split("\n", span.line + 1)
    source = lines[span.line].rstrip() if span.line < len(lines) else ""
    end = span.end_column if span.end_line == span.line else len(source)
    return Place(file, span.line + 1, span.column + 1, max(end, span.column + 1) + 1, source)
