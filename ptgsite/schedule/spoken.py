"""The names of rooms for PTGBot, which people say on IRC: `#nova book BallroomA-MonA1`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, count
from typing import Protocol


class Named(Protocol):
    """A room, as the sources or the schedule have it."""

    @property
    def id(self) -> str:
        """What files call it."""

    @property
    def name(self) -> str:
        """What people call it."""


def spoken_names(rooms: Iterable[Named]) -> Mapping[str, str]:
    """By its id a room's name for the bot, unlike any other room's.

    It has no blank, since a command is cut there, and no hyphen, which parts it from the time slot.
    """
    names: dict[str, str] = {}
    taken = {""}
    for room in rooms:
        own = _joined(room.id)
        wishes = chain((_joined(room.name), own), (f"{own}{number}" for number in count(2)))
        names[room.id] = next(wish for wish in wishes if wish not in taken)
        taken.add(names[room.id])
    return names


def _joined(name: str) -> str:
    return "".join(name.replace("-", "").split())
