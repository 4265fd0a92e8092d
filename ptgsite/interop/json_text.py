"""JSON from a stranger: bounded in size and depth, and refused with a reason where it is none."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from ptgsite.interop.imported import Refusal, some
from ptgsite.records import dataclass

MAX_DEPTH = 20
"""PTGBot's database needs four, a schedule of frab eight."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file should be, such as "PTGBot's database", some of its keys, its largest size."""

    what: str
    keys: str
    limit: int

    @property
    def look(self) -> str:
        """What helps where a file is anything else."""
        return f"look whether this is {self.what}"


def load(content: bytes, notes: list[str], expected: Expected) -> dict[str, Any] | Refusal:
    """The object that a file holds, or why it holds none; a key that is there twice is noted."""
    if len(content) > expected.limit:
        return Refusal(
            f"this file has {len(content):,} bytes, and at most {expected.limit:,} are read",
            expected.look,
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Refusal("this is no text in UTF-8", expected.look)
    return _by_its_looks(text, expected) or _parsed(text, notes, expected)


def _by_its_looks(text: str, expected: Expected) -> Refusal | None:
    start = text.lstrip()[:1]
    if not start:
        return Refusal(
            "this file is empty", "fetch it again; it may have been saved at that moment"
        )
    if start == "<":
        return Refusal(
            f"this is a web page, not {expected.what}",
            "fetch it again; a proxy or an error may have sent this page instead",
        )
    if _depth(text) > MAX_DEPTH:
        return Refusal(
            f"more than {MAX_DEPTH} lists and objects stand in each other", expected.look
        )
    return None


_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)


def _depth(text: str) -> int:
    """How deep the brackets nest: Python's reader recurses into them, and a stranger wrote them."""
    depth = deepest = 0
    for token in _TOKEN.finditer(text):
        if token[0] in ("[", "{"):
            depth += 1
            deepest = max(depth, deepest)
        elif token[0] in ("]", "}"):
            depth -= 1
    return deepest


def _parsed(text: str, notes: list[str], expected: Expected) -> dict[str, Any] | Refusal:
    twice: list[str] = []

    def to_dict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(found := dict(pairs)) < len(pairs):
            count = Counter(key for key, _ in pairs)
            twice.extend(key for key in found if count[key] > 1)
        return found

    try:
        read = json.loads(text, object_pairs_hook=to_dict)
    except ValueError as error:  # a JSONDecodeError, or a number of more than 4,300 digits
        return _no_json(error, expected)
    if not isinstance(read, dict):
        return Refusal(f"this JSON is no object with keys such as {expected.keys}", expected.look)
    if twice:
        notes.append(f"of keys that are there more than once, the last was read: {some(twice)}")
    return read


def _no_json(error: ValueError, expected: Expected) -> Refusal:
    if not isinstance(error, json.JSONDecodeError):
        return Refusal("a number in this JSON has too many digits", expected.look)
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated"):
        return Refusal(
            "this file breaks off: it is the beginning of a JSON file",
            "fetch it again; it may have been saved at that moment",
        )
    return Refusal(
        f"this is no JSON: {error.msg} (line {error.lineno}, column {error.colno})",
        expected.look,
    )
