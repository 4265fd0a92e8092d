"""Text of which a comment takes the end: `title: Fix bug #123` is "Fix bug" to YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ptgsite.problems import Problem, Where
from ptgsite.source.data import Data
from ptgsite.source.faults import in_quotes

_HASH = re.compile(r"(?<![ ])[ ]#[\w-]")
_KEY = re.compile(r"[ ]{0,100}(?:-[ ]{1,20}){0,3}(?:title|name|text|location):[ ]")


def cut_off(text: str, file: str, data: Data) -> Iterator[Problem]:
    """What is lost of a file's names and titles, where `#` stands right before a word.

    A comment that is meant as one has a blank behind its `#`, or several before it. Of each line
    only the first `#` counts, which also bounds what a file of nothing else can cost.
    """
    if " #" not in text:  # as in most files
        return
    seen: frozenset[str] | None = None
    longer = ""
    found = _HASH.search(text)
    while found:
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        key = _KEY.match(text, start, found.start())
        kept = text[key.end() : found.start()].strip() if key else ""
        if key and kept and "#" not in kept:
            if seen is None:
                seen = frozenset(_texts(data))
                longer = "\n".join(each for each in seen if " #" in each)
            if kept in seen and text[start:end].strip() not in longer:
                yield _problem(Where(file, offset=found.start() + 1), text[key.end() : end].strip())
        found = _HASH.search(text, end)


def _problem(where: Where, whole: str) -> Problem:
    return Problem(
        "wrong-type",
        "` #` starts a comment, so the rest of this text is not read",
        where,
        f"put all of it in quotes: {in_quotes(whole)}; a comment has a blank behind its `#`",
    )


def _texts(data: Data) -> Iterator[str]:
    if isinstance(data, str):
        yield str(data)
    else:
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _texts(inner)
