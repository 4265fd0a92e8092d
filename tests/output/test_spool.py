"""Contents are as they were put there, in memory or not."""

from __future__ import annotations

import tempfile
from typing import NoReturn

import pytest

from ptgsite.output import spool
from ptgsite.output.spool import Spool

CONTENTS = {"a": b"first", "b": b"", "c": b"third" * 100, "d": b"fourth"}


def _spooled() -> Spool:
    made = Spool()
    for name, content in CONTENTS.items():
        made.put(name, content)
    return made


@pytest.mark.parametrize("room", [0, 5, 6, 1_000])
def test_contents_come_back(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    """In any order, and more than once."""
    monkeypatch.setattr(spool, "ROOM", room)
    made = _spooled()
    assert {name: made[name] for name in reversed(list(made))} == CONTENTS
    assert [made[name] for name in made] == list(CONTENTS.values())
    assert (len(made), "c" in made, "e" in made) == (4, True, False)


def test_a_full_disk_is_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it has no room for stays in memory."""

    def full() -> NoReturn:
        raise OSError

    monkeypatch.setattr(spool, "ROOM", 0)
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    made = _spooled()
    assert {name: made[name] for name in made} == CONTENTS
