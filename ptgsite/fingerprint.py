"""One short text that changes whenever a site's output might: what it is made of and made with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from ptgsite.history.stamps import Stamp
from ptgsite.pages.theme import theme
from ptgsite.program import releases
from ptgsite.source.read import Sources


def fingerprint(
    sources: Sources, stamps: Mapping[str, Stamp], history: str, theme_folders: tuple[Path, ...]
) -> str:
    """The fingerprint of the sources, their stamps, the theme, this program and its libraries.

    `history` is the id of the last commit that touched the sources, which says all that is before
    it, and what is missing of that here.
    """
    digest = blake2b(history.encode(), digest_size=16)
    for part in _parts(sources, stamps, theme_folders):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _parts(
    sources: Sources, stamps: Mapping[str, Stamp], theme_folders: tuple[Path, ...]
) -> Iterator[bytes]:
    for file in sorted(sources.files):
        stamp = stamps[file]
        yield f"{file} {stamp.time.isoformat()} {stamp.revision}".encode()
        yield sources.files[file].text.encode()
    look = theme(theme_folders)
    for kind in (look.templates, look.static):
        for name, path in kind.items():
            yield name.encode()
            yield path.read_bytes()
    for path in look.strings:
        yield path.read_bytes()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        yield path.read_bytes()
    for release in sorted(releases()):
        yield release.encode()
