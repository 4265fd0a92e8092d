"""Where keys and values stand in a YAML text: walks along the parser's events, for all asked."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from ptgsite.source import events as e

Route: TypeAlias = tuple[str | int, ...]
Stretch: TypeAlias = tuple[int, int]
"""Where something begins and ends, in characters from the start of the text."""


class Place(NamedTuple):
    """Where a value stands, and its key if it has one; of a mapping, it is where its keys begin."""

    key: Stretch | None
    value: Stretch


Items: TypeAlias = Mapping[str | int, "array[int]"]
"""Where walks can begin: at the mappings that are items of the root's block lists, by their keys.

There are two numbers for each item, its index in the text and its column, which is 0 where it is no
mapping; and then the index of the list's end.
"""

_NONE: Items = MappingProxyType({})


def places(text: str, routes: Iterable[Route], items: Items = _NONE) -> dict[Route, Place]:
    """The places of the values at `routes` and around them, as far as they are there.

    What is in one of `items`, which are those of the text, is found without what is around them.
    Empty if the text can't be used. What was found in a text is kept for the next that asks: a
    report goes back and forth between the files of a clash.
    """
    known = _known(text)
    new = [route for route in routes if route not in known.asked]
    if new:
        known.asked.update(new)
        for begin, of_it in _by_begin(new, items).items():
            known.found.update(_Walk(text, begin).document(_tree(of_it)))
    return known.found


class _Known(NamedTuple):
    asked: set[Route]
    found: dict[Route, Place]


@lru_cache(maxsize=1_000)
def _known(text: str) -> _Known:  # noqa: ARG001 - one for each text
    return _Known(set(), {})


class _Begin(NamedTuple):
    """Where a walk begins: the route of what is there, from where to where it is, its column."""

    top: Route = ()
    start: int = 0
    column: int = 0
    end: int | None = None


def _by_begin(routes: Iterable[Route], items: Items) -> dict[_Begin, list[Route]]:
    """The ways that are left to routes from where a walk can begin."""
    left: dict[_Begin, list[Route]] = {}
    for route in routes:
        begin = _begin(route, items)
        left.setdefault(begin, []).append(route[len(begin.top) :])
    return left


def _begin(route: Route, items: Items) -> _Begin:
    of_list = items.get(route[0]) if len(route) > 1 else None
    if of_list and isinstance(number := route[1], int):
        item = of_list[2 * number : 2 * number + 3]
        if len(item) == 3 and item[1]:
            return _Begin(route[:2], *item)
    return _Begin()


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
    """A walk through one document or an item of it, past all that isn't asked for."""

    def __init__(self, text: str, begin: _Begin) -> None:
        # Where it is indented as it was, an item is read as in the whole text.
        self.next = e.reader(" " * begin.column + text[begin.start : begin.end])
        self.offset = begin.start - begin.column
        self.top = begin.top
        self.found: dict[Route, Place] = {}

    def document(self, wanted: _Tree) -> dict[Route, Place]:
        try:
            self.next()  # the start of the stream
            if type(self.next()) is not e.DocumentStart:
                return {(): Place(None, (0, 1))}
            self.value(None, self.next(), wanted, self.top)
        except e.YAMLError:
            return {}
        return self.found

    def value(self, key: Any, event: Any, wanted: _Tree, route: Route) -> None:
        if type(event) is e.MappingStart:
            stretch = self.mapping(event, wanted, route)
        elif type(event) is e.SequenceStart:
            stretch = self.list(event, wanted, route)
        else:
            stretch = self.stretch(event, event)
        self.found[route] = Place(None if key is None else self.stretch(key, key), stretch)

    def list(self, start: Any, wanted: _Tree, route: Route) -> Stretch:
        index = 0
        while type(event := self.next()) is not e.SequenceEnd:
            if index in wanted:
                self.value(None, event, wanted[index], (*route, index))
            else:
                self.skip(event)
            index += 1
        return self.stretch(start, event)

    def mapping(self, start: Any, wanted: _Tree, route: Route) -> Stretch:
        first, left = None, dict(wanted)
        while type(key := self.next()) is not e.MappingEnd:
            first = first or self.stretch(key, key)
            self.skip(key)
            inner = left.pop(getattr(key, "value", ""), None)
            if inner is None:
                self.skip(self.next())
            else:
                self.value(key, self.next(), inner, (*route, key.value))
            if not left and route == self.top:
                return first  # all is found, and the rest of the text doesn't matter
        return first or self.stretch(start, key)

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

    def stretch(self, start: Any, end: Any) -> Stretch:
        return start.start_mark.index + self.offset, end.end_mark.index + self.offset
