"""What usually causes a YAML syntax error, in words for someone who doesn't know YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SyntaxHelp:
    """What to say of a syntax error; `offset`, in characters, is where its cause stands."""

    message: str
    offset: int
    help: str


def explain_syntax_error(problem: str, text: str, offset: int, opened: int) -> SyntaxHelp:
    """The likely cause of libyaml's `problem`.

    `offset` is where the parser stopped and `opened` where the structure it was in began.
    """
    for cause in _CAUSES:
        found = cause(problem, text, offset, opened)
        if found is not None:
            return found
    return SyntaxHelp(
        f"this can't be read as YAML: {problem or 'it breaks off here'}",
        offset,
        "look at this line and the one before it: quotes, brackets, colons and indentation",
    )


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _line(text: str, offset: int) -> str:
    end = text.find("\n", offset)
    return text[_line_start(text, offset) : len(text) if end < 0 else end].rstrip("\r")


def _tab(_problem: str, text: str, offset: int, _opened: int) -> SyntaxHelp | None:
    for start in (_line_start(text, offset), _line_start(text, max(offset - 1, 0))):
        indent = re.compile(r"[ ]*(?:- *)*").match(text, start)
        if indent and text[indent.end() : indent.end() + 1] == "\t":
            return SyntaxHelp(
                "a tab indents this line, and YAML is indented with spaces",
                indent.end(),
                "replace the tab with spaces, two for each step inwards",
            )
    if text[offset : offset + 1] == "\t":
        return SyntaxHelp("a tab stands where YAML wants a space", offset, "write a space instead")
    return None


def _stray_colon(problem: str, text: str, offset: int, _opened: int) -> SyntaxHelp | None:
    if problem != "mapping values are not allowed in this context":
        return None
    line = _line(text, offset)
    if re.match(r"[\s-]*[\w-]+:\s.*:(\s|$)", line):
        return SyntaxHelp(
            "text with a colon in it must be in quotes",
            offset,
            'put the whole value in quotes: title: "Nova: the road ahead"',
        )
    return SyntaxHelp(
        "a key stands where none can be",
        offset,
        "indent it like the keys beside it, and put text with a colon in quotes",
    )


def _open_quote(problem: str, _text: str, _offset: int, opened: int) -> SyntaxHelp | None:
    if "quoted scalar" not in problem and "unexpected end of stream" not in problem:
        return None
    return SyntaxHelp(
        "the quote that opens here is never closed",
        opened,
        "close it, or put text with a quote in it into quotes of the other kind",
    )


def _open_bracket(problem: str, text: str, offset: int, opened: int) -> SyntaxHelp | None:
    bracket = text[opened : opened + 1]
    if "expected ',' or" not in problem or bracket not in "[{":
        return None
    closing = {"[": "]", "{": "}"}[bracket]
    return SyntaxHelp(
        f"the list that opens with `{bracket}` goes wrong here: `,` or `{closing}` was expected",
        offset,
        f"separate what is in it with commas, and close it with `{closing}`",
    )


def _special_start(problem: str, text: str, offset: int, _opened: int) -> SyntaxHelp | None:
    character = text[offset : offset + 1]
    if "cannot start any token" not in problem and (not character or character not in "*&!%@`|>"):
        return None
    return SyntaxHelp(
        f"text can't start with `{character}` unless it is in quotes",
        offset,
        f'put it in quotes: "{character}…"',
    )


def _after_closing(problem: str, text: str, offset: int, _opened: int) -> SyntaxHelp | None:
    before = text[_line_start(text, offset) : offset].rstrip()
    if "did not find expected" not in problem or before[-1:] not in ("'", '"', "]", "}"):
        return None
    return SyntaxHelp(
        f"something follows the `{before[-1]}` that ends the value",
        offset,
        "delete it, or put the whole value in quotes",
    )


def _indentation(problem: str, _text: str, offset: int, opened: int) -> SyntaxHelp | None:
    if "expected ':'" in problem:
        return SyntaxHelp(
            "a colon and a space are missing after the key here",
            opened,
            "write `key: value`; text of several lines starts with `|` and is indented",
        )
    if "did not find expected" not in problem:
        return None
    return SyntaxHelp(
        "this line is not indented like the lines it belongs to",
        offset,
        "give all keys of one entry, and all dashes of one list, the same indentation",
    )


_CAUSES = (
    _tab,
    _stray_colon,
    _open_quote,
    _open_bracket,
    _special_start,
    _after_closing,
    _indentation,
)
