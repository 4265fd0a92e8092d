"""Tables in a pad: rows of cells with pipes or tabs between them, with or without a header.

Read are the tables of Markdown and MediaWiki, and what people type to look like them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from ptgsite.interop.etherpad.marks import minutes, plus_ones
from ptgsite.interop.etherpad.people import is_name_of_art, nicks
from ptgsite.interop.etherpad.words import PEOPLE_WORDS
from ptgsite.records import dataclass

_PIPE = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r"\s*\t\s*|\s{3,}")
_LIST = re.compile(r"\s*(?:[*•◦‣·+–-]|[0-9]{1,3}[.)])\s")
_LONGEST = 2_000
_CROSSED = frozenset("|+")
_DRAWING = frozenset("|+-=: \t")


class Means(Enum):
    """What a column holds."""

    TITLE = "title"
    PEOPLE = "people"
    TIME = "time"
    HANDS = "hands"
    NOTHING = "nothing"
    OTHER = "other"


_HEADERS = {
    Means.TITLE: r"(?:proposed\s+)?(?:topics?|titles?|subjects?|sessions?|(?:agenda\s+)?items?"
    r"|proposals?|what|discussions?)(?:\s+(?:titles?|names?))?",
    Means.PEOPLE: rf"proposed\s+by|led\s+by|{PEOPLE_WORDS}",
    Means.TIME: r"time(?:\s+\S+){0,2}|duration|length|how\s+long|slot|when|min(?:ute)?s?|estimate",
    Means.HANDS: r"\+1s?|votes?|hands",
    Means.NOTHING: r"#|no\.?|nr\.?",
    Means.OTHER: r"notes?|comments?|links?|etherpads?|pads?|description|details?|status|days?|date"
    r"|interest(?:ed)?(?:\s+\S+){0,2}|attend\S*|teams?|projects?|with|rooms?|priority|actions?"
    r"|company|e-?mail|specs?|bugs?|type|tags?|outcome",
}
_HEADER = {means: re.compile(text, re.IGNORECASE) for means, text in _HEADERS.items()}


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table mean, and their names, which are "" where it has no header."""

    means: tuple[Means, ...]
    names: tuple[str, ...]
    tabs: bool = False

    @property
    def has_topics(self) -> bool:
        """Whether there is a column of titles."""
        return Means.TITLE in self.means

    def title(self, cells: Sequence[str]) -> str:
        """The title in a row."""
        return cells[self.means.index(Means.TITLE)]

    def others(self, cells: Sequence[str]) -> Iterator[str]:
        """What the other cells of a row say, as it would be said in lines below the title."""
        for means, name, cell in zip(self.means, self.names, cells, strict=True):
            if means not in (Means.TITLE, Means.NOTHING) and cell.strip("-–— ?"):
                yield _told(means, name, cell)


def is_border(line: str) -> bool:
    """Whether a line parts rows, or opens or closes a table."""
    text = line.strip()
    if text in ("|-", "|}") or text.startswith("{|"):
        return True
    drawn = "--" in text or "==" in text
    return drawn and text[0] in "|+-:" and bool(_CROSSED & set(text)) and set(text) <= _DRAWING


def row_of(line: str, columns: Columns) -> list[str] | None:
    """The cells of a line, as many as there are columns; None for a line that is no row."""
    count = len(columns.names)
    found = [cells for cells in _readings(line, tabs=columns.tabs) if len(cells) > 1]
    if not found:
        return None
    cells = next((each for each in found if len(each) == count), found[0])
    if columns.tabs and len(cells) != count:
        return None
    return [*cells[: count - 1], " | ".join(cells[count - 1 :]), *[""] * (count - len(cells))][
        :count
    ]


