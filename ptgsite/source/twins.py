"""What to say of keys that stand in one mapping twice."""

from __future__ import annotations

from collections.abc import Sequence

from ptgsite.problems import Note, Problem, Where
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class Twin:
    """A key that is there again: its name, the offsets of it and of the first one.

    `lists` says that both are followed by lists.
    """

    name: str
    offset: int
    first: int
    lists: bool


def twin_problems(twins: Sequence[Twin], begins: int, file: str, *, whole: bool) -> list[Problem]:
    """The problems of one mapping, whose first key is at `begins`; `whole` if the file is that.

    Where an entry begins again, a dash is missing, and keys behind it are no mistakes of their own.
    """
    if whole or twins[0].first != begins:
        return [_problem([twin], file, entry=not whole) for twin in twins]
    return [_problem(twins, file, entry=True)]


def _problem(twins: Sequence[Twin], file: str, *, entry: bool) -> Problem:
    twin, *others = twins
    name = twin.name[:60]
    again = "is here a second time" + (", and so are keys below it" if others else "")
    keep = "keep one of each" if others else "keep one of the two"
    if entry:
        help_ = f"if this is another entry, put `- ` before `{name}`; else {keep}"
    elif twin.lists:
        help_ = "move the entries below it to the first one, and delete this line"
    else:
        help_ = keep
    note = Note(Where(file, offset=twin.first), "the first one")
    return Problem(
        "duplicate-key", f"`{name}` {again}", Where(file, offset=twin.offset), help_, (note,)
    )
