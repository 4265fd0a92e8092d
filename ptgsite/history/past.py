"""What a site's files said at an earlier commit, as far as they could be used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ptgsite.history.git import contents, run
from ptgsite.project import EVENT_FILE, TEAMS
from ptgsite.source.event_models import EventSource
from ptgsite.source.files import MAX_YAML, text_of
from ptgsite.source.models import TeamSource
from ptgsite.source.read import decode_text

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Past:
    """An event and its teams at a commit; those whose files could not be used are left out."""

    event: EventSource
    teams: tuple[TeamSource, ...]


def base_of(root: Path, revision: str) -> str | None:
    """The commit at which HEAD left `revision`, or None where git knows no such thing."""
    found = run(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if found is None:
        return None
    commit = found.decode().strip()
    left = run(root, "merge-base", commit, "HEAD")
    return commit if left is None else left.decode().strip()


def past(root: Path, commit: str) -> Past | None:
    """The sources at a commit (a full id), or None where it has no event that can be used."""
    texts = dict(_texts(root, commit))
    event = _record(EVENT_FILE, texts, EventSource, "an event")
    if event is None:
        return None
    files = sorted(file for file in texts if file != EVENT_FILE)
    teams = (_record(file, texts, TeamSource, "a team") for file in files)
    return Past(event, tuple(team for team in teams if team is not None))


def _texts(root: Path, commit: str) -> Iterator[tuple[str, str]]:
    """The YAML files of a commit; links, and what is too large or no UTF-8, are left out."""
    listed = run(root, "ls-tree", "-z", "-r", "-l", commit, "--", EVENT_FILE, f"{TEAMS}/") or b""
    blobs = dict(_blobs(listed))
    found = contents(root, blobs.values())
    for file, blob in blobs.items():
        text = text_of(found.get(blob, b"\0"))
        if text is not None:
            yield file, text


def _blobs(listed: bytes) -> Iterator[tuple[str, str]]:
    for entry in listed.decode("utf-8", "replace").split("\0"):
        about, _, file = entry.partition("\t")
        words = about.split()
        if len(words) != 4 or not words[0].startswith("100") or not file.endswith(".yaml"):
            continue
        if words[3].isdecimal() and int(words[3]) <= MAX_YAML:
            yield file, words[2]


def _record(file: str, texts: dict[str, str], model: type[R], noun: str) -> R | None:
    return decode_text(texts[file], file, model, noun) if file in texts else None
