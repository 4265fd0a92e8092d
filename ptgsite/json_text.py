"""Values -> JSON's bytes: the same for the same value, one line without blanks. The door to it."""

from __future__ import annotations

import json
from typing import Any

import orjson


def json_text(value: Any) -> bytes:
    """`value` as JSON in UTF-8 (RFC 8259), keys in the order in which they were given.

    Half of a character, which a theme's texts may have, is a "?" there.
    """
    try:
        return orjson.dumps(value)
    except TypeError:  # it takes no such half, and no number above 64 bits
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "replace")
