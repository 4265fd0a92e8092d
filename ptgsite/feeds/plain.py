"""Markdown as text to read in a calendar: the words, lists and addresses without the marks.

Deliberately small: what it doesn't know stays as it was written, which Markdown is made to look
good in. Every pattern takes time in proportion to its text, whatever the text is.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*)")
_RULE = re.compile(r" {0,3}(?:=++|(?:- ?)++|(?:\* ?){3,}+|(?:_ ?){3,}+)[ \t]*")
_BULLET = re.compile(r"\A([ \t]*)[*+-][ \t]+(?=\S)")
_OWN_LINE = re.compile(r"[ \t]*(?:[*+-][ \t]|\d{1,9}[.)][ \t]|\||\[[^\[\]]++\]:)")
_QUOTE = re.compile(r"\A(?: {0,3}> ?)+")
_INLINE = re.compile(
    r"""
    (?=[`<h!\[*_\\])  # what any of them begins with: most places are left at once
    (?:
      (?<!`)`++(?P<code>[^`]++)`++
    | <(?P<auto>(?:https?://|mailto:)[^<>\s]++)>
    | (?P<bare>https?://[^\s<>()\[\]*`]++)
    | (?P<tag></?[A-Za-z][^<>]*+>)
    | !\[(?P<image>[^\[\]]*+)\]\([^()]*+\)
    | \[(?P<label>[^\[\]]*+)\]
      \(\s*+<?+(?P<url>(?:[^()<>\s]|\([^()<>\s]*+\))*+)(?:[>\s][^()]*+)?+\)
    | \*\*(?=\S)(?P<strong>[^*]++)\*\*
    | (?<!\w)__(?=\S)(?P<strong_>[^_]++)__(?!\w)
    | (?<![\w*])\*(?=[^\s*])(?P<em>[^*]++)\*(?!\w)
    | (?<!\w)_(?=[^\s_])(?P<em_>[^_]++)_(?!\w)
    | \\(?P<escaped>[!-/:-@\[-`{-~])
    )
    """,
    re.VERBOSE,
)
_MARKS = 8
"""How many times longer than its text Markdown is read: nobody writes more marks than that."""

_AS_IT_IS = frozenset(("code", "auto", "bare", "escaped"))


@lru_cache(1 << 14)  # several feeds say the same of a session
def plain(markdown: str, limit: int) -> str:
    """The text of `markdown`, at most `limit` characters long; an ellipsis tells what was cut."""
    if not markdown:
        return ""
    some = markdown[: limit * _MARKS]
    return shorten("\n".join(_blocks(_without_comments(some))).strip(), limit)


def shorten(text: str, limit: int) -> str:
    """`text`, cut between words where it exceeds `limit` characters, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    words = max(cut.rfind(" "), cut.rfind("\n"))
    return (cut[:words] if words > limit // 2 else cut).rstrip() + "…"


def _without_comments(text: str) -> str:
    kept, rest = [], text
    while "<!--" in rest:
        before, _, rest = rest.partition("<!--")
        kept.append(before)
        _, _, rest = rest.partition("-->")
    return "".join((*kept, rest))


def _blocks(markdown: str) -> list[str]:
    """The lines to show: a paragraph is one, however it was wrapped; one empty line parts two."""
    lines: list[str] = []
    code: set[int] = set()
    fenced = joins = False
    for raw in markdown.replace("\r\n", "\n").split("\n"):
        if _FENCE.match(raw):
            fenced, joins = not fenced, False
        elif fenced:
            code.add(len(lines))
            lines.append(raw)
        else:
            joins = _add(_QUOTE.sub("", raw, 1), lines, joins=joins)
    shown = [line if place in code else _inline(line) for place, line in enumerate(lines)]
    return [line for line, before in zip(shown, ("", *shown), strict=False) if line or before]


def _add(line: str, lines: list[str], *, joins: bool) -> bool:
    """Add one line, or join it to the last of `lines`; whether the next may join it."""
    if heading := _HEADING.fullmatch(line):
        lines.extend(("", heading[1].rstrip(" \t#"), ""))
        return False
    if not line.strip() or _RULE.fullmatch(line):
        lines.append("")
        return False
    text = _BULLET.sub(_dash, line.rstrip(), 1).removesuffix("\\")
    if joins and not _OWN_LINE.match(line):
        lines[-1] += f" {text.lstrip()}"
    else:
        lines.append(text)
    return not line.endswith(("  ", "\\"))


def _dash(bullet: re.Match[str]) -> str:
    return f"{bullet[1]}- "


def _inline(text: str) -> str:
    return html.unescape(_INLINE.sub(_replacement, text))


def _replacement(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    if kind == "tag":
        return ""
    if kind == "url":
        return _link(_inline(found["label"]), found["url"])
    return found[kind] if kind in _AS_IT_IS else _inline(found[kind])


def _link(label: str, url: str) -> str:
    if "://" not in url or label == url:
        return label or url
    return f"{label} ({url})" if label else url
