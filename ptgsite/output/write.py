"""The one place that writes: a tree becomes the files of a folder, each whole at any moment.

What differs is staged inside the folder and then renamed into place; what is equal isn't touched,
and what no build generates any more is deleted. Only files that the manifest calls ours are ever
replaced or deleted. A build that is killed leaves old and new files, all of them whole, and the
next one completes it.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ptgsite.contents import digest
from ptgsite.output.ground import Ground, Refused, read, refusal, survey
from ptgsite.output.kept import keep
from ptgsite.output.manifest import MANIFEST, Manifest, dump, load
from ptgsite.output.tree import PRIVATE, OutputTree, folders_of
from ptgsite.records import dataclass
from ptgsite.urls import STATIC

if sys.platform != "win32":
    import fcntl

__all__ = ["Refused", "Written", "is_current", "write", "write_first"]

_LOCK = f"{PRIVATE}/lock"
_STAGING = f"{PRIVATE}/staging"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_LOCKED = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)
_NOT_EMPTY = (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT)


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did: the paths that it wrote and deleted, sorted, and how many it left alone."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def write(
    tree: OutputTree,
    folder: Path,
    fingerprint: str = "",
    made_with: str = "",
    first: Collection[str] = (),
) -> Written | Refused:
    """Make the files of `folder` those of `tree`, and remember that `fingerprint` led to them.

    `made_with` stands for the theme and the program, which all pages depend on; `first` are the
    paths that `write_first` has written of the tree.

    Refused says why nothing was touched: the folder, or a file in it, isn't ours, or another build
    is writing. Raises OSError where the disk fails; the next build then completes this one.
    """
    if refused := refusal(folder):
        return refused
    (folder / PRIVATE).mkdir(parents=True, exist_ok=True)
    with _locked(folder / _LOCK) as alone:
        if not alone:
            return Refused(f"another build is writing to {folder}; wait for it to end")
        manifest = load(folder) or Manifest()
        ground = survey(tree, folder, manifest)
        if isinstance(ground, Refused):
            return ground
        done = Manifest({path: tree.digest(path) for path in tree}, {}, fingerprint, tree.notes)
        _clear(folder / _STAGING)  # a build was killed
        if manifest != done or ground.changed or ground.folders:
            _commit(tree, folder, ground, done)
        keep(folder, tree, made_with)
        changed = {*ground.changed, *first}
        return Written(tuple(sorted(changed)), ground.removed, len(tree) - len(changed))


def write_first(tree: OutputTree, folder: Path) -> Written | None:
    """Put some files of a build in place before the rest of it is made.

    Nothing is deleted, and of all other files the folder's records go on to speak as of the last
    build: `write` has to follow with all files. None where nothing is written, since `write` would
    refuse, or has something to move out of the way. Raises OSError where the disk fails.
    """
    if refusal(folder):
        return None
    (folder / PRIVATE).mkdir(parents=True, exist_ok=True)
    with _locked(folder / _LOCK) as alone:
        manifest = load(folder) or Manifest()
        ground = survey(tree, folder, manifest.of(tree))
        if not alone or isinstance(ground, Refused) or ground.folders:
            return None
        _clear(folder / _STAGING)  # a build was killed
        (folder / _STAGING).mkdir()
        staged = _stage(tree, folder, ground.changed)
        if staged:  # whenever this ends, they are ours, and not as the last build has left them
            ours = dict.fromkeys(ground.ours.intersection(staged), "")
            new = {path: tree.digest(path) for path in staged.keys() - ours}
            _record(folder, Manifest({**manifest.files, **ours}, {**manifest.pending, **new}))
        _place(folder, staged)
        _remove_folder(folder / _STAGING)
        return Written(ground.changed, (), len(ground.unchanged))


def is_current(folder: Path, fingerprint: str) -> bool:
    """Whether the last build there completed, with this fingerprint, and all its files are intact.

    Raises OSError when a file is there and can't be read.
    """
    manifest = load(folder)
    if manifest is None or manifest.fingerprint != fingerprint:
        return False
    contents = ((read(f"{folder}/{path}"), known) for path, known in manifest.files.items())
    return all(content is not None and digest(content) == known for content, known in contents)


def _commit(tree: OutputTree, folder: Path, ground: Ground, done: Manifest) -> None:
    (folder / _STAGING).mkdir()
    if ground.changed or ground.removed or ground.folders:
        _put(tree, folder, ground, done)
    _record(folder, done)
    _remove_folder(folder / _STAGING)


def _put(tree: OutputTree, folder: Path, ground: Ground, done: Manifest) -> None:
    """Write and delete; until it is done, the manifest tells what was ours and what is to be."""
    staged = _stage(tree, folder, ground.changed)
    pending = dict.fromkeys(ground.known, "") | {path: done.files[path] for path in staged}
    _record(folder, Manifest(dict.fromkeys(ground.ours, ""), pending))
    _delete(folder, ground, lambda path: _blocks(path, tree))
    _place(folder, staged)
    _delete(folder, ground, lambda path: not _blocks(path, tree))


def _stage(tree: OutputTree, folder: Path, paths: Iterable[str]) -> dict[str, str]:
    """Write files beside their places; where each is now, in the order of their coming."""
    root = os.fspath(folder)  # joining each path as a Path would take half of the time
    order = enumerate(sorted(paths, key=_order))
    staged = {path: f"{root}/{_STAGING}/{number}" for number, path in order}
    for path, place in staged.items():
        _write(place, tree[path])
    return staged


def _place(folder: Path, staged: Mapping[str, str]) -> None:
    """Put staged files in their places."""
    root = os.fspath(folder)
    _make_folders(root, staged)
    for path, place in staged.items():
        _rename(place, f"{root}/{path}")


def _write(path: str, content: bytes) -> None:
    """Make a new file."""
    rest = memoryview(content)
    handle = os.open(path, _NEW, 0o666)
    try:
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def _make_folders(root: str, paths: Iterable[str]) -> None:
    """Make the folders of these files, outermost first."""
    for folder in sorted({folder for path in paths for folder in folders_of(path)}):
        if not os.path.isdir(f"{root}/{folder}"):
            os.mkdir(f"{root}/{folder}")


def _clear(staging: Path) -> None:
    if staging.is_symlink() or staging.is_file():
        staging.unlink()
    elif staging.exists():
        for name in os.listdir(staging):
            (staging / name).unlink()
        staging.rmdir()


def _order(path: str) -> tuple[bool, bool, int, str]:
    """Assets, then feeds, then pages, the home page last: what pages point at is there by then."""
    return not path.startswith(f"{STATIC}/"), path.endswith(".html"), -path.count("/"), path


def _blocks(path: str, tree: OutputTree) -> bool:
    """Whether what is at `path` must go before the tree's files can come."""
    return path in tree.folders or any(each in tree for each in (path, *folders_of(path)))


