"""Short texts that change whenever a site's output might: what it is made of and made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from ptgsite.contents import digest_of
from ptgsite.history.stamps import Stamp
from ptgsite.pages.theme import Theme
from ptgsite.program import content_of, modules, releases
from ptgsite.source.read import Sources


def fingerprint(
    sources: Sources, stamps: Mapping[str, Stamp], history: str, look: Theme, means: str
) -> str:
    """The fingerprint of all: sources, their stamps, the theme, and `means` (see `made_with`).

    `history` is what else the history of the sources comes from: the id of the last commit, which
    says all that is before it, what is missing of that here, and what has changed since, and when.
    """
    said = history.encode(), means.encode()
    return digest_of((*said, *_files(look.static), *_sources(sources, stamps)))


def made_with(look: Theme) -> str:
    """The fingerprint of what pages are made with: templates, texts, this program, its libraries.

    The theme's other files are not in it, so that a new style sheet leaves the pages as they are.
    """
    texts = (path.read_bytes() for path in look.strings)
    return digest_of((*_files(look.templates), *texts, _program()))


def _sources(sources: Sources, stamps: Mapping[str, Stamp]) -> Iterator[bytes]:
    for file in sorted(sources.files):
        stamp = stamps[file]
        yield f"{file} {stamp.time.isoformat()} {stamp.revision}".encode()
        yield _of_text(sources.files[file].text)


@lru_cache(maxsize=4_096)  # while a site is edited, most texts stay
def _of_text(text: str) -> bytes:
    return digest_of((text.encode(),)).encode()


def _files(of: Mapping[str, Path]) -> Iterator[bytes]:
    for name, path in of.items():
        yield name.encode()
        yield path.read_bytes()


@lru_cache  # it is what this process runs
def _program() -> bytes:
    parts = (*map(content_of, modules()), *map(str.encode, sorted(releases())))
    return digest_of(parts).encode()
