"""A new entry at the end of a team's `slots`, in the style of those that are there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ptgsite.edit.layout import (
    Edit,
    comma_after,
    content_end,
    edited,
    entry_end,
    entry_start,
    is_bare,
    is_flow,
    items_of,
    line_break,
    line_end,
    line_start,
)
from ptgsite.source.nodes import Map, Node, Scalar, Seq

_SLOTS = "slots"
_END_OF_DOCUMENT = re.compile(r"[\r\n]\.\.\.")


def with_slot(text: str, root: Map, pairs: Sequence[str]) -> str:
    """The text with one more slot, whose keys and values are `pairs`, such as `room: bexar`."""
    if _SLOTS not in root.pairs:
        return edited(text, _new_key(text, root, pairs))
    node = root.pairs[_SLOTS][1]
    if isinstance(node, Seq) and is_flow(node, text):
        return edited(text, _to_flow(text, node, _in_braces(pairs, _padding(text, node))))
    if isinstance(node, Seq):
        return edited(text, [_below_the_last(text, node, pairs)])
    if is_flow(root, text):
        return edited(text, [_insert(node.start.index, f" [{_in_braces(pairs)}]")])
    end = line_end(text, node.start.index)
    return edited(text, [_lines(text, end, _entry(" " * (root.start.column + 2), pairs))])


def _insert(index: int, new: str) -> Edit:
    return Edit(index, index, new)


def _lines(text: str, end: int, lines: Sequence[str]) -> Edit:
    """New lines below the one that ends at `end`: the last line break of a file stays the last."""
    line_feed = line_break(text, end)
    return _insert(end, "".join(line_feed + line for line in lines))


def _entry(indent: str, pairs: Sequence[str], gap: str = " ") -> list[str]:
    first, *others = pairs
    return [f"{indent}-{gap}{first}", *(f"{indent} {' ' * len(gap)}{pair}" for pair in others)]


def _in_braces(pairs: Sequence[str], padding: str = "") -> str:
    return "{" + padding + ", ".join(pairs) + padding + "}"


def _padding(text: str, node: Seq) -> str:
    """A blank, if the last entry in braces has one inside them."""
    last = node.items[-1] if node.items else None
    padded = last is not None and text.startswith("{ ", last.start.index)
    return " " if padded else ""


def _new_key(text: str, root: Map, pairs: Sequence[str]) -> list[Edit]:
    if is_flow(root, text):
        return _to_flow(text, root, f"{_SLOTS}: [{_in_braces(pairs)}]")
    indent = " " * root.start.column
    lines = [f"{indent}{_SLOTS}:", *_entry(f"{indent}  ", pairs)]
    return [_lines(text, _end_of_document(text, content_end(root, text)), lines)]


def _end_of_document(text: str, content: int) -> int:
    """Where the last line that is not empty ends, comments below the last key included."""
    closed = _END_OF_DOCUMENT.search(text, content)
    below = text[content : closed.start() if closed else len(text)]
    return line_end(text, content + len(below.rstrip(" \t\r\n")))


def _below_the_last(text: str, node: Seq, pairs: Sequence[str]) -> Edit:
    last, column = node.items[-1], node.start.column
    start = entry_start(last, column, text)
    indent = text[start : start + column]
    gap = text[start + column + 1 : last.start.index]
    if gap.strip(" \t") or not gap:  # the entry begins below its dash
        gap = " "
    lines = [f"{indent}-{gap}{_in_braces(pairs, _padding(text, node))}"]
    if not _is_short(last, text):
        lines = _entry(indent, pairs, gap)
    return _lines(text, entry_end(last, column, text), lines)


def _is_short(entry: Node, text: str) -> bool:
    return not isinstance(entry, Scalar) and is_flow(entry, text)


def _to_flow(text: str, node: Seq | Map, item: str) -> list[Edit]:
    """One more item at the end of a list or mapping in brackets."""
    items = items_of(node, text)
    if not items:
        return [_insert(node.start.index + 1, item)]
    start, end = items[-1]
    comma = comma_after(end, text)
    indent = text[line_start(text, start) : start]
    if indent.strip():  # it shares its line with others
        return [_insert(end, f", {item}") if comma is None else _insert(comma, f" {item},")]
    behind = end if comma is None else comma
    rest = line_end(text, behind)
    at = rest if is_bare(text[behind:rest]) else behind
    below = line_break(text, at) + indent + item
    if comma is None:
        return [_insert(end, ","), _insert(at, below)] if at > end else [_insert(end, f",{below}")]
    return [_insert(at, f"{below},")]
