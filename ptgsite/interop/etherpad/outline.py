"""The text of a pad as an outline: which line stands below which."""

from __future__ import annotations

import re

from ptgsite.interop.etherpad.item import HEADING, Item
from ptgsite.interop.etherpad.lines import BREAK, lines_of
from ptgsite.interop.etherpad.numbered import with_lines_below_numbers

_GOES_ON = re.compile(r"[A-Za-z][\w /]{0,20}:\s+\S|\+1\b")
"""What people write below an entry at the same margin, as in "Summary: …"."""


def outline(text: str) -> Item:
    """The lines of a text below a nameless root; empty lines and rules are left out.

    A plain line such as "Summary: …" right below an entry of a list belongs to it.
    """
    root = Item(0, HEADING, "", BREAK - 1)
    open_ = [root]
    last = root
    for item in with_lines_below_numbers(list(lines_of(text))):
        entry = next((each for each in open_ if each.listed and each.beside(item)), None)
        if entry and not last.apart and _GOES_ON.match(item.text) and item.plain:
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
    if not above.plain or not item.beside(above):
        return False
    if item.table and above.children:
        return True
    return (item.listed or item.table) and above.apart and not leads(above.text)


def leads(text: str) -> bool:
    """Whether a plain line can be the heading of what comes after an empty line."""
    if len(text) > 100 or "://" in text:
        return False
    return text.endswith(":") or not re.search(r"[.!,;]$|:\s+\S", text)
