"""Contents are as they were kept, in memory or not, here or in another process."""

from __future__ import annotations

import tempfile
from functools import partial
from io import FileIO
from pathlib import Path
from typing import Any, NoReturn

import pytest

from ptgsite.beside import beside
from ptgsite.contents import Stored, with_digests
from ptgsite.output import spool
from ptgsite.output.spool import Spool

CONTENTS = [b"first", b"", b"third" * 100, b"fourth"]
FILES = list(with_digests((f"{number}.txt", content) for number, content in enumerate(CONTENTS)))


@pytest.mark.parametrize("room", [0, 5, 6, 1_000])
def test_contents_come_back(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    """In any order, more than once, and before others are kept."""
    monkeypatch.setattr(spool, "ROOM", room)
    made = Spool()
    kept: list[bytes | Stored] = []
    for content in CONTENTS:
        kept.append(made.keep(content))
        assert made.get(kept[0]) == CONTENTS[0]
    assert [made.get(one) for one in reversed(kept)] == CONTENTS[::-1]
    assert [made.get(one) for one in kept] == CONTENTS
    assert [isinstance(one, bytes) for one in kept].count(True) == {0: 0, 5: 2, 6: 2}.get(room, 4)


def test_contents_of_other_processes_come_back() -> None:
    """Each has a file of its own, so that they may write at the same time."""
    made = Spool()
    others = [beside(partial(map, made.packing(), FILES)) for _ in range(3)]
    for other in others:
        kept = [content.content for _, content in other]
        assert all(isinstance(one, Stored) for one in kept)
        assert [made.get(one) for one in kept if isinstance(one, Stored)] == CONTENTS


def test_a_full_disk_is_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it has no room for stays in memory, and is handed over."""

    def full(**_: object) -> NoReturn:
        raise OSError

    monkeypatch.setattr(spool, "ROOM", 0)
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    made = Spool()
    assert [made.get(made.keep(content)) for content in CONTENTS] == CONTENTS
    assert list(map(made.packing(), FILES)) == FILES


class _Hesitant(FileIO):
    """A file that takes no more than two bytes at a time, as any may."""

    def write(self, content: Any) -> int:
        return super().write(content[:2])


def test_what_is_written_bit_by_bit_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None of it is left behind."""
    monkeypatch.setattr(spool, "ROOM", 0)
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: _Hesitant(tmp_path / "x", "w+"))
    made = Spool()
    kept = [made.keep(content) for content in CONTENTS]
    assert [made.get(one) for one in kept] == CONTENTS


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk is always full here")
def test_a_disk_that_gets_full_is_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written before can still be read."""
    monkeypatch.setattr(spool, "ROOM", 0)
    with Path("/dev/full").open("rb+", 0) as full:
        monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: full)
        made = Spool()
        assert [made.get(made.keep(content)) for content in CONTENTS] == CONTENTS
