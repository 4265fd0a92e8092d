"""The lines of a pad, each by itself: an entry of a list, a heading or a plain line, and how deep.

Pads mix Etherpad's own lists (a tab for each level, then `* ` or `1. `), typed lists, tables,
headings in several styles and plain lines (https://github.com/ether/etherpad-lite exports them so).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ptgsite.interop.etherpad.item import (
    DECORATED_RANK,
    HEADING,
    INDENT,
    LISTED,
    OTHER_TABLE,
    PLAIN,
    TOPIC_TABLE,
    Item,
)
from ptgsite.interop.etherpad.markers import DECORATED, TICKED, Front, front_of, has_bare_numbers
from ptgsite.interop.etherpad.tables import Columns, columns_at, is_border, row_of
from ptgsite.interop.etherpad.words import About, about, is_day, is_label

_RULE = re.compile(r"\s*([=\-~_*#])\1{2,}\s*")
_FRAMED = re.compile(r"\s*(={1,6}|-{3,6}|\*{2,6})\s*([^=\s].*?)\s*\1\s*([(\[@].*)?")
_POINTED = re.compile(r"\s*>{2,6}\s*([^<>]+?)\s*<{2,6}\s*([(\[@].*)?")
_HASHED = re.compile(r"\s*(#{1,6})\s+(.*)")
_BOLD = re.compile(r"(\*\*|__)(?=[^\W_])([^*]{1,200}?)(?<=\S)\1\s*(:?|[(\[@–—-].*)")
_SLANTED = re.compile(r"([*_])(?=[A-Z]|\S+\s)([^*_\s](?:[^*_]{0,100}[^*_\s])?)\1\s*:?")
_BOLD_WORDS = re.compile(r"(\*\*|__)(?=[^\W_])([^*_]{1,200}?)(?<=\S)\1(?!\w)")

BREAK = -100
_UNDERLINED, _MARKED, _BOLD_RANK, _SLANTED_RANK = -40, -20, -10, -5
"""The ranks of headings: below the rules, each kind has some of its own, and all are negative."""

_DEEPEST = 80
"""How far a line can be indented: each step further makes no level more."""


def lines_of(text: str) -> Iterator[Item]:
    """Each line that says something; a rule is an item without text."""
    reader = _Reader(text.splitlines())
    last: Item | None = None
    for index, line in enumerate(reader.lines):
        item = reader.item(index) if line.strip() else None
        if item is not None:
            yield item
        if not line.strip() and last is not None:
            last.apart = True
        last = item if item is not None and item.text else last


class _Reader:
    """Reads line by line; what it remembers are the columns of the table that it is in."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.bare = has_bare_numbers(lines)
        self.columns: Columns | None = None
        self.underlines: list[str] = []

    def item(self, index: int) -> Item | None:
        """What a line is; None for one that only draws a line below or around another."""
        line = self.lines[index]
        if is_border(line):
            return None
        if _RULE.fullmatch(line):
            self.columns = None
            return None if self._is_underlined(index - 1) else Item(index + 1, HEADING, "", BREAK)
        heading = self._heading(index)
        if heading is not None:
            self.columns = None
            return heading
        return self._row(index) or self._entry(index)

    def _heading(self, index: int) -> Item | None:
        line, number = self.lines[index], index + 1
        if found := _FRAMED.fullmatch(line) or _HASHED.fullmatch(line):
            rank = _BOLD_RANK if line.lstrip().startswith("**") else _MARKED + len(found[1])
            behind = found[3] if found.re is _FRAMED else None
            return Item(number, HEADING, f"{found[2].rstrip('# ')} {behind or ''}".strip(), rank)
        if found := _POINTED.fullmatch(line):
            return Item(number, HEADING, f"{found[1]} {found[2] or ''}".strip(), _BOLD_RANK)
        if self._is_underlined(index):
            drawn = self.lines[index + 1].strip()[0]
            if drawn not in self.underlines:
                self.underlines.append(drawn)
            rank = _UNDERLINED + self.underlines.index(drawn)
            return Item(number, HEADING, front_of(line).text, rank)
        if found := _BOLD.fullmatch(line.rstrip()):
            return Item(number, HEADING, f"{found[2]} {found[3].strip(':')}".strip(), _BOLD_RANK)
        if found := _SLANTED.fullmatch(line.rstrip()):
            return Item(number, HEADING, found[2], _SLANTED_RANK)
        return None

    def _is_underlined(self, index: int) -> bool:
        """Whether a plain or numbered line has a rule right below it."""
        if not 0 <= index < len(self.lines) - 1 or not _RULE.fullmatch(self.lines[index + 1]):
            return False
        front = front_of(self.lines[index])
        above = self.lines[index - 1].strip() if index else ""
        if above and not _RULE.fullmatch(above) and "=" not in self.lines[index + 1]:
            return False  # the rule ends a paragraph
        named = bool(front.text) and front.marker in ("", "1", DECORATED)
        return named and not _RULE.fullmatch(self.lines[index])

    def _row(self, index: int) -> Item | None:
        """A line as a row of a table, or as the header of one that begins there."""
        line, number = self.lines[index], index + 1
        begun = columns_at(self.lines, index, first=self.columns is None)
        if begun is not None and any(begun.names):
            self.columns = begun
            marker = TOPIC_TABLE if begun.has_topics else OTHER_TABLE
            rank = INDENT * front_of(line).width + DECORATED_RANK
            return Item(number, marker, line.strip(), rank)
        self.columns = self.columns or begun
        cells = row_of(line, self.columns) if self.columns else None
        if cells is None or self.columns is None:
            return None
        rank = INDENT * front_of(line).width + LISTED
        if not self.columns.has_topics:
            return Item(number, "|", line.strip(), rank)
        below = [Item(number, "", text, rank) for text in self.columns.others(cells)]
        title = self.columns.title(cells)
        if not title:  # it goes on with the row above
            return Item(number, "", line.strip() if below else "", rank + 1)
        return Item(number, "|", title, rank, line=line.strip(), children=below)

    def _entry(self, index: int) -> Item:
        front = front_of(self.lines[index], bare=self.bare)
        if front.width == 0 and not front.marker:
            self.columns = None
        text = _BOLD_WORDS.sub(r"\2", front.text, count=1) if front.text[:1] in "*_" else front.text
        rank = INDENT * min(front.width, _DEEPEST) + _step(front)
        if front.marker in (DECORATED, TICKED) and self._is_label(text, index):
            return Item(index + 1, HEADING, text, INDENT * front.width - 1)
        return Item(index + 1, front.marker, text, rank, count=front.count)

    def _is_label(self, text: str, index: int) -> bool:
        """Whether a line behind an emoji is a heading rather than an entry like the next one."""
        if text.endswith(":") or is_day(text) or about(text) is About.TOPICS:
            return is_label(text) or text.endswith(":")
        below = self.lines[index + 1] if index + 1 < len(self.lines) else ""
        return is_label(text) and front_of(below).marker not in (DECORATED, TICKED)


def _step(front: Front) -> int:
    if front.marker in ("", DECORATED):
        return DECORATED_RANK if front.marker else PLAIN
    return LISTED
