"""Where a place that is named by keys and indexes stands in its file, in lines and columns."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate

from ptgsite.problems import Where
from ptgsite.records import dataclass
from ptgsite.source.places import Route, places
from ptgsite.source.read import ReadFile


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line; lines and columns count characters from 0, and the end is outside."""

    line: int
    column: int
    end_column: int


def span_of(where: Where, read: ReadFile) -> Span:
    """Where `where` stands in a file's text.

    A mapping or list is marked by its first line, as is text of several; a place that does not
    exist by the nearest one around it that does.
    """
    if where.offset is not None or not read.is_yaml:
        return _word_at(read.text, where.offset or 0)
    found = places(read.text, (where.route,), read.items)
    if where.on_key and where.route in found:
        return _span(read.text, *(found[where.route].key or found[where.route].value))
    for route in _outwards(where.route):
        if route in found:
            return _span(read.text, *found[route].value)
    return _word_at(read.text, 0)


def _outwards(route: Route) -> Iterator[Route]:
    return (route[:end] for end in range(len(route), -1, -1))


def find_all(wheres: Iterable[Where], files: Mapping[str, ReadFile]) -> None:
    """Look for many places before they are asked for one by one, so that each file is read once."""
    routes: dict[str, list[Route]] = {}
    for where in wheres:
        read = files.get(where.file)
        if read is not None and read.is_yaml and where.offset is None:
            routes.setdefault(where.file, []).append(where.route)
    for file, of_file in routes.items():
        places(files[file].text, of_file, files[file].items)


@lru_cache(maxsize=32)  # one long line with many problems in it is kept once
def line_of(text: str, line: int) -> str:
    """A line of a text, counted from 0, without the white space at its end; "" past the last."""
    starts = _line_starts(text)
    if line >= len(starts):
        return ""
    end = starts[line + 1] - 1 if line + 1 < len(starts) else len(text)
    return text[starts[line] : end].rstrip()


@lru_cache(maxsize=1_000)  # a report asks for many places of a file, and of the files that clash
def _line_starts(text: str) -> array[int]:
    """Where each line starts. Only line feeds end a line here, as in editors and on code hosts.

    The lines of the YAML parser's marks also end at a lone carriage return and at U+0085, U+2028
    and U+2029, so of a mark only its index is used.
    """
    before_last = text.split("\n")[:-1]
    return array("I", accumulate([len(line) + 1 for line in before_last], initial=0))


_WORD = re.compile(r"[^\s:,\[\]{}]{1,80}")


def _word_at(text: str, offset: int) -> Span:
    word = _WORD.match(text, offset)
    return _span(text, offset, word.end() if word else offset + 1)


def _span(text: str, start: int, end: int) -> Span:
    starts = _line_starts(text)
    line = bisect_right(starts, start) - 1
    column = start - starts[line]
    if line + 1 < len(starts) and end >= starts[line + 1]:
        end = start + len(text[start : starts[line + 1]].rstrip())
    return Span(line, column, max(end - starts[line], column + 1))
