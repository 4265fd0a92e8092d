"""Where keys and values stand in a YAML text: one walk along the parser's events for all asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from ptgsite.source import events as e

Route: TypeAlias = tuple[str | int, ...]
Stretch: TypeAlias = tuple[int, int]
"""Where something begins and ends, in characters from the start of the text."""


class Place(NamedTuple):
    """Where a value stands, and its key if it has one; of a mapping, it is where its keys begin."""

    key: Stretch | None
    value: Stretch


def places(text: str, routes: Iterable[Route]) -> dict[Route, Place]:
    """The places of the values at `routes` and around them, as far as they are there.

    Empty if the text can't be used. What was found in a text is kept for the next that asks: a
    report goes back and forth between the files of a clash.
    """
    known = _known(text)
    new = [route for route in routes if route not in known.asked]
    if new:
        known.asked.update(new)
        known.found.update(_Walk(text).document(_tree(new)))
    return known.found


class _Known(NamedTuple):
    asked: set[Route]
    found: dict[Route, Place]


@lru_cache(maxsize=1_000)
def _known(text: str) -> _Known:  # noqa: ARG001 - one for each text
    return _Known(set(), {})


_Tree: TypeAlias = "dict[str | int, _Tree]"


def _tree(routes: Collection[Route]) -> _Tree:
    """The routes by their steps."""
    tree: _Tree = {}
    for route in routes:
        branch = tree
        for step in route:
            branch = branch.setdefault(step, {})
    return tree


class _Walk:
    """A walk through one document, past all that isn't asked for."""

    def __init__(self, text: str) -> None:
        self.next = e.reader(text)
        self.found: dict[Route, Place] = {}

    def document(self, wanted: _Tree) -> dict[Route, Place]:
        try:
            self.next()  # the start of the stream
            if type(self.next()) is not e.DocumentStart:
                return {(): Place(None, (0, 1))}
            self.value(None, self.next(), wanted, ())
        except e.YAMLError:
            return {}
        return self.found

    def value(self, key: Any, event: Any, wanted: _Tree, route: Route) -> None:
        if type(event) is e.MappingStart:
            stretch = self.mapping(event, wanted, route)
        elif type(event) is e.SequenceStart:
            stretch = self.list(event, wanted, route)
        else:
            stretch = _stretch(event, event)
        self.found[route] = Place(None if key is None else _stretch(key, key), stretch)

    def list(self, start: Any, wanted: _Tree, route: Route) -> Stretch:
        index = 0
        while type(event := self.next()) is not e.SequenceEnd:
            if index in wanted:
                self.value(None, event, wanted[index], (*route, index))
            else:
                self.skip(event)
            index += 1
        return _stretch(start, event)

    def mapping(self, start: Any, wanted: _Tree, route: Route) -> Stretch:
        first, left = None, dict(wanted)
        while type(key := self.next()) is not e.MappingEnd:
            first = first or _stretch(key, key)
            self.skip(key)
            inner = left.pop(getattr(key, "value", ""), None)
            if inner is None:
                self.skip(self.next())
            else:
                self.value(key, self.next(), inner, (*route, key.value))
            if not left and not route:
                return first  # all is found, and the rest of the file doesn't matter
        return first or _stretch(start, key)

    def skip(self, event: Any) -> None:
        """Go to the end of a value."""
        depth = 0
        while True:
            kind = type(event)
            if kind is e.SequenceStart or kind is e.MappingStart:
                depth += 1
            elif kind is e.SequenceEnd or kind is e.MappingEnd:
                depth -= 1
            if depth == 0:
                return
            event = self.next()


def _stretch(start: Any, end: Any) -> Stretch:
    return start.start_mark.index, end.end_mark.index
