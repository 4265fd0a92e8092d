"""Most YAML of a site, line by line: a pattern and a walk, in half the time of the YAML parser.

What files of teams are made of is regular: keys and values on one line, texts behind a `|`, lists
with dashes, words in brackets, comments. Whatever else there is in a text, right or wrong, makes it
irregular and is left to the parser (see `load`). So nothing is guessed here: the pattern rules out
all that YAML would take in another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from ptgsite.source.data import Data, Nothing

Row: TypeAlias = "tuple[str, str, str, str, str, str, str, str, str, str, str]"
"""The groups of LINE in a line, each "" where it isn't there."""
_INDENT, _DASH, _NAME, _ODD = 0, 1, 2, -1


class IrregularError(Exception):
    """A text is not regular."""


_KEY = "[a-zA-Z0-9_][a-zA-Z0-9_-]{0,99}+"
_WORDS = (
    r"""(?:\w[\w.@+/~=%\ -]*+(?::[\w/][\w.@+/~=%\ -]*+)*+(?<!\ )|"[^"\\\n,{}]*+"|'[^'\n,{}]*+')"""
)
_MAP = rf"\{{{_KEY}:\ {_WORDS}(?:,\ {_KEY}:\ {_WORDS})*+\}}"
LINE = re.compile(
    rf"""
    (?:\ *+\#[^\n]*+\n|\n)*+            # comments and empty lines before it
    (?P<indent>\ *+)
    (?P<dash>-\ )?+
    (?:(?P<key>{_KEY}):(?:\ |(?=\n)))?+
    (?:
        \|\n(?P<margin>\ ++)            # a literal block: its margin, and the rest of its lines
        (?P<block>[^\ \n].*+(?:\n(?:(?P=margin).*+|(?=\n)))*+)
    |   (?P<plain>[^\s,\[\]{{}}\#&*!|>'"%@`?:-](?:[^\n:\#]++|:(?=\S)|(?<!\ )\#)*+)
    |   (?P<quoted>"[^"\\\n]*+"|'[^'\n]*+')
    |   (?P<list>\[{_WORDS}(?:,\ {_WORDS})*+\])
    |   (?P<map>{_MAP})
    |   (?P<maps>\[{_MAP}(?:,\ {_MAP})*+\])
    |
    )
    (?:
        \n
    |   \ *+(?:(?<=\ )\#(?:[\ \#][^\n]*+)?+)?+(?:\n|\Z)
    |   (?P<odd>[^\n]*+)\n
    )
    """,
    re.VERBOSE,
)
"""A line with all that belongs to it. It matches everywhere, so that no gap is left between lines;
what is none of the above is `odd`. At the end of a text, all groups are empty."""

_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\n"
_DEEPEST = 10


def is_plain(text: str) -> bool:
    """Whether a text has whole lines of visible characters and spaces, as regular ones have."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PRINTABLE)
    return text.endswith("\n") and rest.decode("utf-8", "surrogateescape").isprintable()


def read(text: str) -> dict[str, Data]:
    """The data of a regular text, which is a mapping. Raises IrregularError."""
    text = text.replace("\r\n", "\n")
    if not is_plain(text):
        raise IrregularError
    rows = iter(LINE.findall(text))
    first = next(rows)
    if first[_INDENT] or first[_DASH] or not first[_NAME]:
        raise IrregularError
    pairs, last = _mapping(rows, first, 0, 0)
    if any(last):
        raise IrregularError
    return pairs


def _mapping(rows: Iterator[Row], row: Row, column: int, depth: int) -> tuple[dict[str, Data], Row]:
    """The mapping whose first line is `row`, and the first row behind it."""
    pairs: dict[str, Data] = {}
    while True:
        key = row[_NAME]
        if key in pairs or row[_ODD]:
            raise IrregularError
        value = _on_line(row, column)
        row = next(rows)
        if value is None:
            value, row = _below(rows, row, column, depth + 1)
        pairs[key] = value
        if len(row[_INDENT]) != column or row[_DASH] or not row[_NAME]:
            return pairs, row


def _on_line(row: Row, column: int) -> Data | None:
    """The value that begins on a line; None if none does."""
    _, _, _, margin, block, plain, quoted, list_, map_, maps, _ = row
    if plain:
        return plain.rstrip()
    if block:
        return _unindented(block, margin, column)
    if list_:
        return [_word(word) for word in list_[1:-1].split(", ")]
    if quoted:
        return quoted[1:-1]
    if map_:
        return _flow_map(map_[1:-1])
    return [_flow_map(pairs) for pairs in maps[2:-2].split("}, {")] if maps else None


def _below(rows: Iterator[Row], row: Row, column: int, depth: int) -> tuple[Data, Row]:
    """What stands below a key without a value, if anything does, and the first row behind it."""
    inner = len(row[_INDENT])
    if depth > _DEEPEST:
        raise IrregularError
    if row[_DASH] and inner >= column:
        return _list(rows, row, inner, depth)
    if row[_NAME] and inner > column:
        return _mapping(rows, row, inner, depth)
    return Nothing(), row


def _list(rows: Iterator[Row], row: Row, column: int, depth: int) -> tuple[list[Data], Row]:
    """The list whose first line is `row`, and the first row behind it."""
    items: list[Data] = []
    while True:
        if row[_NAME]:
            item, row = _mapping(rows, row, column + 2, depth + 1)
            items.append(item)
        else:
            value = _on_line(row, column)
            if value is None or row[_ODD]:
                raise IrregularError
            items.append(value)
            row = next(rows)
        if len(row[_INDENT]) != column or not row[_DASH]:
            return items, row


def _unindented(block: str, margin: str, column: int) -> str:
    if len(margin) <= column:
        raise IrregularError
    return block.replace(f"\n{margin}", "\n").rstrip("\n") + "\n"


def _flow_map(map_: str) -> dict[str, Data]:
    pairs = [pair.partition(": ") for pair in map_.split(", ")]
    found: dict[str, Data] = {key: _word(word) for key, _, word in pairs}
    if len(found) < len(pairs):
        raise IrregularError
    return found


def _word(word: str) -> str:
    return word[1:-1] if word[0] in "\"'" else word
