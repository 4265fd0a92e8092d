"""The nearest of some known names, for "did you mean …?"."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known name that `word` is most likely a slip of, or None where none is near."""
    return _nearest(word[:100], frozenset(known))


@lru_cache(maxsize=1000)
def _nearest(word: str, known: frozenset[str]) -> str | None:
    from difflib import get_close_matches

    slip = word.casefold()
    folded = _folded(known)
    for letters in _BEGINNINGS:
        if len(folded) > _MANY:
            beginning = slip[:letters]
            folded = {name: is_ for name, is_ in folded.items() if name.startswith(beginning)}
    found = get_close_matches(slip, folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


_MANY = 200
_BEGINNINGS = (1, 2, 3, 100)
"""With how many letters of a word a name has to begin, too, where many would have to be compared.

Comparing takes long, slips seldom change the beginning, and a stranger's file may have thousands.
"""


@lru_cache(maxsize=20)
def _folded(known: frozenset[str]) -> dict[str, str]:
    return {name.casefold(): name for name in sorted(known, reverse=True)}


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A help text that offers the nearest known name, or else lists the few that there are."""
    names = sorted(known)
    near = nearest(word, names)
    if near is not None:
        return f"did you mean `{near}`?"
    if not names:
        return None
    some = ", ".join(f"`{name}`" for name in names[:_SOME])
    return f"known: {some}" + (f" and {len(names) - _SOME} more" if len(names) > _SOME else "")


_SOME = 8


def same_title(text: str) -> str:
    """What titles share that are the same but for case and blanks."""
    return " ".join(text.casefold().split())
