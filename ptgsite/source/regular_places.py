"""Where the keys and values of a regular text stand, told without making its nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ptgsite.source.regular import LINE

Stretch: TypeAlias = tuple[int, int]
"""Where something begins and ends, in characters from the start of the text."""


def stretch_of(route: Sequence[str | int], text: str, *, on_key: bool) -> Stretch:
    """Where the value at a route stands, or its key; the nearest around it that is there."""
    lines = _lines(text)
    key: Stretch | None = None
    value: _Value = _Block(0, 0, dashes=False)
    for step in route:
        found = _step(value, step, lines, text)
        if found is None:
            break
        key, value = found
    else:
        if on_key and key is not None:
            return key
    return _stretch(value, lines, text)


class _Line(NamedTuple):
    """A line: the column of its dash or key, whether it has a dash, its key and all the rest."""

    column: int
    dash: bool
    key: str
    found: re.Match[str]


class _Block(NamedTuple):
    """A list, which has dashes, or a mapping: the number of its first line, and its column."""

    first: int
    column: int
    dashes: bool


_Value: TypeAlias = _Block | Stretch
"""A value; one that is written on one line is its stretch."""


@lru_cache(maxsize=1_000)  # a report goes back and forth between the files of a clash
def _lines(text: str) -> list[_Line]:
    lines = LINE.finditer(text)
    return [_Line(len(m["indent"]), m["dash"] is not None, m["key"] or "", m) for m in lines]


def _step(
    value: _Value, step: str | int, lines: list[_Line], text: str
) -> tuple[Stretch | None, _Value] | None:
    """The key and the value one step further in, if they are there."""
    if not isinstance(value, _Block):
        return _step_in_line(value, step, text)
    if value.dashes:
        own = _own_lines(value, lines)
        number = next((n for i, n in enumerate(own) if i == step), None)
        return None if number is None else (None, _item(number, value.column, lines))
    for number in _own_lines(value, lines):
        if lines[number].key == step:
            return lines[number].found.span("key"), _value(number, value.column, lines)
    return None


def _own_lines(block: _Block, lines: list[_Line]) -> Iterator[int]:
    """The numbers of the lines that a block's keys or dashes stand in."""
    yield block.first
    for number in range(block.first + 1, len(lines)):
        column, dash, key, _ = lines[number]
        if column < block.column or (block.dashes and column == block.column and not dash):
            return
        if column == block.column and dash is block.dashes and (dash or key):
            yield number


def _item(number: int, column: int, lines: list[_Line]) -> _Value:
    if lines[number].key:
        return _Block(number, column + 2, dashes=False)
    return _value(number, column, lines)


def _value(number: int, column: int, lines: list[_Line]) -> _Value:
    """What stands behind the key or dash in a line of a block, or below it."""
    found = lines[number].found
    kind = found.lastgroup or ""
    if kind == "plain":
        return found.start(kind), found.start(kind) + len(found[kind].rstrip())
    if kind == "block":
        return found.start("margin") - len("|\n"), found.end()
    if kind not in ("indent", "dash", "key"):
        return found.span(kind)
    below = lines[number + 1]
    if below.column >= column + (not below.dash) and (below.dash or below.key):
        return _Block(number + 1, below.column, below.dash)
    return found.end("key") + 1, found.end("key") + 1


_PART = re.compile(r"\{[^{}]*\}|[^,\s][^,]*")


def _step_in_line(
    value: Stretch, step: str | int, text: str
) -> tuple[Stretch | None, Stretch] | None:
    """A step within brackets."""
    for index, part in enumerate(_PART.finditer(text, value[0] + 1, value[1] - 1)):
        start, end = part.span()
        if text[value[0]] == "[" and index == step:
            return None, (start, end)
        name = part[0].partition(": ")[0]
        if text[value[0]] == "{" and name == step:
            return (start, start + len(name)), (start + len(name) + len(": "), end)
    return None


def _stretch(value: _Value, lines: list[_Line], text: str) -> Stretch:
    """What is shown of a value: of a mapping its first key, of a list its first line."""
    if isinstance(value, _Block):
        found = lines[value.first].found
        return (found.start("dash"), len(text)) if value.dashes else found.span("key")
    if text.startswith("{", value[0]):
        return value[0] + 1, text.index(":", value[0])
    return value
