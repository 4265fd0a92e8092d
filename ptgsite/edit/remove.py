"""Taking an entry out of a list, its own comments with it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from ptgsite.edit.layout import (
    Edit,
    comma_after,
    content_end,
    edited,
    end_of_line_before,
    entry_end,
    entry_start,
    is_alone,
    is_flow,
    items_of,
    line_break,
    line_end,
    line_start,
)
from ptgsite.source.nodes import Map, Seq


def without_item(text: str, node: Seq, index: int) -> str:
    """The text without one item of a list."""
    flow = is_flow(node, text)
    return edited(text, _from_flow(text, node, index) if flow else [_lines(text, node, index)])


def item_text(text: str, node: Seq, index: int) -> str:
    """What an item is in the text: its lines, or what stands between the commas."""
    item, column = node.items[index], node.start.column
    if is_flow(node, text):
        return text[item.start.index : content_end(item, text)]
    return text[entry_start(item, column, text) : entry_end(item, column, text)]


def without_last_item(text: str, root: Map, key: str) -> Iterator[str]:
    """Texts without the only item of the list at `key`, the one that reads best first.

    The key goes with it, unless there is a comment on it. That can glue an indented comment to a
    block of text above, so whoever asks has to read the result back.
    """
    name, node = root.pairs[key]
    if not isinstance(node, Seq):
        return
    start = line_start(text, name.start.index)
    end = _key_end(text, node)
    first = node.items[0].start.index
    if not is_flow(root, text) and end is not None and "#" not in text[name.end.index : first]:
        broken = len(line_break(text, end)) if start == 0 else 0
        yield text[: end_of_line_before(text, start)] + text[end + broken :]
    yield without_item(text, node, 0)


def _key_end(text: str, node: Seq) -> int | None:
    """Where the lines of a list end, or None if there is a comment that is not on its item."""
    if not is_flow(node, text):
        return entry_end(node.items[0], node.start.column, text)
    end = line_end(text, node.end.index)
    return None if text[content_end(node.items[0], text) : end].strip(" \t\r\n,]") else end


def _lines(text: str, node: Seq, index: int) -> Edit:
    item, column = node.items[index], node.start.column
    start = entry_start(item, column, text)
    return Edit(end_of_line_before(text, start), entry_end(item, column, text))


def _from_flow(text: str, node: Seq, index: int) -> list[Edit]:
    items = items_of(node, text)
    start, end = items[index]
    comma = comma_after(end, text)
    behind = end if comma is None else comma
    if len(items) == 1:
        return [Edit(start, behind)]
    is_last = index == len(items) - 1
    last_comma = _comma_before(text, items, index) if is_last and comma is None else []
    if is_alone(text, start, behind) and behind <= line_end(text, end):
        return [Edit(end_of_line_before(text, start), line_end(text, behind)), *last_comma]
    if index == 0:
        return [Edit(start, items[1][0])]
    before = items[index - 1][1]
    if "#" in text[before:start]:
        return [*last_comma, Edit(start, behind)]
    return [Edit(before if comma is None else comma_after(before, text) or before, behind)]


def _comma_before(text: str, items: list[tuple[int, int]], index: int) -> list[Edit]:
    comma = comma_after(items[index - 1][1], text)
    return [] if comma is None else [Edit(comma - 1, comma)]
