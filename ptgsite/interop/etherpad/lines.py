"""The lines of a pad, each by itself: an entry of a list, a heading or a plain line, and how deep.

Pads mix Etherpad's own lists (a tab for each level, then `* ` or `1. `), typed lists, headings in
several styles and plain lines (https://github.com/ether/etherpad-lite exports them so).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LINE = re.compile(
    r"(?P<space>\s*)(?:(?P<marker>[*•◦‣·+–-]|\#[0-9]{1,3}[.:)]?|[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}[.)]|[a-z][.)])"
    r"(?:\s+|$|(?<=[•◦‣·-])(?=[^\W\d_]{3})))?(?:\[[ xX✓]\]\s+)?(?P<text>.*)"
)

_RULE = re.compile(r"\s*([=\-~_*#])\1{2,}\s*")
_FRAMED = re.compile(r"\s*(={1,6}|-{3,6}|\*{2,6})\s*([^=\s].*?)\s*\1\s*")
_HASHED = re.compile(r"\s*(#{1,6})\s+(.*)")
_NUMBER = re.compile(r"[0-9]")

BREAK, _UNDERLINED = -20, -9
_DEEPEST = 80
"""How far a line can be indented: each step further makes no level more."""


@dataclass(slots=True, eq=False)
class Item:
    """A line with those below it.

    `number` counts from 1. `marker` is `1` for numbered lines, the list mark of others, "#" for
    headings and "" for plain lines. `apart` tells that an empty line follows.
    """

    number: int
    marker: str
    text: str
    rank: int
    apart: bool = False
    children: list[Item] = field(default_factory=list)

    @property
    def listed(self) -> bool:
        """Whether it is an entry of a list."""
        return self.marker not in ("", "#")

    @property
    def ends_apart(self) -> bool:
        """Whether an empty line follows what stands below it."""
        item = self
        while item.children:
            item = item.children[-1]
        return item.apart

    def all(self) -> Iterator[Item]:
        """It and everything below it, in the order of the lines."""
        todo = [self]
        while todo:
            item = todo.pop()
            yield item
            todo.extend(reversed(item.children))


def lines_of(text: str) -> Iterator[Item]:
    """Each line that says something; a rule is an item without text."""
    last: Item | None = None
    lines = text.splitlines()
    for index, line in enumerate(lines):
        if not line.strip():
            if last is not None:
                last.apart = True
        elif _RULE.fullmatch(line):
            if not _is_underlined(lines, index - 1):
                yield Item(index + 1, "#", "", BREAK)
        else:
            last = _item(lines, index)
            yield last


def _item(lines: list[str], index: int) -> Item:
    line, number = lines[index], index + 1
    framed, hashed = _FRAMED.fullmatch(line), _HASHED.fullmatch(line)
    if framed:
        return Item(number, "#", framed[2], len(framed[1]) - 8)
    if hashed:
        return Item(number, "#", hashed[2].rstrip("# "), len(hashed[1]) - 8)
    found = _LINE.fullmatch(line)
    if found is None:  # a line separator that splitlines does not know
        return Item(number, "", line.strip(), 0)
    marker, text = found["marker"] or "", found["text"].strip()
    if not marker and _is_underlined(lines, index):
        return Item(number, "#", text, _UNDERLINED)
    width = min(len(found["space"].expandtabs(4)), _DEEPEST)
    kind = "1" if _NUMBER.search(marker) else marker
    return Item(number, kind, text, 2 * width + bool(marker))


def _is_underlined(lines: list[str], index: int) -> bool:
    """Whether a plain line has a rule right below it."""
    if index < 0 or index + 1 >= len(lines) or not _RULE.fullmatch(lines[index + 1]):
        return False
    line = _LINE.fullmatch(lines[index])
    return bool(line and line["text"].strip() and not line["marker"]) and not _RULE.fullmatch(
        lines[index]
    )
