"""Where a value stands is the same for who asks for it alone, with others, and of the nodes."""

from __future__ import annotations

import random
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from ptgsite.problems import Where
from ptgsite.source.models import TeamSource
from ptgsite.source.nodes import Map, Node, Scalar, Seq, parse
from ptgsite.source.places import Route
from ptgsite.source.read import ReadFile, read_of
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
    text = text.lstrip("\ufeff")  # as files are read
    root = parse(text, FILE).root
    if root is None:
        return
    known = list(_known(root))
    random.Random(data.draw(st.integers(0, 9))).shuffle(known)
    file = data.draw(
        st.sampled_from((ReadFile(text, is_yaml=True), read_of(text, FILE, TeamSource)))
    )
    find_all((where for where, _ in known[:20]), {FILE: file})
    for where, begins in known:
        span = span_of(where, file)
        assert span.line == text.count("\n", 0, begins)
        assert span.column == begins - text.rfind("\n", 0, begins) - 1


ITEMS = st.sampled_from(
    (
        "- a: 1\n  b: [x, {y: z}]\n",
        "-   a:   é🎉 # here\n    b: 'it\n\n      is'\n",
        "-\n  a: 1\n  b:\n",
        "-\n     a: 1\n",
        "- ? a\n  : 1\n  b: 2\n",
        "- a: |2\n      far\n    near\n\n  b: 2\n",
        "- a: |+\n   text\n\n\n",
        "- a: >-\n\n   folded\n    more\n  # here\n  b: 2\n",
        "- a: over\n    lines: no\n",
        '- a: over\n    lines\n    \tand more\n  b: "x\\u2028\\\n    y"\n',
        "- a:\n  - x: 1\n  - - y: 2\n  b: 2\n",
        "- {a: 1, b: {c: [d]}}\n",
        "- {a: 1,\n\n b: 2\n}\n",
        "- {a, 'b': c}\n",
        "- []\n",
        "- [a: 1, b]\n",
        "- - a: 1\n",
        "- plain\n",
        "- 'a: 1'\n",
        "-\n",
        "- # a: 1\n",
        "- a: 1\n  a: 2\n",
        "- &x a: 1\n",
        "- !x\n  a: 1\n",
        "# between\n",
        "   # between\n\n",
        "- a: 1\r\n  b: |\r\n    x\r\n",
        "- a: 1\r  b: 2\r",
        "- a: x\u2028y\u0085z\n  b: 2\n",
    )
)
KEYS = st.lists(st.sampled_from(("slots:", "topics: # here", "'x-':")), unique=True)
FLOW = st.sampled_from(("", "y: [{a: 1}, a: 2,\n {b: 3}]\n", "slots: []\n"))
HEADS = st.sampled_from(("", "---\n", "%YAML 1.1\n---\n", "name: |\n  é\n", "# 🎉\r\n"))
TAILS = st.sampled_from(("", "name: x", "...\n", "# end", "---\n", "name: |\n  x"))


@st.composite
def lists(draw: st.DrawFn) -> str:
    """Some keys with lists below them, each of which is further in than its key by some columns."""
    text = draw(FLOW)
    for key in draw(KEYS):
        columns = " " * draw(st.integers(0, 3))
        items = "".join(draw(st.lists(ITEMS, min_size=1, max_size=4)))
        text += f"{key}\n" + "".join(columns + line for line in items.splitlines(keepends=True))
    return text


@given(HEADS, lists(), TAILS, st.randoms())
@settings(max_examples=1_000)
def test_odd_layouts(head: str, middle: str, tail: str, chance: random.Random) -> None:
    """An item of a list that is looked at by itself is where it is in the whole text."""
    text = head + middle + tail
    read, root = read_of(text, FILE, TeamSource), parse(text, FILE).root
    if root is None or root.start is None:
        return
    wheres = [where for where, _ in _known(root)]
    chance.shuffle(wheres)
    find_all(wheres[: chance.randint(0, 9)], {FILE: read})
    whole = ReadFile(f"#\n{text}", is_yaml=True)
    for where in wheres:
        alone, within = span_of(where, read), span_of(where, whole)
        assert (alone.line + 1, alone.column, alone.end_column) == (
            within.line,
            within.column,
            within.end_column,
        )
