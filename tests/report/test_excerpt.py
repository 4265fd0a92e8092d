"""The line that is shown, and the marker under it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptgsite.report.excerpt import excerpt, visible, width
from ptgsite.report.place import Place

ROOMS = st.integers(20, 120)
ODD = st.sampled_from(
    [
        "\t",
        "日",
        "한",
        "ﾊ",
        "\uff21",
        "e\u0301",
        "👩\u200d🚀",
        "☀\ufe0f",
        "🇪🇺",
        "\u202e",
        "\x1b[31m",
        "\x00",
        "\u115f\u1161",
        "\U000e0001",
        "ก\u0e31",
        "\u00a0",
        "\u3000",
        "\r",
        "a" * 70,
        "界" * 50,
        "\u0301" * 300,
    ]
)
TEXTS = st.lists(ODD | st.text(max_size=8), max_size=12).map("".join)


def _columns(text: str) -> int:
    """Columns as wcwidth counts them, said in another way than in the code that is tested."""
    zero = {c for c in text if unicodedata.category(c) in ("Mn", "Me") or 0x1160 <= ord(c) < 0x1200}
    wide = {c for c in text if unicodedata.east_asian_width(c) in ("W", "F")}
    return sum(2 if c in wide else 0 if c in zero else 1 for c in text)


def _place(before: str, marked: str, after: str) -> Place:
    start = len(before) + 1
    return Place("a.yaml", 1, start, start + len(marked), before + marked + after)


@given(TEXTS, TEXTS, ROOMS)
def test_the_marker_is_under_its_word(before: str, after: str, room: int) -> None:
    """Whatever stands before and behind, the marker begins where the word does and ends with it."""
    shown = excerpt(_place(before, "<austin>", after), room)
    start = shown.line.index("<austin>")
    assert shown.before == _columns(shown.line[:start])
    assert shown.marked == len("<austin>")


@given(TEXTS, TEXTS, TEXTS, ROOMS)
def test_a_line_never_is_wider_than_the_room(
    before: str, marked: str, after: str, room: int
) -> None:
    """The excerpt and its marker stay inside, and what is cut off is told by an ellipsis."""
    shown = excerpt(_place(before, marked, after), room)
    assert _columns(shown.line) <= room
    assert shown.before + shown.marked <= room + 1
    assert "…" in shown.line or shown.line == visible(before) + visible(marked) + visible(after)


@given(TEXTS | st.text(st.characters(), max_size=20))
def test_what_is_shown_has_no_effect(text: str) -> None:
    """Nothing that is shown ends a line, moves the cursor, turns the text round or is unseen."""
    shown = visible(text)
    assert all(character.isprintable() for character in shown)
    assert width(shown) == _columns(shown)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("Nova", 4), ("日本", 4), ("e\u0301", 1), ("ﾊ", 1), ("🚀", 2), ("☀\ufe0f", 1), ("ก\u0e31", 1)],
)
def test_the_columns_of_a_text(text: str, columns: int) -> None:
    """Wide, narrow and combining characters take what a terminal gives them."""
    assert width(visible(text)) == columns


def test_a_place_past_the_end_of_its_line_has_a_marker() -> None:
    """What is missing at the end of a line is marked behind it."""
    shown = excerpt(Place("a.yaml", 1, 7, 8, "name: "), 80)
    assert (shown.before, shown.marked) == (6, 1)


def test_a_line_of_a_megabyte_is_cut() -> None:
    """A line costs what is shown of it."""
    shown = excerpt(_place("日" * 500_000, "austin", "日" * 500_000), 100)
    assert shown.line.startswith("…日")
    assert shown.line.endswith("日…")
    assert "austin" in shown.line
