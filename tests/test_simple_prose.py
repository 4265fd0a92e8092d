"""The quick way to the HTML of simple texts agrees with the parser on every text that it takes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptgsite import simple_prose
from ptgsite.parsed_prose import parsed
from ptgsite.safe_html import sanitised

PIECES = [
    *(
        "word",
        "Two words",
        "R&D",
        "&amp;",
        "&#39;",
        "&x",
        "x < y",
        "x <\ny",
        "a<b",
        "->",
        "> q",
        "é",
        "—",
    ),
    *("`code`", "`a_b*c`", "``x``", "**bold**", "*em*", "***both***", "**a b**", "*a* *b*", "\xa0"),
    *("[t](https://x.y/z)", "[a\nb](https://x.y/z_q?a=b#c)", "[t](/x)", "[t]", "![i](x)", "x*y*z"),
    *(
        "`<b> & |`",
        "`<b> &amp; c`",
        "**R&D**",
        "*x < y*",
        "*a &amp; b*",
        "**a <b> c**",
        "[R&D <](https://x.y)",
    ),
    *(
        "[a &lt; b](https://x.y)",
        "**x <**",
        "*<a@b.c>*",
        "`&`",
        "`<https://x.y>`",
        "*> a*",
        "`x & y;`",
    ),
    *("(", ")", ".", ",", "!", "?", ";", ":", "_", "-", "*", "+", "~", "|", "\\", '"q"', "'s"),
    *("snake_case_name", "_em_", "a_", "http://x.y", "a@b.c", "<a@b.c>", "<b>x</b>", "<!-- c -->"),
    *("- item\n- two", "* i\n* j", "+ i", "1. one\n2. two", "2. two", "1) x", "10. ten", "(**b**)"),
    *("```\ncode\n```", '```yaml\na: <b> & "c"\n```', "```", "~~~\nx\n~~~", "# h", "===", "---"),
    *("| a | b |\n|---|---|", "    indented", "[x]: https://a.b", "*[H]: x", "[^1]", "t\n: def"),
    *(
        "# one\n",
        "## two\n",
        "### three",
        "#### four *x*\n",
        "###### six",
        "#no",
        "# a #",
        "# ",
        "\n# x",
    ),
    *("> quote\n> on", "> `a`", ">> q", "> - i", "> ", "> a\nlazy", "- a\n> q", "> # h", "> "),
    *(
        "https://x.y/z",
        "https://x.y/z_q?a=b#c.",
        "(http://x.y/)",
        "https://x.y/a)b",
        "https://x.y;z",
    ),
    *(
        "xhttps://x.y",
        "https://a_b_c/",
        "*https://x.y*",
        "https://",
        "see https://x.y/,",
        "https://x-",
    ),
]
BASES = st.integers(2, 5)
GAPS = ["", " ", " ", "  ", "\n", "\n", "\n\n", "\n\n", "\t", "\r\n"]


def _agrees(text: str, base: int = 4) -> bool:
    """Whether a text is taken; what is made of it is what the parser makes."""
    made = simple_prose.html(text, base)
    if made is None:
        return False
    assert sanitised(made) == sanitised(parsed(text, base, "../../"))
    return True


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), min_size=1, max_size=9),
    BASES,
)
@settings(max_examples=1_000)
def test_any_text(pieces: list[tuple[str, str]], base: int) -> None:
    """Whatever is put beside each other, the two agree or the parser is left to it."""
    _agrees("".join(piece + gap for piece, gap in pieces), base)


SIMPLE = """\
# One
## Two with `code`

First, see `<a> & b` of *R&D* and [the notes
of Monday](https://example.org/notes?day=1#top): they're *not* final; **all teams** may add (`x-y`)
to them — R&D & more, if 3 < 4 and snake_case -> fine. See https://example.org/a_b, (http://example.org).

### Three
> Someone said
> *this*.

- one `item_of_code`
- two

```yaml
a: [<b>, "c"]
```

1. first
2. second
"""


def test_what_most_texts_are_made_of_is_taken() -> None:
    """Headings, paragraphs, quotes, lists, code and links need no parser."""
    assert _agrees(SIMPLE)


@given(st.data())
@settings(max_examples=400)
def test_a_simple_text_with_one_mutation(data: st.DataObject) -> None:
    """A slip in a simple text is nothing that only one of the two would see."""
    start = data.draw(st.integers(0, len(SIMPLE)))
    length = data.draw(st.integers(0, 4))
    piece = data.draw(st.sampled_from([*PIECES, *GAPS]) | st.text(max_size=2))
    _agrees(SIMPLE[:start] + piece + SIMPLE[start + length :])


@pytest.mark.parametrize(
    "text",
    [
        *("`" + "x" * 1_001 + "`", "[" + "x " * 600 + "x](https://a.b)", "x\n" * 501),
        *(
            "- a\n\n- b",
            "> a\n\n> b",
            "a  \nb",
            "<b>x</b>",
            "https://a.b/(c)",
            "#h",
            "> - a",
            "a | b\n--|--\n1 | 2",
            "\\*a\\*",
        ),
    ],
)
def test_the_rest_is_left_to_the_parser(text: str) -> None:
    """What the parser bounds, or reads in ways of its own."""
    assert simple_prose.html(text, 2) is None


@pytest.mark.parametrize(
    "text",
    ["(http://x.y/)(**b**)", "see https://x.y/,) x", "*https://x.y* https://x.y", "https://x.y:;z"],
)
def test_addresses_end_where_the_parser_ends_them(text: str) -> None:
    """Brackets and punctuation behind an address, and addresses within other forms."""
    _agrees(text)
