"""When files changed last, and how often: what calendars call a revision.

It comes from git and not from the clock, so that the same commit gives the same bytes anywhere and
an unchanged session never looks changed to those who subscribed (RFC 5545 §3.8.7.2 to §3.8.7.4).
Shallow clones know too little: all that the oldest commit there holds seems to be made by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from ptgsite.history.git import Commit, commits
from ptgsite.records import dataclass

_LAST_SECOND = 7_258_118_399  # of 2199: commits and files may claim any time, a calendar may not


@dataclass(frozen=True, slots=True)
class Stamp:
    """The last change: `time`, aware, in UTC and whole seconds, and how many came before it."""

    time: datetime
    revision: int

    def touched(self, time: datetime) -> Stamp:
        """After a change that nobody has to act on; a clock that is slow takes nothing back."""
        return Stamp(max(time, self.time), self.revision)

    def revised(self, time: datetime) -> Stamp:
        """After a change that is a revision."""
        return Stamp(max(time, self.time), self.revision + 1)


def file_stamps(
    root: Path,
    files: Iterable[str],
    fallback: datetime | None = None,
    walked: Iterable[Commit] | None = None,
) -> Mapping[str, Stamp]:
    """The stamp of each of `files`, whose paths are relative to `root`, with forward slashes.

    `walked` are the commits that touched the folders of the files, if they are known already.

    The time is the latest commit time of the commits on HEAD's first-parent line that touched the
    file: a merge counts as one change, made when it was merged, and a committer's slow clock never
    takes a file back. Changes that are not committed don't count. A file that no commit knows, or
    any file where git can't be asked, gets `fallback` (aware, in UTC), else its mtime; revision 0.

    Raises OSError when a file that needs its mtime isn't there.
    """
    wanted = dict.fromkeys(files)
    folders = sorted({file.partition("/")[0] for file in wanted})
    known = _from_git(commits(root, folders) if walked is None else walked, wanted)
    return {file: known.get(file) or _without_git(root / file, fallback) for file in wanted}


def _from_git(walked: Iterable[Commit], wanted: Iterable[str]) -> dict[str, Stamp]:
    times: dict[str, list[int]] = {file: [] for file in wanted}
    for commit in walked:
        for file in commit.blobs.keys() & times.keys():
            times[file].append(commit.time)
    return {file: _stamp(seconds) for file, seconds in times.items() if seconds}


def _stamp(seconds: list[int]) -> Stamp:
    return Stamp(moment(max(seconds)), len(seconds) - 1)


def moment(seconds: int) -> datetime:
    """The time, in UTC, that a commit, a file or a builder names in seconds since 1970."""
    return datetime.fromtimestamp(min(max(seconds, 0), _LAST_SECOND), UTC)


def _without_git(path: Path, fallback: datetime | None) -> Stamp:
    return Stamp(own_time(path, fallback), 0)


def own_time(path: Path, fallback: datetime | None) -> datetime:
    """When a file or folder changed, in whole seconds, by itself: `fallback`, or else its mtime.

    Raises OSError where it isn't there.
    """
    time = fallback or moment(int(path.stat().st_mtime))
    return time.replace(microsecond=0)
