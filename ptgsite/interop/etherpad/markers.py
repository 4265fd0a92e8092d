"""What stands before the text of a line: blanks, bullets, numbers, boxes to tick, emoji."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ptgsite.records import dataclass

# By ranges rather than by categories: a newer Python knows more of Unicode.
_SYMBOL = (
    "[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff]"
    "[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]*"
)
_SYMBOLS = rf"(?:{_SYMBOL}(?:\u200d{_SYMBOL})*\s*){{1,3}}"
_LAST_SYMBOLS = re.compile(rf"\s*(?:{_SYMBOL})+$")
_ROUND = "[•◦‣·∙\u2043・]"
_COUNT = (
    r"\#[0-9]{1,3}[.:)]?|\#[.)]|[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}[.)]|\([0-9]{1,2}\)|[a-z][.)]"
    r"|[0-9]\ufe0f?\u20e3|[\u2460-\u2473\u2776-\u2793]"
)
_BOX = r"\[[ xX✓✔/-]?\]"
_FRONT = re.compile(
    rf"(?P<space>\s*)(?:(?P<round>{_ROUND})\s*|(?P<typed>[*]{{1,4}}|[+–—-]|o(?=\s+\S))(?:\s+|$|(?<=-)(?=[^\W\d_]{{3}}))"
    rf"|(?P<count>{_COUNT})(?:\s+|$)|(?P<symbols>{_SYMBOLS}))?(?P<box>{_BOX}(?:\s+|$))?(?P<text>.*)",
    re.DOTALL,
)
_BARE = re.compile(
    r"(?P<space>\s*)(?P<count>[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?=\s)|[0-9]{1,2}(?=\s+-\s|:\s))"
    r"(?:\s+-|:)?\s+(?P<text>\S.*)",
    re.DOTALL,
)
_POINTS = re.compile(
    "[\u2190-\u21ff\u25a0-\u25ff\u2794-\u27bf\u27a0-\u27af\u2900-\u297f\u2b00-\u2bff🔸🔹🔶🔷🔘🔴🔵]"
)
_STATUS = re.compile("[☐☑☒✅✓✔✗✘❌❎❓❔❗⏳⌛⬜⭐🔄🟢🟡🟠🆕🚧]")
_UNSEEN = re.compile("[\u200b\u2060\ufeff]")

TICKED, DECORATED = "✓", "☺"
"""The markers of boxes and signs of how far a topic is, and of any other emoji."""


@dataclass(frozen=True, slots=True)
class Front:
    """A line taken apart: how far it is indented, its marker, its number, the rest of it.

    `marker` is "1" for numbers, TICKED, DECORATED, the bullet of others, and "" without one.
    """

    width: int
    marker: str
    count: int | None
    text: str


def front_of(line: str, *, bare: bool = False) -> Front:
    """A line's front; with `bare`, "1.2 Title" and "3 - Title" are numbered too."""
    line = _UNSEEN.sub("", line)
    found = _BARE.match(line) if bare else None
    if found:
        return Front(_width(found["space"]), "1", _number(found["count"]), found["text"].strip())
    found = _FRONT.match(line)
    if found is None:  # it matches anything
        return Front(0, "", None, line.strip())
    typed = found["typed"] or ""
    marker = found["round"] or typed[:1] or _kind(found["symbols"] or "")
    if found["count"]:
        marker = "1" if not found["count"][0].isalpha() else found["count"]
    elif found["box"]:
        marker = marker or TICKED
    width = _width(found["space"]) + 2 * max(len(typed) - 1, 0)  # MediaWiki has "** below"
    text = found["text"].strip()
    if found["symbols"]:  # they stand on both sides of some headings
        text = _LAST_SYMBOLS.sub("", text) or text
    return Front(width, marker, _number(found["count"] or ""), text)


def has_bare_numbers(lines: Iterable[str]) -> bool:
    """Whether numbers without a dot or bracket behind them are a habit of the pad."""
    return sum(_BARE.match(line) is not None for line in lines) > 1


def _width(space: str) -> int:
    return len(space.replace("\u3000", "  ").expandtabs(4))


def _number(count: str) -> int | None:
    digits = count.strip("#.:()\ufe0f\u20e3")
    return int(digits) if digits.isascii() and digits.isdecimal() else None


def _kind(symbols: str) -> str:
    if _STATUS.match(symbols):
        return TICKED
    return symbols[0] if _POINTS.match(symbols) else DECORATED if symbols else ""
