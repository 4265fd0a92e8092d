"""JSON's bytes: the same for the same value, one line without needless blanks.

As single values, the schedules of 1,000 teams would take 130 MB of memory; so they are made and
written in pieces, which takes two thirds of the time too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ptgsite.json_text import json_text


def json_bytes(value: Any) -> bytes:
    """`value` as JSON in UTF-8 (RFC 8259), keys in the order in which they were given."""
    return document((json_text(value),))


def document(pieces: Iterable[bytes]) -> bytes:
    """A file of some JSON."""
    return b"".join((*pieces, b"\n"))


def of_object(values: Mapping[str, Any], more: Mapping[str, Iterable[bytes]]) -> Iterator[bytes]:
    """The pieces of an object: of some values, and after them of more that are in pieces."""
    yield json_text(values)[:-1]
    for key, pieces in more.items():
        yield b"," + json_text(key) + b":"
        yield from pieces
    yield b"}"


def of_list(entries: Iterable[Any]) -> Iterator[bytes]:
    """The pieces of a list, whose entries are asked for one by one."""
    yield b"["
    for number, each in enumerate(entries):
        yield b"," * bool(number) + json_text(each)
    yield b"]"
