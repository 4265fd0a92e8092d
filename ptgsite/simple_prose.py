r"""HTML of the Markdown that most texts are made of, in a tenth of the time that a parser takes.

Paragraphs, flat lists, fenced code, and in them `code`, *emphasis*, **weight** and links to whole
addresses, each written in the one way that leaves no doubt. Whatever else a text may hold, be it a
single `<` or `\`, is left to the parser; a property test holds the one's HTML against the other's.
"""

from __future__ import annotations

import re
from html import escape

_MAX_LINES = 200
_MAX_FORM = 900
"""Beyond these, the parser has bounds of its own; see `prose.py`."""

_WORD = r"[^\\`*_\[\]<>&|\s\x00-\x1f\x7f-\xa0]"
_RUN = rf"{_WORD}+(?: {_WORD}+)*"  # words with a space between each two
_WRAPPED = rf"{_WORD}+(?:[ \n]{_WORD}+)*"
_ALONE = r"(?<![^\s(])"  # what follows stands at the start of a line or behind a space or bracket
_ENDS = r"(?=[\s.,:;?!)]|$)"
_INLINE = re.compile(
    rf"{_ALONE}(?:"
    r"`(?P<code>[^`\\<>&|\s]+(?: [^`\\<>&|\s]+)*)`"
    rf"|\*\*(?P<strong>{_RUN})\*\*"
    rf"|\*(?P<em>{_RUN})\*"
    rf"|\[(?P<text>{_WRAPPED})\]\((?P<url>https?://[A-Za-z0-9][A-Za-z0-9./_~?=#+,:@-]*)\)"
    rf"){_ENDS}"
)
_PLAIN = re.compile(
    r"(?:[^\\`*_\[\]<>&|\x00-\x1f\x7f-\xa0]|(?<=\w)_(?=\w)|&(?![#\w]*;)|<(?= )|>|\n)*"
)
_STARTS_BLOCK = re.compile(r"[#>=~:+|\s-]|\d+[.)]|\*[\s*]|\[[^\]]*\]:")
_ITEM = re.compile(r"(?:([-*+])|(\d{1,4})\.) (?=\S)")
_FENCED = re.compile(r"```[a-z]*\n((?:[^`\n]*\n)+)```")


def html(text: str) -> str | None:
    """The HTML of a text, not yet sanitised, or None if it takes a parser to tell."""
    if "  " in text or "\t" in text or "\r" in text or text.count("\n") > _MAX_LINES:
        return None
    made: list[str] = []
    for block in text.strip("\n").split("\n\n"):
        found = _block(block)
        if found is None or (made and found[:3] in _LISTS and made[-1][:3] in _LISTS):
            return None
        made.append(found)
    return "\n".join(made)


_LISTS = ("<ul", "<ol")


def _block(block: str) -> str | None:
    if block.startswith("```"):
        return _code(block)
    lines = block.split("\n")
    if _ITEM.match(block):
        return _list(lines)
    if any(not line or _STARTS_BLOCK.match(line) or line.endswith(" ") for line in lines):
        return None
    found = _inline(block)
    return None if found is None else f"<p>{found}</p>"


def _code(block: str) -> str | None:
    fenced = _FENCED.fullmatch(block)
    if fenced is None:
        return None
    return f"<pre><code>{escape(fenced[1], quote=False)}</code></pre>"


def _list(lines: list[str]) -> str | None:
    marks = [_ITEM.match(line) for line in lines]
    first = marks[0]
    if first is None or (first[2] is not None and first[2] != "1"):
        return None
    items = []
    for line, mark in zip(lines, marks, strict=True):
        if mark is None or mark[1] != first[1] or line.endswith(" "):
            return None
        text = line[mark.end() :]
        found = None if _STARTS_BLOCK.match(text) else _inline(text)
        if found is None:
            return None
        items.append(f"<li>{found}</li>")
    tag = "ol" if first[2] else "ul"
    return f"<{tag}>\n" + "\n".join(items) + f"\n</{tag}>"


def _inline(text: str) -> str | None:
    """A run of text, or None if anything in it is neither words nor one of the known forms."""
    parts: list[str] = []
    at = 0
    for found in _INLINE.finditer(text):
        if len(found[0]) > _MAX_FORM:
            return None
        parts += (text[at : found.start()], _marked(found))
        at = found.end()
    parts.append(text[at:])
    words = parts[::2]
    if not all(map(_PLAIN.fullmatch, words)) or any("://" in run for run in words):
        return None
    parts[::2] = [escape(run, quote=False) for run in words]
    return "".join(parts)


def _marked(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    if kind == "url":
        return f'<a href="{found["url"]}">{found["text"]}</a>'
    return f"<{kind}>{found[kind]}</{kind}>"
