"""The quick way to the HTML of simple texts agrees with the parser on every text that it takes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ptgsite import simple_prose
from ptgsite.parsed_prose import parsed
from ptgsite.safe_html import sanitised

PIECES = [
    *("word", "Two words", "R&D", "&amp;", "&#39;", "&x", "x < y", "a<b", "->", "> q", "é", "—"),
    *("`code`", "`a_b*c`", "``x``", "**bold**", "*em*", "***both***", "**a b**", "*a* *b*", "\xa0"),
    *("[t](https://x.y/z)", "[a\nb](https://x.y/z_q?a=b#c)", "[t](/x)", "[t]", "![i](x)", "x*y*z"),
    *("(", ")", ".", ",", "!", "?", ";", ":", "_", "-", "*", "+", "~", "|", "\\", '"q"', "'s"),
    *("snake_case_name", "_em_", "a_", "http://x.y", "a@b.c", "<a@b.c>", "<b>x</b>", "<!-- c -->"),
    *("- item\n- two", "* i\n* j", "+ i", "1. one\n2. two", "2. two", "1) x", "10. ten", "(**b**)"),
    *("```\ncode\n```", '```yaml\na: <b> & "c"\n```', "```", "~~~\nx\n~~~", "# h", "===", "---"),
    *("| a | b |\n|---|---|", "    indented", "[x]: https://a.b", "*[H]: x", "[^1]", "t\n: def"),
]
GAPS = ["", " ", " ", "  ", "\n", "\n", "\n\n", "\n\n", "\t", "\r\n"]


def _agrees(text: str) -> bool:
    """Whether a text is taken; what is made of it is what the parser makes."""
    made = simple_prose.html(text)
    if made is None:
        return False
    assert sanitised(made) == sanitised(parsed(text, 4, "../../"))
    return True


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), min_size=1, max_size=9))
@settings(max_examples=1_000)
def test_any_text(pieces: list[tuple[str, str]]) -> None:
    """Whatever is put beside each other, the two agree or the parser is left to it."""
    _agrees("".join(piece + gap for piece, gap in pieces))


SIMPLE = """\
First, see [the notes
of Monday](https://example.org/notes?day=1#top): they're *not* final; **all teams** may add (`x-y`)
to them — R&D & more, if 3 < 4 and snake_case -> fine.

- one `item_of_code`
- two

```yaml
a: [<b>, "c"]
```

1. first
2. second
"""


def test_what_most_texts_are_made_of_is_taken() -> None:
    """Paragraphs, lists, code and links need no parser."""
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
            "# h",
            "a  \nb",
            "<b>x</b>",
            "https://a.b",
            "a | b\n--|--\n1 | 2",
            "\\*a\\*",
        ),
    ],
)
def test_the_rest_is_left_to_the_parser(text: str) -> None:
    """What the parser bounds, or reads in ways of its own."""
    assert simple_prose.html(text) is None
