"""Markdown of strangers, as safe HTML."""

from __future__ import annotations

import re
import subprocess
import sys
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from ptgsite.prose import html

HOSTILE = r"""
    > [ ] ( ![ [a]( [a][ [a](< * ** *_ **a_ ` `` ``\ \`` #a _ & < <a <!-- <![CDATA[ | |- ~ \ " a@
    [a](b) *a* `a` https://a.b/
""".split()
SPACED = (
    "> ", "- ", "1. ", "> - ", "*a ", "a\n=\n", "# a\n", ":\n[a]: b\n", "- a\n", "```\n", "    ",
    "|a|b|\n|-|-|\n", "`\\ ", "``1. \\", "> 1. ", "[a\n", "\n",
)  # fmt: skip
TAGS = set(
    "html head body a blockquote br code div em h2 h3 h4 h5 h6 hr li ol p pre strong table tbody "
    "td th thead tr ul".split()
)
ATTRIBUTES = {"href", "rel", "title", "start", "scope", "role", "tabindex", "aria-label"}
PIECES = [
    *"> [ ] ( ) ! * ** _ ` ``` ~~~ - 1. # = < <b> <script> </p> <!-- ]]> javascript: : | a".split(),
    *"data:text/html, https://a.example &lt; &#106; \\ \" '".split(),
    *("<img src=x onerror=a>", "[a]: b", "{: #id .x}", "{ style=x }", "|---|---|\n"),
    *("\n", "\n\n", "    ", "\t", " "),
]


def assert_safe(rendered: str) -> None:
    """Nothing but text, links and plain structure."""
    for node in LexborHTMLParser(rendered).css("*"):
        assert node.tag in TAGS
        assert set(node.attributes) <= ATTRIBUTES
        href = node.attributes.get("href")
        assert href is None or re.match(r"(https?:|mailto:|[^:]*([/?#]|$))", href), href


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://tracker.example/pixel.png)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](https://a.example "onmouseover=alert(1)")',
    '[x](https://a.example" onclick="alert(1))',
    'https://a.example/"onmouseover=alert(1)',
    "# heading {: #main onclick=x }",
    "``` {: onclick=x }\ncode\n```",
    "<div style=position:fixed>cover</div>",
    "<a href=https://a.example id=main>x</a>",
    "\x02wzxhzdk:0\x03",
    "<!-- --><svg/onload=alert(1)>",
    "<![CDATA[<script>]]>",
    "<iframe src=//a.example></iframe>",
    "| <b>a</b> | b |\n|---|---|\n| <script> | [x](javascript:a) |",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_known_attacks(attack: str) -> None:
    """Markup, scripts and foreign pictures come out as text or as nothing."""
    assert_safe(html(attack))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_markdown_is_safe(text: str) -> None:
    """Whatever is put together from Markdown and HTML comes out safe."""
    assert_safe(html(text))


@given(st.text(max_size=300))
def test_any_text_is_safe(text: str) -> None:
    """Any characters at all come out safe."""
    assert_safe(html(text))


@pytest.mark.parametrize("piece", [*HOSTILE, *SPACED])
def test_hostile_texts_take_no_time(piece: str) -> None:
    """20,000 characters of the worst come out in a few seconds on the slowest machine."""
    text = (piece * 20_000)[:20_000]
    started = perf_counter()
    html(text)
    html(text[:10_000] + text[:10_000][::-1])
    assert perf_counter() - started < 10


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(" " * (4 * depth) + "- a" for depth in range(100)),
        "\n\n".join("> " * depth + "- a" for depth in range(100)),
        "\n".join("> " * (depth % 7) + " " * depth + "1. a" for depth in range(200)),
        "|" * 3000 + "\n" + "|-" * 3000 + "|\n" + "a\n" * 5000,
        "*a _b " * 3000 + "c_ d*" * 3000,
        "[" * 5000 + "a" + "](b)" * 5000,
    ],
)
def test_deep_and_wide_texts(text: str) -> None:
    """Nesting neither exhausts the stack nor the memory."""
    assert len(html(text)) < 60 * len(text)


def test_headings_fit_the_page() -> None:
    """Headings begin at the level asked for and leave none out."""
    assert re.findall("<(h[1-6])>", html("### a\n\n# b\n\n###### c", 3)) == ["h3", "h3", "h4"]


def test_links() -> None:
    """Links are kept, and lend nobody the site's good name."""
    rel = 'rel="nofollow noopener noreferrer"'
    assert html("[a](https://a.example/x_(y) 't')") == (
        f'<p><a href="https://a.example/x_(y)" {rel}>a</a></p>'
    )


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://a.example/b_c_d.", "https://a.example/b_c_d"),
        ("(https://a.example/b)", "https://a.example/b"),
        ("https://a.example/b_(c)", "https://a.example/b_(c)"),
        ("**https://a.example**", "https://a.example"),
        ("<https://a.example>", "https://a.example"),
        ("[one][two]\n\n[two]: https://a.example", "https://a.example"),
        ("![a plan](https://a.example/plan.png)", "https://a.example/plan.png"),
        ("[![badge](https://b.example)](https://a.example)", "https://a.example"),
        ("[](https://a.example)", "https://a.example"),
    ],
)
def test_addresses_become_links(text: str, address: str) -> None:
    """Addresses become links, pictures too, and none is without a text."""
    (link,) = LexborHTMLParser(html(text)).css("a")
    assert link.attributes["href"] == address
    assert link.text().strip()


def test_code_is_left_alone() -> None:
    """What stands in code is shown as it is."""
    assert "<code>&lt;b&gt; https://a.example</code>" in html("`<b> https://a.example`")
    assert "- - - - - - - - - a" in html("```\n- - - - - - - - - a\n```")


def test_comments_are_for_editors() -> None:
    """A comment that begins a line is left out; code has its own, and without an end it is text."""
    assert html("<!-- a -->\n\nb\n<!--\nc\n\nd -->\ne\n") == "<p>b</p>\n<p>e</p>"
    assert "&lt;!-- a --&gt;" in html("```\n<!-- a -->\n```\n")
    assert "&lt;!-- a --&gt;" in html("Write `<!-- a -->` so.\n")
    assert html("b\n\n<!-- a\n") == "<p>b</p>\n<p>&lt;!-- a</p>"


def test_tables() -> None:
    """A table has a name, headers for its columns and a box to scroll in."""
    page = LexborHTMLParser(html("| Room | Seats |\n|---|--:|\n| Bexar | `a|b` |"))
    box = page.css_first("div[role=region][tabindex='0']")
    assert box is not None
    assert box.attributes["aria-label"] == "Room, Seats"
    assert len(box.css("th[scope=col]")) == 2
    assert [code.text() for code in box.css("code")] == ["a|b"]


def test_empty_texts() -> None:
    """No text, no HTML."""
    assert html(" \n ") == ""


def test_the_parser_is_loaded_for_texts_that_need_it() -> None:
    """A site of simple texts does without; it takes as long to load as many texts to render."""
    script = (
        "import sys; from ptgsite.prose import html; html({!r}); print('markdown' in sys.modules)"
    )
    for text, loaded in (("# Simple\n\n- *text*", "False"), ("a | b\n--|--\n1 | 2", "True")):
        run = [sys.executable, "-c", script.format(text)]
        assert subprocess.check_output(run, text=True).strip() == loaded
