"""The record, inside the output folder, of which files there ptgsite wrote.

What the record doesn't name belongs to someone else and is never overwritten or deleted.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from pathlib import Path

from ptgsite.output.tree import PRIVATE, is_safe
from ptgsite.records import dataclass

MANIFEST = f"{PRIVATE}/manifest.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is ours.

    `files` has the digest of each file of the last build that completed. `pending` has those that
    a build is about to put in place: it may have been killed before or after it did so, and such a
    file is ours only if it has that content; "" stands for none. `fingerprint` is None until the
    build is complete; then `notes` are what is to be told of some of the files.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    pending: Mapping[str, str] = field(default_factory=dict)
    fingerprint: str | None = None
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, paths: Container[str]) -> Manifest:
        """What it says of some of the files."""
        files = {path: digest for path, digest in self.files.items() if path in paths}
        return Manifest(files, {path: it for path, it in self.pending.items() if path in paths})


def dump(manifest: Manifest) -> bytes:
    """The manifest as JSON: the same bytes for the same manifest, one file a line."""
    record = {
        "version": _VERSION,
        "fingerprint": manifest.fingerprint,
        "files": dict(manifest.files),
        "pending": dict(manifest.pending),
        "notes": dict(manifest.notes),
    }
    return json.dumps(record, sort_keys=True, separators=(",\n", ": ")).encode() + b"\n"


def load(folder: Path) -> Manifest | None:
    """The manifest of the output folder `folder`; None if there is none that we could have written.

    Raises OSError when there is one that can't be read.
    """
    try:
        text = (folder / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return _parsed(text)


def notes(folder: Path) -> Iterator[tuple[str, str]]:
    """What is to be told of the files of the last build there, if it completed: path and note.

    Raises OSError as `load` does.
    """
    manifest = load(folder)
    if manifest is not None and manifest.fingerprint is not None:
        yield from ((path, note) for path, told in manifest.notes.items() for note in told)


@lru_cache(maxsize=1)  # a build looks at it several times
def _parsed(text: bytes) -> Manifest | None:
    try:
        return _manifest(json.loads(text))
    except (ValueError, RecursionError):
        return None


def _manifest(record: object) -> Manifest | None:
    if not isinstance(record, dict) or record.get("version") != _VERSION:
        return None
    files, pending = _digests(record.get("files")), _digests(record.get("pending"))
    fingerprint = record.get("fingerprint")
    if files is None or pending is None or not isinstance(fingerprint, str | None):
        return None
    return Manifest(files, pending, fingerprint, _notes(record.get("notes")))


def _digests(record: object) -> dict[str, str] | None:
    """The digests by path; None where a path could lead out of the folder: it isn't our record."""
    if not isinstance(record, dict):
        return None
    good = all(is_safe(path) and isinstance(value, str) for path, value in record.items())
    return record if good else None


def _notes(record: object) -> dict[str, tuple[str, ...]]:
    """The notes by path; those that we can't have written are left out."""
    listed = record.items() if isinstance(record, dict) else ()
    return {path: tuple(map(str, told)) for path, told in listed if isinstance(told, list)}
