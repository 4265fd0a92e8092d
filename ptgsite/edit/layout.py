"""Where things end in a YAML text: lines, entries with their comments, what nodes leave open."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ptgsite.records import dataclass
from ptgsite.source.nodes import Map, Node, Scalar, Seq

_BREAK = re.compile(r"\r\n|\n|\r")
_COMMENT_LINE = re.compile(r"(?:\r\n|\n|\r)([ \t]*)#[^\r\n]*")
_COMMA = re.compile(r"\s*(?:#[^\r\n]*[\r\n]\s*)*,")


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands from `start` to `end`, in characters, becomes `new`."""

    start: int
    end: int
    new: str = ""


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits that don't overlap."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def line_start(text: str, index: int) -> int:
    """Where the line of `index` starts."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def line_end(text: str, index: int) -> int:
    """Where the line of `index` ends, before its line break."""
    found = _BREAK.search(text, index)
    return found.start() if found else len(text)


def end_of_line_before(text: str, index: int) -> int:
    """Where the line before that of `index` ends, before its line break; 0 in the first line."""
    start = line_start(text, index)
    return max(start - 2 if text[max(start - 2, 0) : start] == "\r\n" else start - 1, 0)


def line_break(text: str, index: int) -> str:
    """The line break that the text uses at `index`."""
    found = _BREAK.search(text, index) or _BREAK.search(text)
    return found[0] if found else "\n"


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but a comment shares the lines of what stands from `start` to `end`."""
    before, after = text[line_start(text, start) : start], text[end : line_end(text, end)]
    return not before.strip() and is_bare(after)


def is_bare(rest: str) -> bool:
    """Whether the rest of a line is empty or a comment."""
    return not rest.strip() or rest.lstrip().startswith("#")


def is_flow(node: Node, text: str) -> bool:
    """Whether a list or mapping is written in brackets."""
    return text[node.start.index] in "[{"


def content_end(node: Node, text: str) -> int:
    """Where a node's own text ends, comments and line breaks behind it not included.

    The parser says so for scalars and brackets alone: all else ends for it at the next token.
    """
    if isinstance(node, Scalar):
        return _scalar_end(node, text)
    if is_flow(node, text):
        return int(node.end.index)
    if isinstance(node, Seq):
        return content_end(node.items[-1], text)
    return pair_end(*list(node.pairs.values())[-1], text)


def pair_end(key: Scalar, value: Node, text: str) -> int:
    """Where a key with its value ends."""
    if isinstance(value, Scalar) and not value.given:
        # After the colon, if there is one; `? key` need not have any.
        after = int(value.start.index)
        return after if text[key.end.index : after].strip() == ":" else int(key.end.index)
    return content_end(value, text)


def _scalar_end(node: Scalar, text: str) -> int:
    start, end = node.start.index, int(node.end.index)
    written = text[start:end]
    if not written.startswith(("|", ">")):
        return end
    header = written.split(maxsplit=1)[0]
    if "+" in header:  # empty lines at the end are part of it
        return end_of_line_before(text, end) if written.endswith(("\n", "\r")) else end
    return int(start) + len(written.rstrip(" \t\r\n"))


def entry_end(node: Node, column: int, text: str) -> int:
    """Where the last line of a block list's entry ends; `column` is that of its dash.

    A comment behind it, and comment lines below it that are indented further than the dash, are
    part of the entry.
    """
    end = line_end(text, content_end(node, text))
    while (found := _COMMENT_LINE.match(text, end)) and len(found[1]) > column:
        end = found.end()
    return end


def entry_start(node: Node, column: int, text: str) -> int:
    """Where the line starts that has the dash of a block list's entry."""
    start = line_start(text, node.start.index)
    while start > 0 and text[start : start + column + 1].strip() != "-":
        start = line_start(text, start - 1)
    return start


def comma_after(index: int, text: str) -> int | None:
    """Where the comma ends that follows an item in brackets, if one does."""
    found = _COMMA.match(text, index)
    return found.end() if found else None


def items_of(node: Seq | Map, text: str) -> list[tuple[int, int]]:
    """Where each item of a list, or pair of a mapping, starts and ends."""
    if isinstance(node, Seq):
        return [(item.start.index, content_end(item, text)) for item in node.items]
    return [(key.start.index, pair_end(key, value, text)) for key, value in node.pairs.values()]
