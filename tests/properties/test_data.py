"""The quick way from text to data and to places, and the one by nodes, agree on every text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ptgsite.problems import Where
from ptgsite.source.data import Data, Nothing
from ptgsite.source.load import load
from ptgsite.source.nodes import Map, Node, Seq, data_of, parse
from ptgsite.source.read import ReadFile
from ptgsite.source.spans import span_of
from tests.properties.test_any_input import ODD, VALID
from tests.sites import BASE, files_of

PIECES = st.sampled_from(
    "a|b: |: |- |? |\n|\n  |\n    |[|]|{|}|, |''|\"x\"|#c| # c|~|---\n|...\n|%YAML 1.1\n".split("|")
)


def _marked(data: Data | None) -> Any:
    """The data with what is hidden in Nothing told apart, as comparison alone does not."""
    if isinstance(data, Nothing):
        return (None, data.hidden)
    if isinstance(data, list):
        return [_marked(item) for item in data]
    if isinstance(data, dict):
        return [(name, _marked(value)) for name, value in data.items()]
    return data


ON_LINE = st.sampled_from(
    """b;;"" ;c #d;c # d; # d;'c'; "d";[c, "d"];{f: g, h: "i:j"};[{g: http://h/i}, {j: k l}];k#l:m;
~;x y ;é;- c;|;[a, b;: c""".replace("\n", "").split(";")
)
BELOW = ("mapping", "list", "block")
BLOCK = st.lists(st.sampled_from(["b", "", "  c", "- d", "# e", " ", "f: g"]), min_size=1)


@st.composite
def _mapping(draw: st.DrawFn, margin: str = "", depth: int = 0) -> str:
    """A mapping such as files have, most of it as regular as they are."""
    text = ""
    for key in draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4, unique=True)):
        kind = draw(st.sampled_from(BELOW)) if depth < 3 and draw(st.booleans()) else ""
        inner = margin + draw(st.sampled_from(["  ", "  ", "    ", " ", ""]))
        if kind == "mapping":
            text += f"{margin}{key}:\n{draw(_mapping(inner, depth + 1))}"
        elif kind == "list":
            text += f"{margin}{key}:\n{draw(_list(inner, depth + 1))}"
        elif kind == "block":
            lines = "".join(f"{inner}{line}\n" for line in draw(BLOCK))
            text += f"{margin}{key}: |\n{lines}"
        else:
            text += f"{margin}{key}: {draw(ON_LINE)}\n"
    return text


@st.composite
def _list(draw: st.DrawFn, margin: str, depth: int) -> str:
    """A list of texts or mappings, its dashes behind a margin."""
    items = st.one_of(ON_LINE.map("{}\n".format), _mapping(f"{margin}  ", depth))
    found = draw(st.lists(items, min_size=1, max_size=3))
    return "".join(f"{margin}- {item.removeprefix(f'{margin}  ')}" for item in found)


def _routes(node: Node, route: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to each value, and to some that are not there."""
    yield route
    yield (*route, "none")
    yield (*route, 9)
    if isinstance(node, Map):
        for name, (_, value) in node.pairs.items():
            yield from _routes(value, (*route, name))
    elif isinstance(node, Seq):
        for index, item in enumerate(node.items):
            yield from _routes(item, (*route, index))


def _agree(text: str) -> None:
    loaded, parsed = load(text, "a.yaml"), parse(text, "a.yaml")
    assert loaded.problems == tuple(parsed.problems)
    careful = None if parsed.root is None else data_of(parsed.root)
    assert _marked(loaded.data) == _marked(careful)
    if loaded.is_regular and parsed.root is not None:
        quick, by_nodes = (ReadFile(text, is_yaml=True, is_regular=it) for it in (True, False))
        for route in _routes(parsed.root):
            for where in (Where("a.yaml", route), Where("a.yaml", route, on_key=True)):
                assert span_of(where, quick) == span_of(where, by_nodes)


@given(st.lists(PIECES | ODD, max_size=14).map("".join))
@example("irc: #channel\nname:\n'': ''\n")
@example("{a: [" * 11 + "]}" * 11)
@example("a: 1\na: 2\n")
@settings(max_examples=1_000)
def test_any_text(text: str) -> None:
    """Made of YAML's own pieces, right or wrong."""
    _agree(text)


@given(_mapping(), st.booleans())
@settings(max_examples=1_000)
def test_a_mapping(text: str, windows: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """Of mappings, lists and texts in each other; if it is regular, places are the same, too."""
    _agree(text.replace("\n", "\r\n") if windows else text)


def test_what_files_are_made_of_is_regular() -> None:
    """Else the quick way would be none, and what is said of it here nothing."""
    assert load(VALID, "a.yaml").is_regular
    assert load(files_of(BASE)["teams/cinder.yaml"], "a.yaml").is_regular


@given(st.data())
@settings(max_examples=200)
def test_a_team_file_with_one_mutation(data: st.DataObject) -> None:
    """A real file, one slip in it."""
    start = data.draw(st.integers(0, len(VALID)))
    length = data.draw(st.integers(0, 12))
    _agree(VALID[:start] + data.draw(ODD | st.text(max_size=4)) + VALID[start + length :])
