"""Where a YAML parser has stopped, and the lines around that place, for those who look for why."""

from __future__ import annotations

import re

from ptgsite.records import dataclass

_FAR = 10_000
"""How many characters around the place are looked at; a cause is seldom farther away."""

_KEY = re.compile(r"(?P<lead>[ ]*+(?:-[ ]++)*+)(?P<key>[^\s#\"'\[{][^:#]*):(?:[ ]+(?P<value>.*))?")


@dataclass(frozen=True, slots=True)
class SyntaxHelp:
    """What to say of a syntax error; `offset`, in characters, is where its cause stands."""

    message: str
    offset: int
    help: str
    rule: str = "yaml-syntax"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text, without its end, and the offset that it starts at."""

    start: int
    text: str

    @property
    def indent(self) -> int:
        """How many spaces it starts with."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def key(self) -> KeyLine | None:
        """The key that it starts with, if it does."""
        found = _KEY.fullmatch(self.text[:_FAR])
        if found is None:
            return None
        value = (found["value"] or "").rstrip()
        behind = self.start + (found.start("value") if value else found.end())
        return KeyLine(found["key"].rstrip(), len(found["lead"]), value, behind)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line `key: value`: the column of the key, and the offset of the value."""

    key: str
    column: int
    value: str
    behind: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What the parser says: its words, where it stopped, and where what it was in began."""

    problem: str
    text: str
    offset: int
    opened: int

    @property
    def character(self) -> str:
        """The character at which the parser stopped; "" at the end of the file."""
        return self.text[self.offset : self.offset + 1]

    @property
    def line(self) -> Line:
        """The line in which it stopped."""
        return line_at(self.text, self.offset)

    @property
    def before(self) -> Line | None:
        """The last line before that one which isn't empty or a comment."""
        end = self.line.start - 1
        while end >= 0 and self.line.start - end < _FAR:
            line = line_at(self.text, end)
            if line.text.strip() and not line.text.lstrip().startswith("#"):
                return line
            end = line.start - 1
        return None


def line_at(text: str, offset: int) -> Line:
    """The line that an offset lies in."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return Line(start, text[start : len(text) if end < 0 else end].rstrip("\r"))


def in_quotes(text: str) -> str:
    """A text in those quotes that need the least change to it; shortened if it is long."""
    shown = text if len(text) <= 60 else f"{text[:60]}…"
    if '"' not in shown and "\\" not in shown:
        return f'"{shown}"'
    return "'" + shown.replace("'", "''") + "'"
