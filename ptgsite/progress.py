"""How far a build has come, for whoever listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Tell = Callable[[str, int, int], None]
"""Hears what is done now, how many of it are done, and of how many; 0 where nothing is counted.

Where one build may follow another, the end of each is told as "".
"""


def nobody(what: str, done: int, of: int) -> None:
    """Where nobody listens."""


def each(what: str, items: Sequence[T], tell: Tell) -> Iterator[T]:
    """The items one by one, telling how many have been dealt with."""
    for done, item in enumerate(items):
        tell(what, done, len(items))
        yield item
