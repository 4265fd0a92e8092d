"""How wide a report may be."""

from __future__ import annotations

import os
from typing import IO, Any

MAX_WIDTH, MIN_WIDTH = 120, 40
"""Between these widths, an excerpt is as wide as the terminal."""


def columns_of(stream: IO[Any]) -> int:
    """How wide excerpts may be on `stream`: as its terminal is, MAX_WIDTH where it is none."""
    try:
        columns = os.get_terminal_size(stream.fileno()).columns or MAX_WIDTH
    except (OSError, ValueError):
        columns = MAX_WIDTH
    return max(MIN_WIDTH, min(columns, MAX_WIDTH))
