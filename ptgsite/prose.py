"""Markdown -> safe HTML.

What comes in was written by anyone who may open a pull request: the sanitiser has the last word on
what comes out.
"""

from __future__ import annotations

from functools import lru_cache

from ptgsite import simple_prose
from ptgsite.safe_html import sanitised


@lru_cache(maxsize=20_000)
def html(markdown_text: str, base: int = 2, root: str = "") -> str:
    """Safe HTML of a Markdown text, "" for an empty one.

    `base` is the level of its outermost heading. Deeper ones follow without a gap, so that the
    outline of the page around it stays whole. `root` leads from the text's page to the site's
    root: a link that starts with "/" is taken from there, whatever the site's address is. One that
    ends in "/" gets "index.html", so that it works in a folder, too.
    """
    if not markdown_text.strip():
        return ""
    simple = simple_prose.html(markdown_text, base)
    return sanitised(_parsed(markdown_text, base, root) if simple is None else simple)


def _parsed(markdown_text: str, base: int, root: str) -> str:
    from ptgsite.parsed_prose import parsed  # the parser is slow to import, and few texts need it

    return parsed(markdown_text, base, root)
