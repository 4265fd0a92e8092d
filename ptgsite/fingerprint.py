"""Short texts that change whenever a site's output might: what it is made of and made with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from ptgsite.history.stamps import Stamp
from ptgsite.pages.theme import theme
from ptgsite.program import releases
from ptgsite.source.read import Sources


def fingerprint(sources: Sources, stamps: Mapping[str, Stamp], history: str, made_with: str) -> str:
    """The fingerprint of the sources, their stamps and what they are made with.

    `history` is the id of the last commit that touched the sources, which says all that is before
    it, and what is missing of that here.
    """
    return _digest((history.encode(), made_with.encode(), *_sources(sources, stamps)))


def made_with(theme_folders: tuple[Path, ...]) -> str:
    """The fingerprint of a theme, this program and its libraries."""
    return _digest((*_theme(theme_folders), _program()))


def _digest(parts: Iterable[bytes]) -> str:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _sources(sources: Sources, stamps: Mapping[str, Stamp]) -> Iterator[bytes]:
    for file in sorted(sources.files):
        stamp = stamps[file]
        yield f"{file} {stamp.time.isoformat()} {stamp.revision}".encode()
        yield sources.files[file].text.encode()


def _theme(folders: tuple[Path, ...]) -> Iterator[bytes]:
    look = theme(folders)
    for kind in (look.templates, look.static):
        for name, path in kind.items():
            yield name.encode()
            yield path.read_bytes()
    for path in look.strings:
        yield path.read_bytes()


@lru_cache  # it is what this process runs
def _program() -> bytes:
    files = sorted(Path(__file__).parent.rglob("*.py"))
    parts = (*(path.read_bytes() for path in files), *map(str.encode, sorted(releases())))
    return _digest(parts).encode()
