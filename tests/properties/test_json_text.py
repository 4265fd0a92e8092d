"""JSON's bytes are what Python's own writer makes, whichever library writes them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ptgsite.json_text import json_text

TEXTS = st.text(st.characters())  # halves of characters and all

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_the_bytes_are_those_of_pythons_own_writer(value: Any) -> None:
    """Whatever value it is."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert json_text(value) == plain.encode("utf-8", "replace")


def test_half_of_a_character_is_a_question_mark_and_a_number_may_have_any_size() -> None:
    """The library takes neither."""
    assert (
        json_text({"\ud83d": [2**70, "\u2028–"]})
        == '{"?":[1180591620717411303424,"\u2028–"]}'.encode()
    )
