"""QR codes as drawings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ptgsite.pages.pieces import SafeHtml
from ptgsite.pages.qr_modules import modules

_BORDER = 4  # light modules around a code, as ISO/IEC 18004 asks for
_DARK = re.compile(b"\x01+")


@lru_cache(maxsize=4096)
def code(text: str, label: str) -> SafeHtml:
    """A QR code as an SVG element named `label`, as large as its style says.

    Nothing where the text is too long for one.
    """
    rows = modules(text)
    if not rows:
        return SafeHtml("")
    size = len(rows) + 2 * _BORDER
    name = label.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return SafeHtml(
        f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{name}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/>'
        f'<path stroke="#000" d="M{_BORDER} {_BORDER}.5{"".join(_strokes(rows))}"/></svg>'
    )


def _strokes(matrix: Iterable[bytes]) -> Iterator[str]:
    """The dark modules as lines from left to right."""
    at = down = 0
    for row in matrix:
        for dark in _DARK.finditer(row):
            start, end = dark.span()
            if down or start != at:
                yield f"m{start - at} {down}"
            yield f"h{end - start}"
            at, down = end, 0
        down += 1