def _record(folder: Path, manifest: Manifest) -> None:
    beside = f"{folder}/{_STAGING}/manifest"
    _write(beside, dump(manifest))
    _rename(beside, f"{folder}/{MANIFEST}")


def _delete(folder: Path, ground: Ground, chosen: Callable[[str], bool]) -> None:
    """Delete the chosen ones of the files that nobody needs, pages first, then of the folders."""
    for path in sorted(filter(chosen, ground.removed), key=_order, reverse=True):
        _remove(folder / path)
    for path in sorted(filter(chosen, ground.folders), reverse=True):
        _remove_folder(folder / path)


@contextmanager
def _locked(path: Path) -> Iterator[bool]:
    """Hold the folder's lock; False if another process has it. It ends with its process."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        yield _lock(handle)
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    if sys.platform == "win32":  # to run one build at a time is the user's care there
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:  # a file system without locks is no reason not to build
        return error.errno not in _LOCKED
    return True


def _rename(source: str, target: str) -> None:
    os.replace(source, target)


def _remove(path: Path) -> None:
    path.unlink()


def _remove_folder(path: Path) -> None:
    """Remove a folder, unless someone else keeps files there."""
    try:
        path.rmdir()
    except OSError as error:
        if error.errno not in _NOT_EMPTY:
            raise
