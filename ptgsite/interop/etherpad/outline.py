"""The text of a pad as an outline: which line stands below which."""

from __future__ import annotations

import re

from ptgsite.interop.etherpad.lines import BREAK, Item, lines_of

_GOES_ON = re.compile(r"[A-Za-z][\w ]{0,20}:\s+\S|\+1\b")
"""What people write below an entry at the same margin, as in "Summary: …"."""


def outline(text: str) -> Item:
    """The lines of a text below a nameless root; empty lines and rules are left out.

    A plain line such as "Summary: …" right below an entry of a list belongs to it.
    """
    root = Item(0, "#", "", BREAK - 1)
    open_ = [root]
    last = root
    for item in lines_of(text):
        entry = next((each for each in open_ if each.listed and each.rank == item.rank + 1), None)
        if entry and not last.apart and _GOES_ON.match(item.text) and not item.marker:
            item.rank = entry.rank + 1
        last = item
        while open_[-1] is not root and _closes(item, open_[-1]):
            open_.pop()
        if item.text:
            open_[-1].children.append(item)
            open_.append(item)
    return root


def _closes(item: Item, above: Item) -> bool:
    """Whether `item` doesn't stand below `above`."""
    if item.rank <= above.rank:
        return True
    side_by_side = item.listed and above.marker == "" and item.rank == above.rank + 1
    return side_by_side and above.apart and not leads(above.text)


def leads(text: str) -> bool:
    """Whether a plain line can be the heading of what comes after an empty line."""
    if len(text) > 100 or "://" in text:
        return False
    return text.endswith(":") or not re.search(r"[.!,;]$|:\s+\S", text)
