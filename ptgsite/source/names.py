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

    folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    slip = word.casefold()
    if len(folded) > _MANY:  # comparing takes long: slips seldom change the first letter
        folded = {name: known for name, known in folded.items() if name[:1] == slip[:1]}
    found = get_close_matches(slip, folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


_MANY = 200


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
