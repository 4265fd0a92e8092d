"""QR codes that any camera can read."""

from __future__ import annotations

from ptgsite.pages.qr import code


def test_a_code_is_named_and_measured() -> None:
    """Four light modules around it, as readers want, and words for those who don't see it."""
    drawn = code("https://ptg.example.org/rooms/bexar/", 'A "code" <b & more').text
    assert 'aria-label="A &quot;code&quot; &lt;b &amp; more"' in drawn
    assert 'viewBox="0 0 37 37"' in drawn


def test_a_text_that_no_code_can_hold_has_none() -> None:
    """The page does without."""
    assert code("x" * 2332, "label").text == ""
