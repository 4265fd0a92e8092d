r"""HTML of the Markdown that most texts are made of, in a twentieth of a parser's time.

Headings, paragraphs, quotes, flat lists, fenced code, and in them `code`, *emphasis*, **weight**
and whole addresses, each written in the one way that leaves no doubt. Whatever else a text may
hold, be it a single `<` or `\`, is left to the parser; a property test holds the one's HTML
against the other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

_MAX_LINES = 200
_MAX_FORM = 900
"""Beyond these, the parser has bounds of its own; see `parsed_prose.py`."""

_SIGN = r"&(?![#\w]*;)|<(?=\s)|>"  # that is no part of markup
_MARKS = r"\\`*_\[\]<>&|\x00-\x09\x0b-\x1f\x7f-\xa0"
_WORD = rf"(?:[^\s{_MARKS}]++|{_SIGN})++"
_RUN = rf"{_WORD}(?: {_WORD})*+"  # words with a space between each two
_WRAPPED = rf"{_WORD}(?:[ \n]{_WORD})*+"
_ENDS = r"(?=[\s.,:;?!)]|$)"
_IN_ADDRESS = "[A-Za-z0-9./_~?=#+,:@-]*"


def _opened(mark: str) -> str:
    """What has just been read is a mark, at the start of a line or behind a space or bracket."""
    return rf"(?<={mark})(?<![^\s(]{mark})"


# A set at the start is looked for first, which is fast; `other` is a mark that is part of no form.
_MARKED = (
    rf"[{_MARKS}](?:"
    rf"{_opened('`')}(?P<code>[^`\\|\s]++(?: [^`\\|\s]++)*+)`{_ENDS}"
    rf"|{_opened(re.escape('*'))}(?:\*(?P<strong>{_RUN})\*|(?P<em>{_RUN}))\*{_ENDS}"
    rf"|{_opened(re.escape('['))}(?P<text>{_WRAPPED})\]"
    rf"\((?P<url>https?://[A-Za-z0-9]{_IN_ADDRESS})\){_ENDS}"
    r"|(?P<sign>(?<=&)(?![#\w]*;)|(?<=<)(?=\s)|(?<=>)|(?<=\w_)(?=\w))"
    r"|(?P<other>))"
)
_BARE = (
    rf"h(?<![^\s(]h)ttps?://[A-Za-z0-9](?:{_IN_ADDRESS}[A-Za-z0-9/])?"
    r"(?=(?:\)[^\s(]*|[.,:;?!]*)(?:\s|$))(?P<bare>)"
)
_INLINE = re.compile(_MARKED)
_INLINE_WITH_ADDRESSES = re.compile(f"{_MARKED}|{_BARE}")
_DOUBT = "\0"  # which is in no text that it isn't put into
_STARTS_BLOCK = r"[#>=~:+|\s-]|\d+[.)]|\*[\s*]|\[[^\]\n]*\]:"
_BLOCK = re.compile(_STARTS_BLOCK)
_INTERRUPTED = re.compile(rf"\n(?:(?<= \n)|{_STARTS_BLOCK})")
_HEADING = re.compile(r"(#{1,6}) (?=\S)([^\n#]+)(?<! )(?:\n|$)")
_ITEM = re.compile(r"(?:([-*+])|(\d{1,4})\.) (?=\S)")
_FENCED = re.compile(r"```[a-z]*\n((?:[^`\n]*\n)+)```")
_JOINED = {"<ul": "list", "<ol": "list", "<bl": "quote"}
"""What the parser joins where it follows its like, by how its HTML starts."""


def html(text: str, base: int) -> str | None:
    """The HTML of a text, not yet sanitised, or None if it takes a parser to tell.

    `base` is the level of its outermost heading.
    """
    if "  " in text or "\t" in text or "\r" in text or text.count("\n") > _MAX_LINES:
        return None
    blocks = text.strip("\n").split("\n\n")
    if "#" in text:
        blocks = list(_headings_apart(blocks))
    levels = outline([len(mark[1]) for mark in map(_HEADING.match, blocks) if mark], base)
    made: list[str] = []
    last = None
    for block in blocks:
        found = _block(block, levels)
        kind = _JOINED.get(found[:3]) if found else None
        if found is None or (kind and kind == last):
            return None
        made.append(found)
        last = kind
    return "\n".join(made)


def outline(levels: Sequence[int], base: int) -> Iterator[int]:
    """The levels that headings get whose own are these: from `base` on, and without a gap."""
    known = sorted(set(levels))
    last = base - 1
    for level in levels:
        last = min(base + known.index(level), last + 1, 6)
        yield last


def _headings_apart(blocks: Iterable[str]) -> Iterator[str]:
    """The blocks, with each heading as one of its own."""
    for block in blocks:
        rest = block
        while heading := _HEADING.match(rest):
            yield heading[0]
            rest = rest[heading.end() :]
        if rest or not block:
            yield rest


def _block(block: str, levels: Iterator[int]) -> str | None:
    if block.startswith("```"):
        return _code(block)
    if block.startswith("#"):
        return _heading(block, levels)
    if block.startswith(">"):
        return _quote(block.split("\n"))
    return _list(block.split("\n")) if _ITEM.match(block) else _paragraph(block)


def _heading(block: str, levels: Iterator[int]) -> str | None:
    heading = _HEADING.match(block)
    found = _inline(heading[2]) if heading else None
    if found is None:
        return None
    level = next(levels)
    return f"<h{level}>{found}</h{level}>"


def _quote(lines: Sequence[str]) -> str | None:
    if not all(line.startswith("> ") for line in lines):
        return None
    found = _paragraph("\n".join([line[2:] for line in lines]))
    return None if found is None else f"<blockquote>\n{found}\n</blockquote>"


def _paragraph(block: str) -> str | None:
    found = None if _INTERRUPTED.search(f"\n{block}\n") else _inline(block)
    return None if found is None else f"<p>{found}</p>"


def _code(block: str) -> str | None:
    fenced = _FENCED.fullmatch(block)
    if fenced is None:
        return None
    return f"<pre><code>{escape(fenced[1], quote=False)}</code></pre>"


def _list(lines: Sequence[str]) -> str | None:
    marks = [_ITEM.match(line) for line in lines]
    first = marks[0]
    if first is None or (first[2] is not None and first[2] != "1"):
        return None
    items = []
    for line, mark in zip(lines, marks, strict=True):
        if mark is None or mark[1] != first[1] or line.endswith(" "):
            return None
        text = line[mark.end() :]
        found = None if _BLOCK.match(text) else _inline(text)
        if found is None:
            return None
        items.append(f"<li>{found}</li>")
    tag = "ol" if first[2] else "ul"
    return f"<{tag}>\n" + "\n".join(items) + f"\n</{tag}>"


def _inline(text: str) -> str | None:
    """A run of text, or None if anything in it is neither words nor one of the known forms."""
    addresses = text.count("://")
    forms = _INLINE if text.count("](http") == addresses else _INLINE_WITH_ADDRESSES
    made = forms.sub(_marked, text)
    return None if _DOUBT in made or made.count("<a ") != addresses else made


def _marked(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    if kind == "sign":
        return escape(found[0], quote=False)
    if kind == "other" or found.end() - found.start() > _MAX_FORM:
        return _DOUBT
    if kind == "url":
        return f'<a href="{found["url"]}">{escape(found["text"], quote=False)}</a>'
    if kind == "bare":
        return f'<a href="{found[0]}">{found[0]}</a>'
    return f"<{kind}>{escape(found[kind], quote=False)}</{kind}>"
