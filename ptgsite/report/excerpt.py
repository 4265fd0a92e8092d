"""A line of a file that fits a terminal, and the columns in it that a marker belongs under.

Columns are counted as by wcwidth: East Asian wide and full-width characters take two (Unicode
Standard Annex 11), marks that combine with the character before take none, others take one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ptgsite.records import dataclass

if TYPE_CHECKING:  # it comes with all that reads files, which who wants `visible` may not need
    from ptgsite.report.place import Place

_ODD = "\N{WHITE SQUARE}"
_MORE = "…"
_VARIATION_SELECTORS = frozenset("\ufe0e\ufe0f")
_HANGUL_JAMO_THAT_COMBINE = range(0x1160, 0x1200)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as it is shown; the marker starts behind `before` columns and is `marked` wide."""

    line: str
    before: int
    marked: int


def excerpt(place: Place, room: int) -> Excerpt:
    """The line of a place in at most `room` columns, cut around what the place marks."""
    source, far = place.source or "", 5 * room  # more than is shown of any part: see _fits
    start, end = place.column - 1, place.end_column - 1
    before = visible(source[max(start - far, 0) : start])
    marked = visible(source[start : min(end, start + far)])
    after = visible(source[end : end + far])
    if not _fits(before + marked + after, room):
        rest = room - len(_MORE)
        before = _tail(before, max(rest // 2, rest - width(marked) - width(after)))
        shown = _head(marked, rest - width(before))
        after = _head(after, room - width(before) - width(shown)) if shown == marked else ""
        marked = shown
    return Excerpt(before + marked + after, width(before), max(width(marked), 1))


def visible(text: str) -> str:
    """Text for one line of a terminal, in which nothing can hide or have an effect.

    A tab becomes a space; other characters without a shape (line ends, escape sequences, changes of
    direction, joiners, no-break spaces) a box. Variation selectors are left out: whether they make
    an emoji wide differs from one terminal to another.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(c) for c in text if c not in _VARIATION_SELECTORS)


def _visible(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character == "\t" else _ODD


def width(text: str) -> int:
    """How many columns of a terminal a visible text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    combines = unicodedata.category(character) in ("Mn", "Me")
    return 0 if combines or ord(character) in _HANGUL_JAMO_THAT_COMBINE else 1


def _fits(text: str, room: int) -> bool:
    # A pile of combining marks takes no columns, and yet isn't to be shown whole.
    return width(text) <= room and len(text) <= 4 * room


def _head(text: str, room: int) -> str:
    return text if _fits(text, room) else _taken(text, room - 1) + _MORE


def _tail(text: str, room: int) -> str:
    return text if _fits(text, room) else _MORE + _taken(reversed(text), room - 1)[::-1]


def _taken(characters: Iterable[str], room: int) -> str:
    taken = ""
    columns = 0
    for character in characters:
        columns += _width(character)
        if columns > room or len(taken) >= 4 * room:
            break
        taken += character
    return taken
