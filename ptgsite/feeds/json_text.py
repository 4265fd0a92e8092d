"""JSON's bytes: the same for the same value, one line without needless blanks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_bytes(value: Any) -> bytes:
    """`value` as JSON in UTF-8 (RFC 8259), keys in the order in which they were given."""
    return _bytes(value) + b"\n"


def json_with_lists(values: Mapping[str, Any], lists: Mapping[str, Iterable[Any]]) -> bytes:
    """An object of some values, and of lists after them, whose entries are made one by one.

    As a single value, the schedule of 1,000 teams would take 130 MB of memory.
    """
    made = bytearray(_bytes(values)[:-1])
    for key, entries in lists.items():
        made += b"," + _bytes(key) + b":["
        for number, each in enumerate(entries):
            made += b"," * bool(number) + _bytes(each)
        made += b"]"
    made += b"}\n"
    return bytes(made)


def _bytes(value: Any) -> bytes:
    return _JSON.encode(value).encode("utf-8", "replace")
