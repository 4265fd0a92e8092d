"""The nearest name is found among few and among very many."""

from __future__ import annotations

import difflib

import pytest

from ptgsite.source.names import nearest


def test_among_few_any_slip_is_found() -> None:
    """Also that of the first letter."""
    assert nearest("mova", ["cinder", "Nova", "zuul"]) == "Nova"
    assert nearest("swift", ["cinder", "nova"]) is None


def test_among_many_the_beginning_has_to_be_right() -> None:
    """As much of it as is needed to leave few."""
    known = [f"team-{number}" for number in range(300)] + ["neutron", "nova"]
    assert nearest("nuetron", known) == "neutron"
    assert nearest("nova-", known) == "nova"
    many = [f"{first}{second}-team" for first in "abcde" for second in range(1_000)]
    assert nearest("a123-taem", many) == "a123-team"
    assert nearest("b-123-team", many) is None


def test_of_very_many_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with thousands of wrong names keeps nobody waiting."""
    seen: list[int] = []
    real = difflib.get_close_matches

    def counted(word: str, possibilities: dict[str, str], n: int, cutoff: float) -> list[str]:
        seen.append(len(possibilities))
        return real(word, possibilities, n, cutoff)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    for prefix in ("", "q", "queue-"):
        nearest(f"{prefix}x", [f"{prefix}{number:04}" for number in range(5_000)])
    assert max(seen) <= 200
