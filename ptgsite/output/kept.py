"""A record of the pages in an output folder, by which a later build sees which to leave alone.

A page is known by its key, which stands for all that it shows, and its file by size and time, or
else by its content. Whoever deletes or damages the record or a page loses some time, and nothing
else.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any, NamedTuple

from ptgsite.contents import Again, Gap, Page, digest, encoded
from ptgsite.output.ground import read
from ptgsite.output.tree import PRIVATE, OutputTree
from ptgsite.records import dataclass

KEPT = f"{PRIVATE}/pages"


class _Record(NamedTuple):
    key: str
    digest: str
    size: int
    time: int
    gaps: Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Kept:
    """The pages of an output folder, by their paths."""

    folder: str
    records: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    def has(self, path: str, key: Callable[[], str]) -> bool:
        """See `Earlier`."""
        return path in self.records and _Record(*self.records[path]).key == key()

    def page(self, path: str, texts: Mapping[str, str], again: Again) -> Page | None:
        """See `Earlier`. Raises OSError where a file is there and can't be read."""
        if path not in self.records:
            return None
        known = _Record(*self.records[path])
        page = Page(again, known.digest, known.key, [Gap(*gap) for gap in known.gaps])
        current = all(texts.get(gap.name) == gap.text for gap in page.gaps)
        if current and _untouched(f"{self.folder}/{path}", known):
            return page
        content = read(f"{self.folder}/{path}")
        if content is None or digest(content) != known.digest:
            return None
        return page if current else _with_texts(content, page, texts)


def kept(folder: Path, made_with: str) -> Kept:
    """The pages that builds with the same theme and program have left in an output folder."""
    try:
        checked, _, text = (folder / KEPT).read_bytes().partition(b"\n")
    except OSError:
        text = checked = b""
    if not text or digest(text) != checked.decode("ascii", "replace"):
        return Kept(os.fspath(folder))
    record = json.loads(text)
    return Kept(os.fspath(folder), record["pages"] if record["made_with"] == made_with else {})


def keep(folder: Path, tree: OutputTree, made_with: str) -> None:
    """Record the pages of a tree that has just been written. Raises OSError if the disk fails."""
    pages = dict(_records(folder, tree))
    text = json.dumps({"made_with": made_with, "pages": pages}, separators=(",", ":")).encode()
    content = digest(text).encode() + b"\n" + text
    if read(f"{folder}/{KEPT}", len(content)) != content:
        beside = folder / f"{KEPT}-new"
        beside.unlink(missing_ok=True)  # a build was killed, or somebody has put a link there
        with beside.open("xb") as file:
            file.write(content)
        beside.replace(folder / KEPT)


def _records(folder: Path, tree: OutputTree) -> Iterator[tuple[str, _Record]]:
    for path, page in sorted(tree.pages.items()):
        try:
            found = os.lstat(f"{folder}/{path}")
        except OSError:  # somebody has deleted it meanwhile
            continue
        known = page.key, tree.digest(path)
        yield path, _Record(*known, found.st_size, found.st_mtime_ns, page.gaps)


def _untouched(path: str, known: _Record) -> bool:
    try:
        found = os.lstat(path)
    except OSError:
        return False
    as_known = (found.st_size, found.st_mtime_ns) == (known.size, known.time)
    return as_known and stat.S_ISREG(found.st_mode)


def _with_texts(content: bytes, page: Page, texts: Mapping[str, str]) -> Page:
    """A page, which holds `content`, with other texts in its gaps."""
    made = bytearray()
    gaps = []
    end = 0
    for gap in page.gaps:
        made += content[end : gap.at]
        gaps.append(Gap(len(made), gap.name, texts[gap.name]))
        made += encoded(texts[gap.name])
        end = gap.at + len(encoded(gap.text))
    made += content[end:]
    return Page(bytes(made), digest(made), page.key, gaps)
