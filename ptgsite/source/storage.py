"""Where a site's files are: on the disk, or wherever else can answer the same four questions."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from ptgsite.records import dataclass


class Kind(Enum):
    """What a name in a folder stands for; whoever reads a site follows no link."""

    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    OTHER = auto()


class Storage(Protocol):
    """The files of a site; each path is relative to its root, with forward slashes."""

    def kind(self, path: str) -> Kind | None:
        """What is there, or None if nothing is. Raises OSError where that can't be told."""

    def size(self, file: str) -> int:
        """The size of a file in bytes. Raises OSError."""

    def content(self, file: str, limit: int) -> bytes:
        """A file's content, of which what is beyond `limit` may be left out. Raises OSError."""

    def names(self, folder: str) -> Iterable[str]:
        """The names in a folder, in any order; none where there is no folder."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The files as they are on the disk now, below `root`."""

    root: Path

    # A site has very many files: with texts for paths, they are read in half the time.

    def kind(self, path: str) -> Kind | None:
        """What is there; see Storage."""
        try:
            mode = os.lstat(f"{self.root}/{path}").st_mode
        except FileNotFoundError:
            return None
        return _KINDS.get(stat.S_IFMT(mode), Kind.OTHER)

    def size(self, file: str) -> int:
        """A file's size; see Storage."""
        return os.lstat(f"{self.root}/{file}").st_size

    def content(self, file: str, limit: int) -> bytes:
        """A file's content; see Storage."""
        with open(f"{self.root}/{file}", "rb", buffering=0) as opened:  # noqa: PTH123 - as above
            return opened.readall()[:limit]

    def names(self, folder: str) -> Iterable[str]:
        """The names in a folder; see Storage."""
        return os.listdir(self.root / folder) if self.kind(folder) is Kind.FOLDER else ()


_KINDS = {stat.S_IFREG: Kind.FILE, stat.S_IFDIR: Kind.FOLDER, stat.S_IFLNK: Kind.LINK}
