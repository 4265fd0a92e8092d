"""A comment on a pull request: short, found again, and harmless whatever strangers write."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ptgsite.problems import Problem, Severity, Where
from ptgsite.report.difference import Difference
from ptgsite.report.difference_markdown import MARKER, document, escaped
from ptgsite.report.place import Place, Placed
from ptgsite.schedule.change import Change

EMPTY = Difference("0" * 40, None, (None, None), (), (), ())


def _added(name: str) -> Change:
    return Change("team-added", {"team": name}, "x")


def _problem(message: str, file: str = "teams/nova.yaml") -> Placed:
    problem = Problem("no-slots", message, Where(file), severity=Severity.WARNING)
    return Placed(problem, Place(file, 3, 1, 2, None), ())


def test_the_first_line_marks_it() -> None:
    """Whoever posts it finds the comment of the last run by that, and replaces it."""
    assert document(EMPTY).splitlines()[0] == MARKER
    assert "Nothing changes" in document(EMPTY)


def test_a_small_change_is_listed() -> None:
    """Changes, then problems with their places."""
    found = replace(EMPTY, changes=(_added("Nova"),), appeared=(_problem("No slot"),))
    assert document(found) == (
        f"{MARKER}\n\n"
        "**What this changes in the schedule**\n\n"
        "1 team added; 1 problem appears.\n\n"
        "- New team: Nova\n\n"
        "**Problems that appear**\n\n"
        "- teams/nova\\.yaml:3: warning: No slot \\[no\\-slots\\]\n"
    )


def test_of_a_big_change_the_rest_is_counted() -> None:
    """A reviewer reads a screen of it, and a host takes it."""
    found = replace(
        EMPTY,
        changes=tuple(_added(f"Team {number}") for number in range(1000)),
        gone=tuple(_problem(f"Problem {number}") for number in range(20)),
    )
    text = document(found)
    assert "- … and 960 more: 960 teams added\n" in text
    assert text.endswith("- … and 5 more problems\n")


def test_no_text_makes_it_longer_than_a_host_takes() -> None:
    """Each character may need nine to be harmless."""
    bad = "@" * 4000
    changes = (_added(bad),) * 100
    problems = (_problem(bad, bad),) * 100
    assert len(document(Difference("", None, (None, None), changes, problems, problems))) < 65_536


HOSTILE = [
    "@everyone",
    "a@example.org",
    "[x](https://example.org)",
    "![x](https://example.org/x.png)",
    "<img src=https://example.org/x.png>",
    "<script>alert(1)</script>",
    "https://example.org",
    "www.example.org",
    "#1 and !2 and GH-3",
    "`code` *bold* _more_ ~~gone~~",
    "a\n\n# Heading\n\n/close",
    "a -->",
    "a&lt;b",
    "1. one",
    "- two",
    "> three",
    "| a | b |",
    "\\[x](y)",
    "$x$",
    ":tada: and :+1:",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_an_authors_text_is_text(text: str) -> None:
    """It is shown as it is, and becomes no link, picture, mention or reference."""
    _is_harmless(text)


@given(st.text(st.sampled_from("@#!&<>[]()*_`~\\/:.-+1 wGH\nxé"), max_size=30))
def test_any_text_is_text(text: str) -> None:
    """Whatever is put together from what Markdown and hosts look for."""
    _is_harmless(text)


def _is_harmless(text: str) -> None:
    line = f"{text} is new"
    html = MarkdownIt("gfm-like", {"linkify": False}).render(f"- {escaped(line)}")
    found = re.fullmatch(r"<ul>\n<li>(.*)</li>\n</ul>\n", html, re.DOTALL)
    assert found is not None
    assert "<" not in found[1]
    shown = found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    shown = shown.replace("&amp;", "&")
    assert not re.search(r"[@#!]\w|://|\bwww\.|\bGH-\d|:[a-z+-][\w+-]*:", shown, re.IGNORECASE)
    plain = line.replace("\n", "\N{WHITE SQUARE}")
    assert shown.replace("\u200b", "").split() == plain.split()
