"""Texts that every page has and that change with each commit: they are filled in at the end.

So a page need not be made again for the time that stands at its foot.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ptgsite.contents import Gap, Page, digest, encoded

NAMES = ("updated", "updated_iso")
_MARKS = re.compile(f"\0({'|'.join(NAMES)})\0")  # no source has a NUL


def mark(name: str) -> str:
    """What stands for the text of that name, one of NAMES, until the page is done."""
    return f"\0{name}\0"


def page(html: str, key: str, texts: Mapping[str, str]) -> Page:
    """A page whose marks have become these texts, which are HTML."""
    made = bytearray()
    gaps = []
    for number, piece in enumerate(_MARKS.split(html)):
        if number % 2:
            gaps.append(Gap(len(made), piece, texts[piece]))
        made += encoded(texts[piece] if number % 2 else piece)
    return Page(bytes(made), digest(made), key, gaps)
