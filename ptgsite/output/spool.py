"""Very many contents, of which memory holds some, and a file without a name the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

ROOM = 8_000_000
"""How many bytes are kept in memory."""


class Spool:
    """Contents by name, in the order in which they were put there."""

    __slots__ = ("_file", "_kept", "_size")

    def __init__(self) -> None:
        self._kept: dict[str, bytes | tuple[int, int]] = {}
        self._size = 0
        self._file: IO[bytes] | None = None

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()

    def put(self, name: str, content: bytes) -> None:
        """Keep a content; where the disk has no room, memory has to have it."""
        self._kept[name] = content
        self._size += len(content)
        if self._size > ROOM:
            try:
                self._kept[name] = (self._written(content), len(content))
            except OSError:
                self._kept[name] = content

    def __getitem__(self, name: str) -> bytes:
        """A content; raises KeyError where there is none of that name."""
        kept = self._kept[name]
        if isinstance(kept, bytes):
            return kept
        assert self._file is not None  # noqa: S101 - whatever is not kept was written
        self._file.seek(kept[0])
        return self._file.read(kept[1])

    def __iter__(self) -> Iterator[str]:
        """Each name."""
        return iter(self._kept)

    def __contains__(self, name: object) -> bool:
        """Whether there is a content of that name."""
        return name in self._kept

    def __len__(self) -> int:
        """How many there are."""
        return len(self._kept)

    def _written(self, content: bytes) -> int:
        """Where a content is in the file, now that it is written."""
        if self._file is None:
            from tempfile import TemporaryFile

            self._file = TemporaryFile()  # noqa: SIM115 - see __del__
        at = self._file.seek(0, 2)
        self._file.write(content)
        return at
