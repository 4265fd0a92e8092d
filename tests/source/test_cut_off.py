"""Text of which a comment takes the end."""

from __future__ import annotations

import pytest

from ptgsite.source.cut_off import cut_off
from ptgsite.source.data import load


def _offsets(text: str) -> list[str]:
    loaded = load(text, "teams/nova.yaml")
    assert loaded.data is not None
    found = cut_off(text, "teams/nova.yaml", loaded.data)
    return [text[problem.where.offset or 0 :].partition("\n")[0] for problem in found]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("title: Fix #12 now\n", ["#12 now"]),
        ("a:\n- title: Fix #12\n  name: Nova #tag #two", ["#12", "#tag #two"]),
        ("title: Fix # 12\n", []),
        ("title: Fix#12\n", []),
        ("title: 'Fix #12'\n", []),
        ('title: "Fix" #12\n', []),
        ("room: main #12\n", []),
        ("title: # why\n", []),
        ("description: |\n  title: Fix #12\n", []),
        ("title: Fix\ndescription: |\n  so it is:\n  title: Fix #12\n", []),
        ("title: Fix  #why\n", []),
        ("# title: Fix #12\nname: N\n", []),
    ],
)
def test_names_and_titles_are_looked_at(text: str, lost: list[str]) -> None:
    """Where one blank and `#` stand before a word, outside of quotes, longer texts and comments."""
    assert _offsets(text) == lost


def test_a_file_of_nothing_else_is_read_once() -> None:
    """One line with very many signs takes no longer than as many lines."""
    assert _offsets("title: a" + " #b" * 80_000) == [("#b" + " #b" * 79_999)]