def columns_at(lines: Sequence[str], index: int, *, first: bool) -> Columns | None:
    """The columns of the table that begins in a line, if one does; a named one is its header.

    `first` tells that the line is in no other table yet.
    """
    line = lines[index]
    for tabs in (False, True):
        cells = next(iter(_readings(line, tabs=tabs)), [])
        if len(cells) > 1:
            below = lines[index + 1] if index + 1 < len(lines) else ""
            sure = first and not tabs and (line.strip().startswith("!") or is_border(below))
            if (columns := _named(cells, sure=sure, tabs=tabs)) is not None:
                return columns
    follows = index > 0 and "|" in lines[index - 1]  # has been looked at with that line
    return _by_content(lines, index) if first and not follows else None


def _readings(line: str, *, tabs: bool) -> Iterator[list[str]]:
    """The cells of a line, for each way to read it."""
    text = line.strip()
    if len(text) > _LONGEST or _LIST.match(line) or is_border(line):
        return
    if tabs:
        yield _GAP.split(text)
    elif text.startswith("!") and "!!" in text:
        yield [cell.strip() for cell in text[1:].split("!!")]
    elif "|" in text:
        inner = text.lstrip("|")
        if text.startswith("|"):
            inner = re.sub(r"(?<!\\)\|{1,2}$", "", inner)
        if not re.search(r"(?<![|\\])\|(?!\|)", inner) and "||" in inner:
            yield [cell.strip() for cell in inner.split("||")]
        inner = text.removeprefix("|")
        if text.startswith("|") and text.endswith("|") and not text.endswith("\\|"):
            inner = inner[:-1]
        yield [cell.strip().replace("\\|", "|") for cell in _PIPE.split(inner)]


def _named(cells: Sequence[str], *, sure: bool, tabs: bool) -> Columns | None:
    """The columns that a header names; a border or the like makes `sure` that it is one."""
    told = [_meaning(cell) for cell in cells]
    known = sum(each is not None for each in told)
    if not sure and (known < 2 or known < len(cells) - 1 or (tabs and Means.TITLE not in told)):
        return None
    means: list[Means] = []
    for each in told:
        again = each is Means.TITLE and Means.TITLE in means
        means.append(Means.OTHER if each is None or again else each)
    return Columns(tuple(means), tuple(cell.strip(" *_:") for cell in cells), tabs)


def _meaning(cell: str) -> Means | None:
    text = cell.strip(" *_:?")
    return next((means for means, words in _HEADER.items() if words.fullmatch(text)), None)


def _by_content(lines: Sequence[str], index: int) -> Columns | None:
    """The columns of two or more rows without a header, by what they hold."""
    rows: list[list[str]] = []
    for line in lines[index : index + 50]:
        cells = next((each for each in _readings(line, tabs=False) if len(each) > 1), None)
        if cells is None or (rows and len(cells) != len(rows[0])):
            break
        rows.append(cells)
    if len(rows) < 2:
        return None
    means = [_means([cell for cell in column if cell]) for column in zip(*rows, strict=True)]
    if Means.OTHER not in means or not {Means.PEOPLE, Means.TIME} & set(means):
        return None
    means[means.index(Means.OTHER)] = Means.TITLE
    return Columns(tuple(means), ("",) * len(means))


def _means(cells: Sequence[str]) -> Means:
    if not cells:
        return Means.NOTHING
    if all(cell.strip(".)").isdecimal() for cell in cells):
        return Means.NOTHING
    if all(minutes(cell) is not None for cell in cells):
        return Means.TIME
    return Means.PEOPLE if all(_has_nicks(cell) for cell in cells) else Means.OTHER


def _has_nicks(cell: str) -> bool:
    found = nicks(cell)
    return bool(found) and not any(map(is_name_of_art, found or ()))


def _told(means: Means, name: str, cell: str) -> str:
    if plus_ones(cell) is not None:
        return cell
    if means is Means.HANDS:
        return f"votes: {cell}" if cell.isdecimal() else f"+1: {cell}"
    if means is Means.TIME and name.lower().startswith("min") and cell.isdecimal():
        cell = f"{cell} min"
    if means is Means.TIME and minutes(cell) is not None:
        return f"time: {cell}"
    name = name or ("by" if means is Means.PEOPLE else "")
    return f"{name}: {cell}" if name else cell
