"""JSON's bytes: the same for the same value, one line without needless blanks."""

from __future__ import annotations

import json
from typing import Any


def json_bytes(value: Any) -> bytes:
    """`value` as JSON in UTF-8 (RFC 8259), keys in the order in which they were given."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace") + b"\n"
