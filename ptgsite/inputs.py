"""All that a build may look at, in one short text, told without understanding any of it.

The fingerprint says what the output is made of, but takes a check to find out. This one takes more
than matters (files that no build reads, the time at which one was touched) and needs a hundredth
of the time. It can only say that nothing at all has changed.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator

from ptgsite.contents import digest_of
from ptgsite.history.git import doubt, run
from ptgsite.program import FOLDERS, content_of, releases
from ptgsite.project import CONTENT, TEAMS, THEMES, Project

_CACHES = frozenset({"__pycache__"})


class _UnsureError(Exception):
    """Raised inside `inputs` alone: there is something whose changes can't be told like this."""


def inputs(project: Project) -> str | None:
    """What a build of a site would look at now; None where that can't be told without a build."""
    try:
        return digest_of(_parts(project))
    except (_UnsureError, OSError):
        return None


def _parts(project: Project) -> Iterator[bytes]:
    yield sys.version.encode()
    yield os.environ.get("SOURCE_DATE_EPOCH", "").encode("utf-8", "surrogateescape")
    yield from (release.encode() for release in sorted(releases()))
    yield _commit(project)
    yield str((project.root / TEAMS).stat().st_mtime_ns).encode()  # when a team was taken away
    for folder in FOLDERS:
        yield from _folder(os.fspath(folder), whole=False)
    for name in (CONTENT, TEAMS, THEMES):
        yield from _folder(os.fspath(project.root / name), whole=True)


def _commit(project: Project) -> bytes:
    """The commit that all history is behind; what a clone lacks of it may be there tomorrow."""
    if doubt(project.root):
        raise _UnsureError
    return run(project.root, "rev-parse", "HEAD") or b""


def _folder(path: str, *, whole: bool) -> Iterator[bytes]:
    """What a folder's files are called, and their sizes, times and, if `whole`, their contents."""
    if not os.path.lexists(path):
        return
    for entry in sorted(os.scandir(path), key=lambda entry: entry.name):
        if entry.name in _CACHES:
            continue
        found = entry.stat(follow_symlinks=False)
        yield os.fsencode(entry.path)
        if stat.S_ISDIR(found.st_mode):
            yield from _folder(entry.path, whole=whole)
        elif stat.S_ISREG(found.st_mode):
            yield f"{found.st_size} {found.st_mtime_ns} {found.st_mode}".encode()
            if whole:
                yield content_of(entry.path)
        else:
            raise _UnsureError
