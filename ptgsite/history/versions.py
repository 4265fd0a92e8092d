"""Earlier versions of a site's files, and what they said; each is decoded once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from ptgsite.history.git import Commit, blob_id, contents
from ptgsite.project import EVENT_FILE, TEAMS
from ptgsite.source.event_models import EventSource
from ptgsite.source.files import MAX_YAML, text_of
from ptgsite.source.models import TeamSource
from ptgsite.source.read import ReadFile, Sources, read_of

R = TypeVar("R", EventSource, TeamSource)


class Versions:
    """What the versions of files that some commits have say, by the ids of their contents.

    A version that can't be used says nothing, and so does one whose days, rooms or slots are lost
    in part: it was never published, and what it seems to take away was never gone.
    """

    def __init__(self, root: Path, walked: Iterable[Commit], now: Sources) -> None:
        self._now = now.files
        self._read = _as_now(walked, now.files)
        old = (blob for file, blob in _blobs(walked) if (file, blob) not in self._read)
        self._found = contents(root, old)

    def event(self, blob: str) -> EventSource | None:
        """The event in a version of its file."""
        return self._record(EVENT_FILE, blob, EventSource)

    def team(self, file: str, blob: str) -> TeamSource | None:
        """The team in a version of its file."""
        return self._record(file, blob, TeamSource)

    def _record(self, file: str, blob: str, model: type[R]) -> R | None:
        if (file, blob) not in self._read:
            self._read[file, blob] = self._version(file, self._found.get(blob, b"\0"), model)
        read = self._read[file, blob]
        lost = any(_MATTERS.intersection(where.route) for where in read.incomplete)
        return read.record if isinstance(read.record, model) and not lost else None

    def _version(self, file: str, content: bytes, model: type[R]) -> ReadFile:
        text = text_of(content) if len(content) <= MAX_YAML else None
        if text is None:
            return ReadFile("")
        now = self._now.get(file)
        return now if now is not None and now.text == text else read_of(text, file, model)


_MATTERS = frozenset(("days", "rooms", "slots"))


def team_of(file: str) -> str | None:
    """The id of the team whose file it is, None if it is no team's."""
    folder, _, name = file.rpartition("/")
    return name.removesuffix(".yaml") if folder == TEAMS and name.endswith(".yaml") else None


def _blobs(walked: Iterable[Commit]) -> Iterator[tuple[str, str]]:
    """The versions that commits left, each as its file and the id of its content."""
    for commit in walked:
        for file, blob in commit.blobs.items():
            if blob is not None and (file == EVENT_FILE or team_of(file) is not None):
                yield file, blob


def _as_now(
    walked: Iterable[Commit], now: Mapping[str, ReadFile]
) -> dict[tuple[str, str], ReadFile]:
    """The versions that files still have, which git needs not be asked for."""
    last: dict[str, str] = {}
    for file, blob in _blobs(walked):
        last.setdefault(file, blob)
    return {
        (file, blob): now[file]
        for file, blob in last.items()
        if file in now and blob == blob_id(now[file].text, len(blob))
    }
