"""Whatever is written, the bytes are lines that any reader unfolds and unescapes to the same."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptgsite.feeds.ical_text import content, line, quoted, text
from ptgsite.uri import uri

NASTY = st.text(
    st.one_of(
        st.sampled_from('\\;,:"^\n\r\t \0\x07\x7f\x85\u2028\ufeffnNé日🎉\u200d'), st.characters()
    )
)
PRINTED = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=400)


def unescaped(value: str) -> str:
    """What RFC 5545 §3.3.11 says that a TEXT means."""
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), value)


@given(st.lists(PRINTED.map(lambda value: f"X:{text(value)}"), max_size=4))
def test_unfolding_gives_the_lines_back(lines: list[str]) -> None:
    """Lines end in CRLF, none exceeds 75 octets, and a fold adds exactly CRLF and a blank."""
    data = content(lines)
    assert data == b"" or data.endswith(b"\r\n")
    assert all(len(each) <= 75 for each in data.split(b"\r\n"))
    unfolded = data.replace(b"\r\n ", b"")
    assert unfolded.decode().split("\r\n")[:-1] == lines


@given(PRINTED)
def test_a_fold_cuts_neither_characters_nor_escapes(value: str) -> None:
    """Each physical line is UTF-8 by itself, with whole escapes."""
    for each in content([f"X:{text(value)}"]).split(b"\r\n"):
        slashes = len(each) - len(each.rstrip(b"\\"))
        assert slashes % 2 == 0
        assert each.decode() is not None


@pytest.mark.parametrize("length", range(70, 80))
@pytest.mark.parametrize("tail", ["", "\\", "\\\\\\", "é", "🎉", "🎉\n"])
def test_folds_are_right_around_the_limit(length: int, tail: str) -> None:
    """The 75th octet is the last of a line whatever stands there."""
    value = text("x" * length + tail + "x" * 100)
    data = content([value])
    first = data.partition(b"\r\n")[0]
    assert 71 <= len(first) <= 75
    assert data.replace(b"\r\n ", b"").decode() == f"{value}\r\n"


def test_lines_are_as_long_as_they_may_be() -> None:
    """75 octets need no fold, and continued lines count their blank."""
    assert content(["x" * 75]) == b"x" * 75 + b"\r\n"
    assert content(["x" * 150]) == b"x" * 75 + b"\r\n " + b"x" * 74 + b"\r\n x\r\n"


@given(NASTY)
def test_text_holds_no_character_that_breaks_readers(value: str) -> None:
    """No control, line separator, byte order mark or non-character is left, and all else is."""
    escaped = text(value)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in escaped)
    assert not re.search("[\ufeff\ufffe\uffff\U0001fffe]", escaped)
    meant = unescaped(escaped)
    assert meant == meant.strip()
    kept = [char for char in value if char.isprintable() and not char.isspace()]
    assert [char for char in meant if char.isprintable() and not char.isspace()] == kept


@given(PRINTED)
def test_text_means_what_was_written(value: str) -> None:
    """Escaping loses nothing, and leaves no bare separator."""
    assert unescaped(text(value)) == value.strip()
    assert not re.search(r"[;,]", re.sub(r"\\.", "", text(value)))


@pytest.mark.parametrize(
    ("value", "escaped"),
    [
        ("a\\b;c,d:e", "a\\\\b\\;c\\,d:e"),
        ("two\nlines", "two\\nlines"),
        ("dos\r\nold\rnext\x85line\u2028end\u2029", "dos\\nold\\nnext\\nline\\nend"),
        ("tab\there", "tab here"),
        ("\ufeffbell\x07\x00", "bell"),
        ("half\ud800", "half"),
        ("plane\U0010ffff\ufdd0", "plane"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ('"quoted"', '"quoted"'),
    ],
)
def test_text_by_example(value: str, escaped: str) -> None:
    """The four escapes, one line break of many, and the odd characters."""
    assert text(value) == escaped


@given(NASTY)
def test_a_line_is_one_line(value: str) -> None:
    """White space of any kind is one blank, so that titles have no line breaks."""
    meant = unescaped(line(value))
    assert meant == " ".join(meant.split())
    assert line(meant) == line(value)


@given(NASTY)
def test_quoted_values_hold_no_quote(value: str) -> None:
    """A parameter's value can't end early (RFC 6868)."""
    inner = quoted(value)[1:-1]
    assert not re.search(r'["\r\n\0]', inner)
    meant = re.sub(r"\^([\^'])", lambda found: {"'": '"'}.get(found[1], found[1]), inner)
    assert line(meant) == line(value)


@given(NASTY)
def test_any_address_fits_on_a_line(value: str) -> None:
    """No address, however wrong, can bring line breaks or other characters into a feed."""
    assert re.fullmatch(r"[!-~]*", uri(value))
