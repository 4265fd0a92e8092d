"""Markdown becomes text that reads well in a calendar."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptgsite.feeds.plain import plain, shorten


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("", ""),
        ("# Title #\ntext", "Title\n\ntext"),
        ("Title\n=====\ntext", "Title\n\ntext"),
        ("one\ntwo  \nthree\\\nfour\n\n\n\nfive", "one two\nthree\nfour\n\nfive"),
        ("**bold**, *em*, __bold__, _em_, `code`", "bold, em, bold, em, code"),
        ("**bold with [link](https://x.example/a_b_c)**", "bold with link (https://x.example/a_b_c)"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("`*args*` and \\*not em\\*", "*args* and *not em*"),
        ('[Nova](https://x.example/ "title")', "Nova (https://x.example/)"),
        ("[https://x.example](https://x.example)", "https://x.example"),
        ("[here](#anchor) [](https://x.example)", "here https://x.example"),
        ("[wiki](https://x.example/A_(b))", "wiki (https://x.example/A_(b))"),
        ("<https://x.example/_a_> https://x.example/_b_/", "https://x.example/_a_ https://x.example/_b_/"),
        ("![a map](map.png)", "a map"),
        ("<b>bold</b><br> R&amp;D 1 < 2", "bold R&D 1 < 2"),
        ("seen <!-- not\nseen --> again <!-- never", "seen  again"),
        ("* one\n  goes on\n+ two\n    * three", "- one goes on\n- two\n    - three"),
        ("text\n1. first\n2) second", "text\n1. first\n2) second"),
        ("> quoted\n> text", "quoted text"),
        ("```py\nx = *a*\n```\nend", "x = *a*\nend"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("a\n\n---\n\nb", "a\n\nb"),
    ],
)  # fmt: skip
def test_marks_go_and_words_stay(markdown: str, text: str) -> None:
    """Emphasis, headings, links, lists and code are readable without their marks."""
    assert plain(markdown, 1000) == text


@given(st.text(st.sampled_from("a *_`[](){}<>!#-+=|\\&;:/\n1."), max_size=60))
def test_any_text_is_text_again(markdown: str) -> None:
    """Whatever is written, letters and digits stay, and there are no piles of empty lines."""
    text = plain(markdown, 1000)
    assert "\n\n\n" not in text
    assert text == text.strip()
    no_links = re.sub(r"[<!\[(&]", "", markdown)
    letters = [char for char in no_links if char == "a"]
    assert [char for char in plain(no_links, 1000) if char == "a"] == letters


@given(st.text(max_size=50), st.integers(3, 20))
def test_long_texts_are_cut(text: str, limit: int) -> None:
    """A text that is too long ends in an ellipsis within the limit; others stay."""
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text or short.endswith("…")


def test_cuts_are_between_words() -> None:
    """No word is cut while there is a blank to cut at."""
    assert shorten("some longer words", 14) == "some longer…"
    assert plain("**some** longer words", 14) == "some longer…"
    assert shorten("unbreakable", 6) == "unbre…"
