"""What is in the output folder before a build writes: what is ours, what differs, what forbids it.

Nothing here writes, and no symbolic link below the folder is followed.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Container, Iterable, Iterator
from enum import Enum, auto
from pathlib import Path

from ptgsite.contents import digest
from ptgsite.output.manifest import Manifest, load
from ptgsite.output.tree import PRIVATE, OutputTree, folders_of
from ptgsite.records import dataclass

_REGULAR = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_BINARY", "O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK")
)
_NOT_REGULAR = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EMLINK, errno.ENXIO)
"""What opening says where there is nothing, a link, a socket, or a file in place of a folder."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was written, in words for the person who chose the folder."""

    message: str


@dataclass(frozen=True, slots=True)
class Ground:
    """How the folder differs from a tree: paths to write, to leave and to delete, each sorted.

    `known` is what the manifest names, `ours` what of it is there and was written by us. `folders`
    are those that the tree doesn't need: they go if they are empty once `removed` is gone, since
    with an empty folder nobody loses a thing.
    """

    known: tuple[str, ...]
    ours: frozenset[str]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    folders: tuple[str, ...]


class _Kind(Enum):
    NOTHING = auto()
    FILE = auto()
    FOLDER = auto()
    OTHER = auto()  # a symbolic link, a socket: never ours


def refusal(folder: Path) -> Refused | None:
    """Why `folder` can't be an output folder: it must be new, empty or made by ptgsite.

    It may be a symbolic link to such a folder. Raises OSError when it can't be looked at.
    """
    if not os.path.lexists(folder):
        return None
    if not folder.is_dir():
        return Refused(f"{folder} is not a folder; choose another one")
    if _kind(os.fspath(folder), PRIVATE) not in (_Kind.NOTHING, _Kind.FOLDER):
        return Refused(f"{folder / PRIVATE} was not made by ptgsite; remove it")
    if load(folder) is None and any(name != PRIVATE for name in os.listdir(folder)):
        return Refused(
            f"{folder} is not empty and was not made by ptgsite; choose another folder or empty it"
        )
    return None


def survey(tree: OutputTree, folder: Path, manifest: Manifest) -> Ground | Refused:
    """Compare `tree` with the files of `folder`; Refused where a foreign file stands in the way."""
    root = os.fspath(folder)
    known = sorted(manifest.files.keys() | manifest.pending.keys())
    real = _real_folders(root, known)
    ours = frozenset(path for path in known if _is_ours(root, path, real, manifest))
    in_the_way = list(_in_the_way(root, tree, ours))
    foreign = next((path for path, kind in in_the_way if kind is not _Kind.FOLDER), None)
    if foreign:
        return Refused(
            f"{folder / foreign} was not made by ptgsite and stands in the way; "
            "move it or choose another folder"
        )
    changed, unchanged = _compare(root, tree, ours, manifest)
    removed = tuple(path for path in known if path in ours and path not in tree)
    folders = {path for path, _ in in_the_way} | (real - tree.folders)
    return Ground(tuple(known), ours, changed, unchanged, removed, tuple(sorted(folders)))


def read(path: str, size: int | None = None) -> bytes | None:
    """The content of a regular file; None if it is none, or isn't `size` bytes long."""
    try:
        handle = os.open(path, _REGULAR)
    except OSError as error:
        if error.errno in _NOT_REGULAR:
            return None
        raise
    try:
        found = os.fstat(handle)
        fits = stat.S_ISREG(found.st_mode) and size in (None, found.st_size)
        return os.read(handle, found.st_size) if fits else None
    finally:
        os.close(handle)


def _real_folders(root: str, paths: Iterable[str]) -> set[str]:
    """Which of the folders that `paths` lie in are there, and are reached through no link."""
    real: set[str] = set()
    for folder in sorted({folder for path in paths for folder in folders_of(path)}):
        parent = folder.rpartition("/")[0]
        if (not parent or parent in real) and _kind(root, folder) is _Kind.FOLDER:
            real.add(folder)
    return real


def _is_ours(root: str, path: str, real: set[str], manifest: Manifest) -> bool:
    parent = path.rpartition("/")[0]
    there = (not parent or parent in real) and _kind(root, path) is _Kind.FILE
    return there and _wrote(root, path, manifest)


def _wrote(root: str, path: str, manifest: Manifest) -> bool:
    if path in manifest.files:
        return True
    content = read(f"{root}/{path}")
    return content is not None and digest(content) == manifest.pending[path]


def _compare(
    root: str, tree: OutputTree, ours: frozenset[str], manifest: Manifest
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paths whose files differ from the tree's, and those whose files don't, sorted."""
    same: dict[str, bool] = {}
    for path in sorted(tree):
        if path not in ours:
            same[path] = False
        elif tree.is_there(path):  # if no other build has written meanwhile
            same[path] = manifest.files.get(path) == tree.digest(path)
        else:
            content = tree[path]
            same[path] = read(f"{root}/{path}", len(content)) == content
    changed = (path for path, equal in same.items() if not equal)
    return tuple(changed), tuple(path for path, equal in same.items() if equal)


def _in_the_way(root: str, tree: OutputTree, ours: frozenset[str]) -> Iterator[tuple[str, _Kind]]:
    """What is where the tree wants something else, files of ours aside; outermost first."""
    missing: set[str] = set()
    for path in sorted(tree.folders):
        kind = _kind_in(root, path, missing)
        if kind is _Kind.NOTHING:
            missing.add(path)
        if kind is _Kind.OTHER or (kind is _Kind.FILE and path not in ours):
            yield path, kind
    for path in sorted(path for path in tree if path not in ours):
        kind = _kind_in(root, path, missing)
        if kind is not _Kind.NOTHING:
            yield path, kind
        if kind is _Kind.FOLDER:
            yield from _inside(root, path, ours)


def _kind_in(root: str, path: str, missing: Container[str]) -> _Kind:
    """What is at a path: nothing where its folder is missing, which needs no look."""
    return _Kind.NOTHING if path.rpartition("/")[0] in missing else _kind(root, path)


def _inside(root: str, folder: str, ours: frozenset[str]) -> Iterator[tuple[str, _Kind]]:
    for place, folders, files in os.walk(f"{root}/{folder}"):
        for name in (*folders, *files):
            path = f"{place}/{name}"[len(root) + 1 :]
            if path not in ours:
                yield path, _kind(root, path)


def _kind(root: str, path: str) -> _Kind:
    try:
        mode = os.lstat(f"{root}/{path}").st_mode
    except (FileNotFoundError, NotADirectoryError):
        return _Kind.NOTHING
    if stat.S_ISREG(mode):
        return _Kind.FILE
    return _Kind.FOLDER if stat.S_ISDIR(mode) else _Kind.OTHER
