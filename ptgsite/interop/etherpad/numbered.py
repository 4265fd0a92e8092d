"""Numbered lines that head what follows at the same margin, up to the next number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ptgsite.interop.etherpad.item import INDENT, Item
from ptgsite.interop.etherpad.words import is_day, is_label


def with_lines_below_numbers(items: Sequence[Item]) -> Sequence[Item]:
    """The same lines; those between "1)" and "2)" at the same margin stand below "1)".

    What follows the last number of such a list belongs to it as far as it stands right below.
    """
    heading: set[int] = set()
    for index, item in enumerate(items):
        if item.count is None or item.marker != "1":
            continue
        between, after = _up_to_next(items, index)
        if after is not None and between:
            heading.update((index, after))
        elif after is None and index in heading:
            between = list(_right_below(items, index))
        elif after is not None and index in heading:
            heading.add(after)
        if after is not None or index in heading:
            for each in between:
                each.rank += item.rank + 1 - INDENT * (item.rank // INDENT)
    return items


def _up_to_next(items: Sequence[Item], index: int) -> tuple[list[Item], int | None]:
    """The lines at the margin of a number before the next one, and where that is, if it is."""
    item, between = items[index], list[Item]()
    for at in range(index + 1, len(items)):
        each = items[at]
        if each.marker == "1" and each.beside(item):
            goes_on = each.count == (item.count or 0) + 1
            heads = bool(between) and between[-1] is items[at - 1] and _heads_next(items, at - 1)
            return (between, at) if goes_on and not heads else ([], None)
        if (each.rank < item.rank and not each.beside(item)) or _ends(items, at):
            return [], None
        if each.beside(item):
            between.append(each)
    return [], None


def _right_below(items: Sequence[Item], index: int) -> Iterator[Item]:
    """The lines at the margin of the last number that follow with no empty line between."""
    for at in range(index + 1, len(items)):
        each = items[at]
        parted = items[at - 1].apart
        if (each.rank < items[index].rank and not each.beside(items[index])) or _ends(items, at):
            return
        if each.beside(items[index]):
            if parted and not (each.listed and each.marker != "1"):
                return
            yield each


def _ends(items: Sequence[Item], at: int) -> bool:
    """Whether a line begins something else: a heading, a day, a label after an empty line."""
    item = items[at]
    if not item.text or item.heads or (item.plain and is_day(item.text.rstrip(": "))):
        return True
    return item.plain and items[at - 1].apart and is_label(item.text)


def _heads_next(items: Sequence[Item], at: int) -> bool:
    """Whether a plain line after an empty one heads the number that follows."""
    return items[at].plain and items[at - 1].apart
