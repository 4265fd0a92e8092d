"""Texts that every page has and that change with each commit: they are filled in at the end.

So a page need not be made again for the time that stands at its foot.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ptgsite.contents import Gap, Page, digest, encoded

NAMES = ("updated", "updated_iso")
_MARKS = re.compile(f"\0({'|'.join(NAMES)})\0".encode())  # no source has a NUL


def mark(name: str) -> str:
    """What stands for the text of that name, one of NAMES, until the page is done."""
    return f"\0{name}\0"


def page(html: str, key: str, texts: Mapping[str, str]) -> Page:
    """A page whose marks have become these texts, which are HTML."""
    pieces = _MARKS.split(encoded(html))
    gaps = []
    at = 0
    for place in range(1, len(pieces), 2):
        name = pieces[place].decode()
        at += len(pieces[place - 1])
        gaps.append(Gap(at, name, texts[name]))
        pieces[place] = encoded(texts[name])
        at += len(pieces[place])
    made = b"".join(pieces)
    return Page(made, digest(made), key, gaps)
