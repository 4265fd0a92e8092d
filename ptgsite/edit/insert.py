"""A new entry at the end of a list, such as a team's `slots`, in the style of those before it."""

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
from ptgsite.records import dataclass
from ptgsite.source.nodes import Map, Node, Scalar, Seq

_END_OF_DOCUMENT = re.compile(r"[\r\n]\.\.\.")


def with_slot(text: str, root: Map, pairs: Sequence[str]) -> str:
    """The text with one more slot, whose keys and values are `pairs`, such as `room: bexar`."""
    return with_entries(text, root, "slots", [Entry(pairs, pairs)])[0]


@dataclass(frozen=True, slots=True)
class Entry:
    """A new entry, twice: in `lines`, and as `pairs` of one line each, for a place in braces."""

    lines: Sequence[str]
    pairs: Sequence[str]


def with_entries(
    text: str, root: Map, key: str, entries: Sequence[Entry]
) -> tuple[str, Sequence[Entry]]:
    """The text with more entries at the end of the list at `key`; and those that are left.

    Where the list has no lines yet, only the first is added: for the others, read the text again.
    """
    node = root.pairs[key][1] if key in root.pairs else None
    if isinstance(node, Seq) and not is_flow(node, text):
        return edited(text, [_below_the_last(text, node, entries)]), ()
    first, *left = entries
    return _with_entry(text, root, key, first.lines, first.pairs), left


def _with_entry(text: str, root: Map, key: str, lines: Sequence[str], pairs: Sequence[str]) -> str:
    if key not in root.pairs:
        return edited(text, _new_key(text, root, key, lines, pairs))
    node = root.pairs[key][1]
    if isinstance(node, Seq) and is_flow(node, text):
        if lines != pairs and _can_open(node, root, text):
            return edited(text, _opened(text, node, root, lines))
        return edited(text, _to_flow(text, node, _in_braces(pairs, _padding(text, node))))
    if is_flow(root, text):
        return edited(text, [_insert(node.start.index, f" [{_in_braces(pairs)}]")])
    end = line_end(text, node.start.index)
    return edited(text, [_lines(text, end, _entry(" " * (root.start.column + 2), lines))])


def _can_open(node: Seq, root: Map, text: str) -> bool:
    """Whether a list is an empty pair of brackets, which a list in lines can replace."""
    start, end = node.start.index, node.end.index
    alone = is_bare(text[end : line_end(text, end)])
    return not is_flow(root, text) and alone and not text[start + 1 : end - 1].strip(" ")


def _opened(text: str, node: Seq, root: Map, lines: Sequence[str]) -> list[Edit]:
    start, end = node.start.index, node.end.index
    blank = len(text[:start]) - len(text[:start].rstrip(" "))
    below = _entry(" " * (root.start.column + 2), lines)
    return [Edit(start - blank, end), _lines(text, line_end(text, end), below)]


def _insert(index: int, new: str) -> Edit:
    return Edit(index, index, new)


def _lines(text: str, end: int, lines: Sequence[str]) -> Edit:
    """New lines below the one that ends at `end`: the last line break of a file stays the last."""
    line_feed = line_break(text, end)
    return _insert(end, "".join(line_feed + line for line in lines))


def _entry(indent: str, pairs: Sequence[str], gap: str = " ") -> list[str]:
    first, *others = pairs
    pad = f"{indent} {' ' * len(gap)}"
    return [f"{indent}-{gap}{first}", *(pad + pair if pair else "" for pair in others)]


def _in_braces(pairs: Sequence[str], padding: str = "") -> str:
    return "{" + padding + ", ".join(pairs) + padding + "}"


def _padding(text: str, node: Seq) -> str:
    """A blank, if the last entry in braces has one inside them."""
    last = node.items[-1] if node.items else None
    padded = last is not None and text.startswith("{ ", last.start.index)
    return " " if padded else ""


def _new_key(
    text: str, root: Map, key: str, lines: Sequence[str], pairs: Sequence[str]
) -> list[Edit]:
    if is_flow(root, text):
        return _to_flow(text, root, f"{key}: [{_in_braces(pairs)}]")
    indent = " " * root.start.column
    below = [f"{indent}{key}:", *_entry(f"{indent}  ", lines)]
    return [_lines(text, _end_of_document(text, content_end(root, text)), below)]


def _end_of_document(text: str, content: int) -> int:
    """Where the last line that is not empty ends, comments below the last key included."""
    closed = _END_OF_DOCUMENT.search(text, content)
    below = text[content : closed.start() if closed else len(text)]
    return line_end(text, content + len(below.rstrip(" \t\r\n")))


def _below_the_last(text: str, node: Seq, entries: Sequence[Entry]) -> Edit:
    last, column = node.items[-1], node.start.column
    start = entry_start(last, column, text)
    indent = text[start : start + column]
    gap = text[start + column + 1 : last.start.index]
    if gap.strip(" \t") or not gap:  # the entry begins below its dash
        gap = " "
    lines = list[str]()
    short = _is_short(last, text)
    for entry in entries:
        short = short and len(entry.lines) <= len(entry.pairs)
        if short:
            lines.append(f"{indent}-{gap}{_in_braces(entry.pairs, _padding(text, node))}")
        else:
            lines.extend(_entry(indent, entry.lines, gap))
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
