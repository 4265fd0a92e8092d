"""JSON from a stranger: bounded in size and depth, and refused with a reason where it is none."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from ptgsite.interop.imported import Refusal, some

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
"""The database needs four."""

_LOOK = "look whether this is PTGBot's database"


def load(content: bytes, notes: list[str]) -> dict[str, Any] | Refusal:
    """The object that a file holds, or why it holds none; a key that is there twice is noted."""
    if len(content) > MAX_BYTES:
        return Refusal(
            f"this file has {len(content):,} bytes, and at most {MAX_BYTES:,} are read", _LOOK
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Refusal("this is no text in UTF-8", _LOOK)
    return _by_its_looks(text) or _parsed(text, notes)


def _by_its_looks(text: str) -> Refusal | None:
    start = text.lstrip()[:1]
    if not start:
        return Refusal("this file is empty", "fetch it again; the bot may have been saving it")
    if start == "<":
        return Refusal(
            "this is a web page, not PTGBot's database",
            "fetch the bot's ptg.json; a proxy or an error may have sent this page instead",
        )
    if _depth(text) > MAX_DEPTH:
        return Refusal(f"more than {MAX_DEPTH} lists and objects stand in each other", _LOOK)
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


def _parsed(text: str, notes: list[str]) -> dict[str, Any] | Refusal:
    twice: list[str] = []

    def to_dict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(found := dict(pairs)) < len(pairs):
            count = Counter(key for key, _ in pairs)
            twice.extend(key for key in found if count[key] > 1)
        return found

    try:
        read = json.loads(text, object_pairs_hook=to_dict)
    except ValueError as error:  # a JSONDecodeError, or a number of more than 4,300 digits
        return _no_json(error)
    if not isinstance(read, dict):
        return Refusal("this JSON is no object with keys such as `slots` and `schedule`", _LOOK)
    if twice:
        notes.append(f"of keys that are there more than once, the last was read: {some(twice)}")
    return read


def _no_json(error: ValueError) -> Refusal:
    if not isinstance(error, json.JSONDecodeError):
        return Refusal("a number in this JSON has too many digits", _LOOK)
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated"):
        return Refusal(
            "this file breaks off: it is the beginning of a JSON file",
            "fetch it again; the bot may have been saving it",
        )
    return Refusal(
        f"this is no JSON: {error.msg} (line {error.lineno}, column {error.colno})",
        _LOOK,
    )
