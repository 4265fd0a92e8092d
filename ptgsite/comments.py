"""Comments in Markdown: notes for those who edit a text, which its readers don't see."""

from __future__ import annotations

import re

_OPENS = re.compile(r" {0,3}<!--")


def without_comments(lines: list[str]) -> list[str]:
    """Lines without each `<!-- note -->` that begins one; a comment without an end is text."""
    ends = max((place for place, line in enumerate(lines) if "-->" in line), default=-1)
    kept, inside = [], False
    for place, line in enumerate(lines):
        opened = None if inside or place > ends else _OPENS.match(line)
        rest = line[opened.end() :] if opened else line
        inside = inside or opened is not None
        if inside and "-->" in rest:
            inside, rest = False, rest.partition("-->")[2]
        kept.append("" if inside else rest)
    return kept
