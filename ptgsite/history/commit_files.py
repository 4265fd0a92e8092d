"""The files of a site as they are in a commit, read with git alone: nothing is checked out."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha1, sha256
from pathlib import Path

from ptgsite.history.faults import NoSuchRevision
from ptgsite.history.git import contents, run
from ptgsite.project import CONTENT, TEAMS, THEMES
from ptgsite.records import dataclass
from ptgsite.source.files import MAX_YAML
from ptgsite.source.read import ReadFile
from ptgsite.source.storage import Kind

_SHA1_DIGITS, _SHORT = 40, 12


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: Kind
    blob: str
    size: int


class CommitFiles:
    """The files of the commit `commit` below `root`, a Storage.

    Of files whose contents are among those in `known`, which are by path, nothing is read. Raises
    NoSuchRevision, when it is made or a file is read, where a partial clone lacks the files.
    """

    def __init__(self, root: Path, commit: str, known: Mapping[str, ReadFile]) -> None:
        self._root, self._commit = root, commit
        self._entries = dict(_entries(root, commit))
        self._known = known

    def kind(self, path: str) -> Kind | None:
        """What is there; see Storage."""
        entry = self._entries.get(path)
        return None if entry is None else entry.kind

    def size(self, file: str) -> int:
        """A file's size; see Storage."""
        return self._entries[file].size

    def content(self, file: str, limit: int) -> bytes:
        """A file's content; see Storage."""
        blob = self._entries[file].blob
        found = self._contents if blob in self._contents else contents(self._root, [blob])
        if blob not in found:  # a clone may lack contents, and nothing is fetched
            raise FileNotFoundError(errno.ENOENT, "git lacks its content", file)
        return found[blob][:limit]

    def names(self, folder: str) -> Iterable[str]:
        """The names in a folder; see Storage."""
        for path in self._entries:
            parent, _, name = path.rpartition("/")
            if parent == folder:
                yield name

    @cached_property
    def _contents(self) -> Mapping[str, bytes]:
        """What sources are likely to be read, got in one go."""
        found, wanted = {}, []
        for path, entry in self._entries.items():
            if not _is_source(path, entry):
                continue
            text = self._known[path].text.encode() if path in self._known else b""
            if _blob_id(text, entry.blob) == entry.blob:
                found[entry.blob] = text
            else:
                wanted.append(entry.blob)
        found |= contents(self._root, wanted)
        if not found.keys() >= {*wanted}:
            raise _lacking(self._commit)
        return found


def _is_source(path: str, entry: _Entry) -> bool:
    folder, _, name = path.rpartition("/")
    named = folder in (CONTENT, TEAMS) and name.endswith((".yaml", ".md"))
    return named and entry.kind is Kind.FILE and entry.size <= MAX_YAML


def _blob_id(content: bytes, like: str) -> str:
    """The id that git gives to a content, by the sort of digest that `like` is."""
    header = b"blob %d\0" % len(content)
    if len(like) == _SHA1_DIGITS:
        return sha1(header + content, usedforsecurity=False).hexdigest()
    return sha256(header + content).hexdigest()


def _entries(root: Path, commit: str) -> Iterator[tuple[str, _Entry]]:
    listed = run(root, "ls-tree", "-z", "-r", "-t", "-l", commit, "--", CONTENT, TEAMS, THEMES)
    if listed is None:  # it asks for the sizes, which git has not without the files
        raise _lacking(commit)
    for line in listed.split(b"\0"):
        about, _, path = line.partition(b"\t")
        words = about.decode("ascii", "replace").split()
        if len(words) == 4:
            mode, _, blob, size = words
            yield os.fsdecode(path), _Entry(_kind(mode), blob, int(size) if size.isdecimal() else 0)


def _lacking(commit: str) -> NoSuchRevision:
    return NoSuchRevision(
        f"git lacks the files of {commit[:_SHORT]}, as in a partial clone; to get them: "
        "git fetch --refetch --no-filter"
    )


def _kind(mode: str) -> Kind:
    if mode.startswith("100"):
        return Kind.FILE
    return {"040000": Kind.FOLDER, "120000": Kind.LINK}.get(mode, Kind.OTHER)
