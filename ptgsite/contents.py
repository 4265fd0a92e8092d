"""What the files of a site hold: made anew, or as an earlier build has left it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b, sha256
from typing import NamedTuple, Protocol, TypeAlias

from ptgsite.records import dataclass


def digest(content: bytes | bytearray) -> str:
    """What tells contents apart: 128 bits of SHA-256, in hexadecimal."""
    return sha256(content).hexdigest()[:32]


def digest_of(parts: Iterable[bytes]) -> str:
    """What tells rows of parts apart, in hexadecimal: other bounds between them are other parts."""
    whole = blake2b(digest_size=16)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def encoded(html: str) -> bytes:
    """As a page holds it; half of a character, which a theme's JSON may have, is a "?" there."""
    return html.encode("utf-8", "replace")


Again: TypeAlias = Callable[[], bytes]
"""Makes a content that an earlier build's file has, should that be gone."""


class Stored(NamedTuple):
    """Where a content waits, if not in memory: in which of some files, from which byte on."""

    file: int
    at: int
    size: int


class Gap(NamedTuple):
    """Where a text stands, in bytes, that many pages share and that changes more often than they.

    `name` says which text it is, and `text` what it is at present.
    """

    at: int
    name: str
    text: str


class Page(NamedTuple):
    """The content of a page; a later build may leave it as it is if it comes to the same `key`.

    `gaps` are in the order of their places.
    """

    content: bytes | Stored | Again
    digest: str
    key: str
    gaps: Sequence[Gap]


class Made(NamedTuple):
    """The content of any other file, and what those who run the event should know of it."""

    content: bytes | Stored
    digest: str
    notes: tuple[str, ...] = ()


def with_digests(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, Made]]:
    """Files with their digests, which take a while and can be taken where the files are made."""
    for path, content in files:
        yield path, Made(content, digest(content))


Content: TypeAlias = Made | Page

File: TypeAlias = tuple[str, Content]
"""The path of a file, and what it holds."""


@dataclass(frozen=True, slots=True)
class Files:
    """Files by their paths, every path once, each made when it is asked for.

    They are to be taken in this order: the pages of what was `saved` and all other `new` pages, of
    which no earlier build has left one as it is to be, with the theme's files, and the `rest`.
    """

    saved: Iterator[File]
    new: Iterator[File]
    rest: Iterator[File]

    def __iter__(self) -> Iterator[File]:
        """All of them."""
        yield from self.saved
        yield from self.new
        yield from self.rest


class Earlier(Protocol):
    """What earlier builds have made."""

    def has(self, path: str, key: Callable[[], str]) -> bool:
        """Whether the page that was made for a path has that key."""

    def page(self, path: str, texts: Mapping[str, str], again: Again) -> Page | None:
        """The page that was made for a path, with these texts in its gaps; None if it isn't there.

        `again` makes its content.
        """


class _Nothing:
    """No earlier builds."""

    def has(self, *_: object) -> bool:
        """None of the pages was made."""
        return False

    def page(self, *_: object) -> None:
        """None of the pages is there."""
        return


NOTHING: Earlier = _Nothing()
"""What there is before the first build."""
