"""Where a place that is named by keys and indexes stands in its file, in lines and columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ptgsite.problems import Where
from ptgsite.source.nodes import Map, Node, Scalar, Seq


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file; lines and columns count characters from 0, and the end is outside."""

    line: int
    column: int
    end_line: int
    end_column: int


def span_of(where: Where, root: Node | None, text: str) -> Span:
    """Where `where` stands in a file's text.

    A mapping or list is marked by its first line; a place that does not exist by the nearest one
    around it that does.
    """
    if where.offset is not None or root is None:
        return _span_at(text, where.offset or 0)
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


def _step(node: Node, step: str | int) -> tuple[Scalar | None, Node] | None:
    if isinstance(node, Map):
        return node.pairs.get(str(step))
    if isinstance(node, Seq) and isinstance(step, int) and step < len(node.items):
        return None, node.items[step]
    return None


def _span_of_node(node: Node, text: str) -> Span:
    if node.start is None:
        return Span(0, 0, 0, 1)
    if isinstance(node, Map) and node.pairs:
        first = next(iter(node.pairs.values()))[0]
        return _span(first.start, first.end, text)
    return _span(node.start, node.end, text)


def _span(start: Any, end: Any, text: str) -> Span:
    if end.line == start.line:
        return Span(start.line, start.column, end.line, max(end.column, start.column + 1))
    end_of_line = text.find("\n", start.index)
    length = len(text[start.index : None if end_of_line < 0 else end_of_line].rstrip())
    return Span(start.line, start.column, start.line, start.column + max(length, 1))


_WORD = re.compile(r"[^\s:,\[\]{}]{1,80}")


def _span_at(text: str, offset: int) -> Span:
    line = text.count("\n", 0, offset)
    column = offset - (text.rfind("\n", 0, offset) + 1)
    word = _WORD.match(text, offset)
    return Span(line, column, line, column + (len(word[0]) if word else 1))
