"""Where a place that is named by keys and indexes stands in its file, in lines and columns."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import lru_cache

from ptgsite.problems import Where
from ptgsite.records import dataclass
from ptgsite.source.nodes import Map, Node, Scalar, Seq


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line; lines and columns count characters from 0, and the end is outside."""

    line: int
    column: int
    end_column: int


def span_of(where: Where, root: Node | None, text: str) -> Span:
    """Where `where` stands in a file's text.

    A mapping or list is marked by its first line, as is text of several; a place that does not
    exist by the nearest one around it that does.
    """
    if where.offset is not None or root is None:
        return _word_at(text, where.offset or 0)
    key, node = None, root
    for step in where.route:
        found = _step(node, step)
        if found is None:
            break
        key, node = found
    else:
        if where.on_key and key is not None:
            node = key
    return _span_of_node(node, text)


@lru_cache(maxsize=32)  # one long line with many problems in it is kept once
def line_of(text: str, line: int) -> str:
    """A line of a text, counted from 0, without the white space at its end; "" past the last."""
    starts = _line_starts(text)
    if line >= len(starts):
        return ""
    end = starts[line + 1] - 1 if line + 1 < len(starts) else len(text)
    return text[starts[line] : end].rstrip()


@lru_cache(maxsize=32)  # a report asks for many places of a file, and of the files that clash
def _line_starts(text: str) -> array[int]:
    """Where each line starts. Only line feeds end a line here, as in editors and on code hosts.

    The lines of the YAML parser's marks also end at a lone carriage return and at U+0085, U+2028
    and U+2029, so of a mark only its index is used.
    """
    return array("I", (0, *(match.end() for match in re.finditer("\n", text))))


def _step(node: Node, step: str | int) -> tuple[Scalar | None, Node] | None:
    if isinstance(node, Map):
        return node.pairs.get(str(step))
    if isinstance(node, Seq) and isinstance(step, int) and step < len(node.items):
        return None, node.items[step]
    return None


def _span_of_node(node: Node, text: str) -> Span:
    if node.start is None:
        return Span(0, 0, 1)
    if isinstance(node, Map) and node.pairs:
        node = next(iter(node.pairs.values()))[0]
    return _span(text, node.start.index, node.end.index)


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
