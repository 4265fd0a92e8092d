"""What no commit has: which files that is, and when they changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from ptgsite.history.git import Commit, blob_id
from ptgsite.history.stamps import own_time
from ptgsite.history.versions import team_of
from ptgsite.project import TEAMS
from ptgsite.source.read import ReadFile


def own_times(root: Path, fallback: datetime | None) -> Callable[[str], datetime]:
    """What says when a file changed, by itself; of one that is gone, only its folder knows."""

    @cache
    def time(file: str) -> datetime:
        try:
            return own_time(root / file, fallback)
        except OSError:
            return own_time(root / TEAMS, fallback)

    return time


def uncommitted(
    walked: Iterable[Commit], files: Mapping[str, ReadFile], own: Callable[[str], datetime]
) -> Iterator[tuple[str, datetime]]:
    """The files that aren't as the last commit left them, and when they changed.

    `walked` are the commits that touched the site, newest first. Teams' files that are gone are
    among the files.
    """
    last: dict[str, str | None] = {}
    for commit in walked:
        for file, blob in commit.blobs.items():
            last.setdefault(file, blob)
    for file, read in files.items():
        blob = last.get(file)
        if blob is None or blob != blob_id(read.text, len(blob)):
            yield file, own(file)
    for file, blob in last.items():
        if blob is not None and file not in files and team_of(file) is not None:
            yield file, own(file)
