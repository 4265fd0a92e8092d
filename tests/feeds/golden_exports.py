"""The exports of a small schedule, as they were reviewed."""

from __future__ import annotations

import json
import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden-exports"
REWRITE = os.environ.get("PTGSITE_GOLDEN") == "rewrite"


def reviewed(name: str, data: bytes) -> bytes:
    """What the golden file has in place of `data`, which it gets when golden files are rewritten.

    JSON stands there with a line for each value, so that a diff can be read.
    """
    path = FOLDER / name
    if REWRITE:
        FOLDER.mkdir(exist_ok=True)
        path.write_bytes(readable(data) if path.suffix == ".json" else data)
    return path.read_bytes()


def readable(data: bytes) -> bytes:
    """JSON on many lines."""
    return json.dumps(json.loads(data), indent=1, ensure_ascii=False).encode() + b"\n"
