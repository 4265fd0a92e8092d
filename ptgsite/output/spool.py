"""Very many contents, of which memory holds some, and files without a name the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from ptgsite.contents import File, Stored

ROOM = 8_000_000
"""How many bytes are kept in memory."""


class Spool:
    """Where contents wait until all are made; where the disk has no room, memory has to have it."""

    __slots__ = ("_files", "_own", "_size")

    def __init__(self) -> None:
        self._size = 0
        self._files: list[IO[bytes]] = []
        self._own: Callable[[bytes], bytes | Stored] | None = None

    def __del__(self) -> None:
        for file in self._files:
            file.close()

    def keep(self, content: bytes) -> bytes | Stored:
        """A content, or where it is now, for `get`."""
        self._size += len(content)
        if self._size <= ROOM:
            return content
        if self._own is None:
            self._own = self._writer()
        return self._own(content)

    def packing(self) -> Callable[[File], File]:
        """What another process, made after this call, does with files before it hands them over.

        Their contents stay behind, in a file of its own.
        """
        keep = self._writer()

        def packed(file: File) -> File:
            path, content = file
            if isinstance(content.content, bytes):
                content = content._replace(content=keep(content.content))
            return path, content

        return packed

    def get(self, kept: bytes | Stored) -> bytes:
        """A content that was kept, or packed by a process that has ended."""
        if isinstance(kept, bytes):
            return kept
        file = self._files[kept.file]
        file.seek(kept.at)
        return file.read(kept.size)

    def _writer(self) -> Callable[[bytes], bytes | Stored]:
        from tempfile import TemporaryFile

        try:
            file = TemporaryFile(buffering=0)  # noqa: SIM115 - see __del__
        except OSError:
            return lambda content: content
        self._files.append(file)
        number = len(self._files) - 1

        def written(content: bytes) -> bytes | Stored:
            at = file.seek(0, 2)
            rest = memoryview(content)
            try:
                while rest:
                    rest = rest[file.write(rest) :]
            except OSError:
                return content
            return Stored(number, at, len(content))

        return written
