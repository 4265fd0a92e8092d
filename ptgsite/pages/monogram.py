"""A team's monogram: what tells it apart where there is no room for its name."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_LETTERS = 3


def monogram(name: str) -> str:
    """One to three letters: initials, or how a single word begins; "Public Cloud WG" is "PCW"."""
    words = _WORD.findall(name)
    if len(words) > 1:
        return "".join(word[0] for word in words[:_LETTERS]).upper()
    word = words[0] if words else "?"
    if len(word) <= _LETTERS or word[:_LETTERS].isupper():
        return word[:_LETTERS].upper()
    return word[0].upper() + word[1]
