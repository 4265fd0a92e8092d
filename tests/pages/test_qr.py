"""QR codes that any camera can read."""

from __future__ import annotations

import segno
from hypothesis import example, given
from hypothesis import strategies as st

from ptgsite.pages.qr import code
from ptgsite.pages.qr_modules import modules

LONGEST = 2331  # bytes, in version 40 with 15 %
TEXTS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1)


def with_segno(text: str) -> segno.QRCode:
    """The code of another program, which knows all that ours doesn't need."""
    return segno.make(text, error="m", mode="byte", micro=False, mask=4)


def test_codes_of_each_length_are_those_of_another_program() -> None:
    """All versions and levels, and the lengths at which they change."""
    sizes = set()
    for length in (*range(1, 90), *range(90, 350, 9), *range(350, LONGEST, 41), LONGEST):
        text = ("https://ptg.example.org/rooms/" * 80)[:length]
        rows = modules(text)
        sizes.add(len(rows))
        assert rows == [bytes(row) for row in with_segno(text).matrix], length
    assert sizes == {17 + 4 * version for version in range(1, 41)}


@given(TEXTS)
@example("\x7e" * 200)
def test_codes_of_any_text_are_those_of_another_program(text: str) -> None:
    """Whatever an address consists of."""
    assert modules(text) == [bytes(row) for row in with_segno(text).matrix]


def test_a_drawing_is_that_of_another_program() -> None:
    """Dark lines on a light ground, with four light modules around it."""
    text = "https://ptg.example.org/rooms/bexar/"
    expected = with_segno(text).svg_inline(
        border=4, svgclass=None, lineclass=None, omitsize=True, dark="#000", light="#fff"
    )
    drawn = code(text, 'A "code" <b & more').text
    assert drawn.partition(">")[2] == expected.partition(">")[2]
    assert 'aria-label="A &quot;code&quot; &lt;b &amp; more"' in drawn
    assert 'viewBox="0 0 37 37"' in drawn


def test_a_text_that_no_code_can_hold_has_none() -> None:
    """The page does without."""
    assert modules("x" * (LONGEST + 1)) == []
    assert code("x" * (LONGEST + 1), "label").text == ""
