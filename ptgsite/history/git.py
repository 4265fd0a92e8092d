"""Asking git, without letting a repository run or reach anything; and which commit touched what.

One `git log` walks the history; its pathspec makes it skip whatever did not touch the folders. The
site may be a subfolder of its repository, have odd file names, or lie in no repository at all.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from ptgsite.project import CONTENT, TEAMS
from ptgsite.records import dataclass

_CONFIG = (
    "core.fsmonitor=false",  # would run a program
    "core.hooksPath=/dev/null",
    "protocol.allow=never",  # a partial clone would fetch what it lacks
    "log.showRoot=true",  # else the first commit touches nothing
    "log.follow=false",
    "log.diffMerges=first-parent",  # what -m means, from git 2.32 on
    "format.pretty=medium",  # git reads it even where it is told the format
)
_OPTIONS = tuple("--no-pager --literal-pathspecs --no-replace-objects".split())
_LOG = tuple(
    "log --first-parent -m --format=%x00%H%x20%ct -z --raw --no-abbrev --relative --no-renames "
    "--encoding=UTF-8 --no-color --no-show-signature --no-ext-diff --no-textconv --no-notes "
    "-O/dev/null HEAD --".split()
)
_MISLEADING = frozenset(
    "GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_COMMON_DIR GIT_NAMESPACE "
    "GIT_OBJECT_DIRECTORY".split()
)
"""Set in hooks, say: they would have git look at another repository than the site's."""


_SHA1_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, its time in seconds since 1970, and the files that it touched.

    Each file, relative to the site's root, has the id of its new content; None where it was deleted
    or is no regular file.
    """

    id: str
    time: int
    blobs: Mapping[str, str | None]


def commits(root: Path, folders: Sequence[str]) -> Iterator[Commit]:
    """The commits that touched files in `folders`, which are relative to `root`, newest first.

    Only HEAD's first-parent line is walked. Nothing comes where git is missing or refuses: no
    repository, no commit, another's folder.
    """
    return _parse(run(root, *_LOG, *folders) or b"") if folders else iter(())


def contents(root: Path, blobs: Iterable[str]) -> dict[str, bytes]:
    """The contents of blobs, read in one go, by their ids; those that git lacks are left out."""
    asked = tuple(dict.fromkeys(blobs))
    if not asked:
        return {}
    answer = _batch(root, asked)
    if answer is None:  # git ends at the first that a partial clone lacks
        there = _present(root)
        answer = _batch(root, [blob for blob in asked if blob in there]) or b""
    found: dict[str, bytes] = {}
    position = 0
    while position < len(answer):
        end = answer.index(b"\n", position)
        blob, kind, *size = answer[position:end].decode("ascii", "replace").split()
        position = end + 1
        if kind == "blob":
            found[blob] = answer[position : position + int(size[0])]
            position += int(size[0]) + 1
    return found


@lru_cache(maxsize=4_096)  # a build asks twice, and each of `serve` for texts that stay
def blob_id(text: str, digits: int) -> str:
    """The id, of so many digits, that git gives to a file with that text and nothing before it."""
    content = text.encode("utf-8", "replace")
    new = hashlib.sha1 if digits == _SHA1_DIGITS else hashlib.sha256
    return new(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _batch(root: Path, blobs: Iterable[str]) -> bytes | None:
    asked = "".join(f"{blob}\n" for blob in blobs)
    return run(root, "cat-file", "--batch", stdin=asked.encode())


def _present(root: Path) -> frozenset[str]:
    """The ids of all that the repository has."""
    every = ("--batch-all-objects", "--batch-check=%(objectname)")
    return frozenset((run(root, "cat-file", *every) or b"").decode().split())


def doubt(root: Path) -> str | None:
    """Why the history of the repository that `root` is in can't be relied on; None if it can.

    A site that lies in no repository has no history to doubt.
    """
    shallow = is_shallow(root)
    if shallow is None:
        here = root.resolve()
        inside = any((folder / ".git").exists() for folder in (here, *here.parents))
        return "git cannot read this repository" if inside else None
    if shallow:
        return "this is a shallow clone, which lacks the older commits"
    return "this is a partial clone, which lacks the older files" if _is_partial(root) else None


def is_shallow(root: Path) -> bool | None:
    """Whether older commits are left out of the repository; None where git can't tell."""
    answer = run(root, "rev-parse", "--is-shallow-repository")
    return None if answer is None else answer.strip() == b"true"


def _is_partial(root: Path) -> bool:
    """Whether contents that the site had were left out of the repository when it was cloned."""
    if run(root, "config", "--get-regexp", r"^remote\..*\.promisor$") is None:
        return False
    listed = "rev-list --objects --missing=print --first-parent HEAD --".split()
    found = run(root, *listed, CONTENT, TEAMS)  # none where folders are left out, too
    return found is None or b"\n?" in found


def run(root: Path, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """What a git command prints in `root`, or None where git is missing or fails."""
    config = [word for setting in _CONFIG for word in ("-c", setting)]
    command = ["git", "-C", os.fspath(root), *config, *_OPTIONS, *arguments]
    try:
        done = subprocess.run(
            command,
            env=_environment(),
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:  # git is not installed
        return None
    return done.stdout if done.returncode == 0 else None


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
    return kept | {
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def _parse(log: bytes) -> Iterator[Commit]:
    r"""Read `\0ID TIME\0\nMETA\0PATH\0META\0PATH\0` of each commit, which an empty field starts."""
    fields = iter(log.split(b"\0"))
    for field in fields:
        if field:
            name, _, seconds = field.decode().partition(" ")
            yield Commit(name, int(seconds), dict(_touched(fields)))


def _touched(fields: Iterator[bytes]) -> Iterator[tuple[str, str | None]]:
    for meta in fields:
        if not meta:
            return
        _, mode, _, blob, _ = meta.decode().split()
        yield os.fsdecode(next(fields)), blob if mode.startswith("100") else None
