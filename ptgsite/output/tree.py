"""Everything that a build generates: one content and one owner a path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ptgsite.contents import Again, Content, File, Page, Stored
from ptgsite.output.spool import Spool

PRIVATE = ".ptgsite"
"""The folder of the output in which ptgsite keeps its own records; nothing is generated there."""


class PathTaken(ValueError):
    """Two generators want the same path, or one wants a file where another wants a folder."""


class UnsafePath(ValueError):
    """A path that doesn't name a file inside the output folder."""


class OutputTree:
    """The generated files; a path is relative to the output folder, with forward slashes."""

    __slots__ = ("_again", "_digests", "_files", "_folders", "_notes", "_pages", "_spool")

    def __init__(self, spool: Spool | None = None) -> None:
        self._spool = spool or Spool()
        self._files: dict[str, bytes | Stored] = {}
        self._folders: set[str] = set()
        self._digests: dict[str, str] = {}
        self._pages: dict[str, Page] = {}
        self._again: dict[str, Again] = {}
        self._notes: dict[str, tuple[str, ...]] = {}

    def add(self, path: str, content: Content) -> None:
        """Put `content` at `path`.

        Raises UnsafePath or PathTaken: both are our own mistakes, never an author's.
        """
        if not is_safe(path):
            raise UnsafePath(path)
        folders = folders_of(path)
        if path in self._digests or path in self._folders:
            raise PathTaken(path)
        if taken := next((folder for folder in folders if folder in self._digests), None):
            raise PathTaken(f"{taken} is a file, which {path} wants as a folder")
        self._folders.update(folders)
        if isinstance(content, Page):
            self._pages[path] = content._replace(content=b"")
        elif content.notes:
            self._notes[path] = content.notes
        self._put(path, content.content, content.digest)

    def add_all(self, files: Iterable[File]) -> None:
        """Put files in, each at its path; see `add`."""
        for path, content in files:
            self.add(path, content)

    def _put(self, path: str, content: bytes | Stored | Again, digest: str) -> None:
        self._digests[path] = digest
        if isinstance(content, bytes):
            self._files[path] = self._spool.keep(content)
        elif isinstance(content, Stored):
            self._files[path] = content
        else:
            self._again[path] = content

    @property
    def pages(self) -> Mapping[str, Page]:
        """What is known of the pages by their paths, without their contents."""
        return self._pages

    @property
    def notes(self) -> Mapping[str, tuple[str, ...]]:
        """What is to be told of files, by their paths."""
        return self._notes

    def is_there(self, path: str) -> bool:
        """Whether the file that an earlier build has left at `path` is as good."""
        return path in self._again

    def digest(self, path: str) -> str:
        """That of the content at `path`; raises KeyError where nothing is."""
        return self._digests[path]

    def __iter__(self) -> Iterator[str]:
        """Each path, in the order in which they were added."""
        return iter(self._digests)

    def __getitem__(self, path: str) -> bytes:
        """The content at `path`; raises KeyError where nothing is."""
        if path in self._again:
            return self._again[path]()
        return self._spool.get(self._files[path])

    def __contains__(self, path: object) -> bool:
        """Whether a file is generated at `path`."""
        return path in self._digests

    def __len__(self) -> int:
        """How many files there are."""
        return len(self._digests)

    @property
    def folders(self) -> frozenset[str]:
        """Every folder that the files need, without the output folder itself."""
        return frozenset(self._folders)


def is_safe(path: str) -> bool:
    """Whether `path` names a file below what it is relative to, and not one of our records."""
    parts = path.split("/")
    odd = "\\" in path or "\0" in path or parts[0] == PRIVATE
    return not odd and not any(part in ("", ".", "..") for part in parts)


def folders_of(path: str) -> list[str]:
    """The folders that `path` lies in, outermost first: "a/b/c" gives "a" and "a/b"."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[: depth + 1]) for depth in range(len(parts))]
