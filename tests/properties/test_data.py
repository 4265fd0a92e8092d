"""The quick way from text to data and the careful one by nodes say the same of every text."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ptgsite.source.data import Data, Nothing, data_of, load
from ptgsite.source.nodes import parse
from tests.properties.test_any_input import ODD, VALID

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


def _agree(text: str) -> None:
    loaded, parsed = load(text, "a.yaml"), parse(text, "a.yaml")
    assert loaded.problems == tuple(parsed.problems)
    careful = None if parsed.root is None else data_of(parsed.root)
    assert _marked(loaded.data) == _marked(careful)


@given(st.lists(PIECES | ODD, max_size=14).map("".join))
@example("irc: #channel\nname:\n'': ''\n")
@example("{a: [" * 11 + "]}" * 11)
@example("a: 1\na: 2\n")
@settings(max_examples=1_000)
def test_any_text(text: str) -> None:
    """Made of YAML's own pieces, right or wrong."""
    _agree(text)


@given(st.data())
@settings(max_examples=200)
def test_a_team_file_with_one_mutation(data: st.DataObject) -> None:
    """A real file, one slip in it."""
    start = data.draw(st.integers(0, len(VALID)))
    length = data.draw(st.integers(0, 12))
    _agree(VALID[:start] + data.draw(ODD | st.text(max_size=4)) + VALID[start + length :])
