"""Where a value stands is the same for who asks for it alone, with others, and of the nodes."""

from __future__ import annotations

import random
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from ptgsite.problems import Where
from ptgsite.source.nodes import Map, Node, Scalar, Seq, parse
from ptgsite.source.places import Route
from ptgsite.source.read import ReadFile
from ptgsite.source.spans import find_all, span_of
from tests.properties.test_any_input import ODD, VALID

FILE = "teams/nova.yaml"


def _known(node: Node, route: Route = (), key: Scalar | None = None) -> Iterator[tuple[Where, int]]:
    """The places in a node, and some that are not there, each with its offset."""
    first = next(iter(node.pairs.values()))[0] if isinstance(node, Map) and node.pairs else node
    begins = first.start.index if first.start else 0
    for more in ((), ("none",), (99, "none")):
        yield Where(FILE, (*route, *more)), begins
    yield Where(FILE, route, on_key=True), key.start.index if key else begins
    if isinstance(node, Map):
        for name, (inner_key, value) in node.pairs.items():
            yield from _known(value, (*route, name), inner_key)
    elif isinstance(node, Seq):
        for index, item in enumerate(node.items):
            yield from _known(item, (*route, index))


@given(st.data())
@settings(max_examples=200)
def test_a_team_file_with_one_mutation(data: st.DataObject) -> None:
    """Whichever places are asked for, in any order."""
    start, length = data.draw(st.integers(0, len(VALID))), data.draw(st.integers(0, 12))
    text = VALID[:start] + data.draw(ODD | st.text(max_size=4)) + VALID[start + length :]
    root = parse(text, FILE).root
    if root is None:
        return
    known = list(_known(root))
    random.Random(data.draw(st.integers(0, 9))).shuffle(known)
    file = ReadFile(text, is_yaml=True)
    find_all((where for where, _ in known[:20]), {FILE: file})
    for where, begins in known:
        span = span_of(where, file)
        assert span.line == text.count("\n", 0, begins)
        assert span.column == begins - text.rfind("\n", 0, begins) - 1
