"""Markdown -> HTML by Python-Markdown, not yet sanitised: the only place that knows the parser.

Raw HTML is text here, and images become links: a page asks no third party for anything.

Python-Markdown recurses into nested blocks, and walks to the end of the paragraph to find where a
link or some code ends, so that a page of brackets takes minutes. The bounds below keep the work in
proportion to the text; honest texts hardly come near them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import (
    BacktickInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ptgsite.comments import without_comments
from ptgsite.simple_prose import outline

MAX_MARKERS = 6
"""Quotes and lists that one line may open."""

MAX_SPACES = 32
"""Spaces in a row: eight levels of indented list."""

MAX_LINES = 500
"""Lines without a blank one between them, be it a paragraph, a list or a table."""

MAX_CODE = 1000
"""Characters of code within a line."""

MAX_LINK_TEXT = 1000
MAX_LINK_DEPTH = 4

_MARKER = r"[ ]*+(?:>|[-*+](?=[ ])|\d++\.(?=[ ]))"
_MARKERS = re.compile(rf"^((?:{_MARKER}){{{MAX_MARKERS}}})(?:{_MARKER})++")
_SPACES = re.compile(rf" {{{MAX_SPACES},}}")
_CODE = rf"(?:(?<!\\)((?:\\{{2}})+)(?=`)|(?<![\\`])(`++)(.{{1,{MAX_CODE}}}?)(?<!`)\2(?!`))"
_BRACKET = re.compile(r"[\[\]]")
_LINK = r"!?\["
_IMAGE = re.compile(r"!\[([^\[\]]{0,200})\](?:\([^()]{0,500}\)|\[[^\[\]]{0,200}\])?")
_TARGET = re.compile(
    r"""\(\s*+(?:<([^<>\n]{0,2000}+)>|((?:[^\s()<>]|\([^\s()<>]{0,500}\)){0,2000}+))"""
    r"""(?:\s++(?:"[^"]{0,500}+"|'[^']{0,500}+'))?+\s*+\)"""
)
_BARE_URL = r"(?<![\w/@.-])https?://[^\s<>\"'`\\\x02\x03]{1,2000}"
_HEADING = re.compile(r"h[1-6]")
_PATH = re.compile(r"(?![A-Za-z][\w+.-]*:|//)[^?#]+")


def parsed(markdown_text: str, base: int, root: str) -> str:
    """The HTML of any text; for `base` and `root` see `prose.html`."""
    return _converter(base, root).reset().convert(markdown_text)


@lru_cache
def _converter(base: int, root: str) -> Markdown:
    return Markdown(extensions=[FencedCodeExtension(), SaneListExtension(), _House(base, root)])


class _House(Extension):
    """The dialect of every text of a site."""

    def __init__(self, base: int, root: str) -> None:
        super().__init__()
        self.base = base
        self.root = root

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        md.preprocessors.deregister("html_block")
        for name in ("html", "image_link", "image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(name)
        # After the fences (25), whose insides are shown as they are.
        md.preprocessors.register(_Flatten(md), "flatten", 24)
        md.ESCAPED_CHARS.append("|")
        table = _Table(md.parser, {"use_align_attribute": False})
        md.parser.blockprocessors.register(table, "table", 75)
        md.inlinePatterns.register(BacktickInlineProcessor(_CODE), "backtick", 190)
        md.inlinePatterns.register(_Reference(_LINK, md), "reference", 170)
        md.inlinePatterns.register(_Link(_LINK, md), "link", 160)
        md.inlinePatterns.register(_ShortReference(_LINK, md), "short_reference", 130)
        md.inlinePatterns.register(_BareUrl(_BARE_URL, md), "bare_url", 115)
        md.treeprocessors.register(_Outline(md, self.base, self.root), "outline", 15)


class _Flatten(Preprocessor):
    """Drops comments, and bounds nesting and blocks.

    The parser recurses once for each level of lists and quotes.
    """

    def run(self, lines: list[str]) -> list[str]:
        flat = []
        together = 0
        for line in without_comments(lines):
            together = together + 1 if line.strip() else 0
            if together > MAX_LINES:
                flat.append("")
                together = 1
            flat.append(_MARKERS.sub(r"\1", _SPACES.sub(" " * MAX_SPACES, line)))
        return flat


class _Table(TableProcessor):
    """A table has no more cells than its text has characters: short rows are filled up to width."""

    def test(self, parent: Element, block: str) -> bool:
        columns = block.partition("\n")[0].count("|") + 1
        return columns * (block.count("\n") + 1) <= len(block) and super().test(parent, block)


class _Bounded(LinkInlineProcessor):
    """Finds the end of a link's text near its start or not at all. Links don't hold links."""

    ANCESTOR_EXCLUDES = ("a",)

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802
        depth = 1
        for bracket in _BRACKET.finditer(data, index, index + MAX_LINK_TEXT):
            depth += 1 if bracket[0] == "[" else -1
            if depth == 0:
                text = _IMAGE.sub(r"\1", data[index : bracket.start()])
                return text, bracket.end(), True
            if depth > MAX_LINK_DEPTH:
                break
        return "", index, False


class _Link(_Bounded):
    """[text](target): the target may hold one level of round brackets; a title is left out."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        target = _TARGET.match(data, index)
        if target is None:
            return "", None, index, False
        return self.unescape(target[1] or target[2] or ""), None, target.end(), True


class _Reference(_Bounded, ReferenceInlineProcessor):
    """[text][name]."""

    RE_LINK = re.compile(r"\s?\[([^\[\]]{0,200})\]")


class _ShortReference(_Bounded, ShortReferenceInlineProcessor):
    """[name]."""


class _BareUrl(InlineProcessor):
    """An address in the text becomes a link, without the punctuation that ends its sentence."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the stub knows the old style alone
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - what the new style is given
    ) -> tuple[Element, int, int]:
        url = m[0].rstrip(".,:;!?*_~")
        if "(" not in url:
            url = url.partition(")")[0]
        link = Element("a", {"href": url})
        link.text = AtomicString(url)
        return link, m.start(), m.start() + len(url)


class _Outline(Treeprocessor):
    """Fits headings under `base` and links to `root`; makes tables that all readers can use."""

    def __init__(self, md: Markdown, base: int, root: str) -> None:
        super().__init__(md)
        self.base = base
        self.root = root

    def run(self, root: Element) -> None:
        self._shift([element for element in root.iter() if _HEADING.fullmatch(element.tag)])
        for parent in list(root.iter()):
            for place, child in enumerate(parent):
                if child.tag == "table":
                    parent[place] = _framed(child)
                elif child.tag == "a":
                    href = child.get("href", "")
                    child.set("href", _led(href, self.root))
                    if not (child.text or len(child)):
                        child.text = AtomicString(href)

    def _shift(self, headings: list[Element]) -> None:
        levels = outline([int(heading.tag[1]) for heading in headings], self.base)
        for heading, level in zip(headings, levels, strict=True):
            heading.tag = f"h{level}"


def _led(href: str, root: str) -> str:
    path = _PATH.match(href)
    if path is None:
        return href
    file = path[0] + "index.html" if path[0].endswith("/") else path[0]
    return (root + file[1:] if file.startswith("/") else file) + href[path.end() :]


def _framed(table: Element) -> Element:
    """The table in a box that scrolls by itself, named after its columns."""
    headers = list(table.iter("th"))
    for header in headers:
        header.set("scope", "col")
    name = ", ".join(" ".join("".join(header.itertext()).split()) for header in headers)
    table.set("aria-label", name)
    box = Element("div", {"role": "region", "tabindex": "0", "aria-label": name})
    box.tail, table.tail = table.tail, None
    box.append(table)
    return box
