"""Where the keys and values of a text stand, as its nodes know."""

from __future__ import annotations

from collections.abc import Sequence

from ptgsite.source.nodes import Map, Node, Scalar, Seq


def stretch_of(route: Sequence[str | int], root: Node, *, on_key: bool) -> tuple[int, int]:
    """Where the value at a route begins and ends, or its key; see `regular_places`."""
    key, node = None, root
    for step in route:
        found = _step(node, step)
        if found is None:
            break
        key, node = found
    else:
        if on_key and key is not None:
            node = key
    if node.start is None:
        return 0, 1
    if isinstance(node, Map) and node.pairs:
        node = next(iter(node.pairs.values()))[0]
    return node.start.index, node.end.index


def _step(node: Node, step: str | int) -> tuple[Scalar | None, Node] | None:
    if isinstance(node, Map):
        return node.pairs.get(str(step))
    if isinstance(node, Seq) and isinstance(step, int) and step < len(node.items):
        return None, node.items[step]
    return None
