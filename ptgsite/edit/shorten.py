"""The texts that a team's file may have without a slot, or without some time slots of one."""

from __future__ import annotations

from collections.abc import Iterator

from ptgsite.edit.judge import read_back
from ptgsite.edit.remove import item_text, without_item, without_last_item
from ptgsite.source.models import TeamSource
from ptgsite.source.nodes import Map, Seq


def shorter(text: str, root: Map, index: int) -> tuple[Iterator[str], str]:
    """Texts without a slot, the best first, and what its entry was."""
    node = root.pairs["slots"][1]
    if not isinstance(node, Seq):
        return iter(()), ""
    entry = item_text(text, node, index)
    if len(node.items) == 1:
        return without_last_item(text, root, "slots"), entry
    return iter((without_item(text, node, index),)), entry


def shortened(text: str, team: TeamSource, index: int, names: tuple[str, ...]) -> Iterator[str]:
    """The text without some names of the list that a slot's `slot` is."""
    for name in names:
        read = read_back(text, team.where.file)
        node = None if read is None else _names(read[0], index)
        if read is None or node is None:
            return
        text = without_item(text, node, read[1].slots[index].slots.index(name))
    yield text


def _names(root: Map, index: int) -> Seq | None:
    slots = root.pairs["slots"][1]
    entry = slots.items[index] if isinstance(slots, Seq) else None
    node = entry.pairs["slot"][1] if isinstance(entry, Map) else None
    return node if isinstance(node, Seq) else None
