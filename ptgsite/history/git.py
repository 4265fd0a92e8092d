"""Asking git, without letting a repository run or reach anything; and which commit touched what.

One `git log` walks the history; its pathspec makes it skip whatever did not touch the folders. The
site may be a subfolder of its repository, have odd file names, or lie in no repository at all.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

_CONFIG = (
    "core.fsmonitor=false",  # would run a program
    "core.hooksPath=/dev/null",
    "protocol.allow=never",  # a partial clone would fetch what it lacks
    "log.showRoot=true",  # else the first commit touches nothing
    "log.follow=false",
    "log.diffMerges=first-parent",  # what -m means, from git 2.32 on
)
_OPTIONS = tuple("--no-pager --literal-pathspecs --no-replace-objects".split())
_LOG = tuple(
    "log --first-parent -m --format=%x00%ct -z --name-only --relative --no-renames --no-color "
    "--no-show-signature --no-ext-diff --no-textconv --no-notes -O/dev/null HEAD --".split()
)
_MISLEADING = frozenset(
    "GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_COMMON_DIR GIT_NAMESPACE "
    "GIT_OBJECT_DIRECTORY".split()
)
"""Set in hooks, say: they would have git look at another repository than the site's."""


def touches(root: Path, folders: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Each commit time (seconds since 1970) and file that it touched, newest commit first.

    Only HEAD's first-parent line is walked; files lie in `folders`, relative to `root` like them.
    Nothing comes where git is missing or refuses: no repository, no commit, another's folder.
    """
    return _parse(run(root, *_LOG, *folders) or b"") if folders else iter(())


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


def _parse(log: bytes) -> Iterator[tuple[int, str]]:
    r"""Read `\0TIME\0\nPATH\0PATH\0` of each commit, which an empty field starts: no path is.

    The newline is git's, between a commit and its paths; one that is part of a path comes later.
    """
    seconds: int | None = None
    first = True
    for field in log.split(b"\0"):
        if not field:
            seconds, first = None, True
        elif seconds is None:
            seconds = int(field)
        else:
            yield seconds, os.fsdecode(field[1:] if first else field)
            first = False
