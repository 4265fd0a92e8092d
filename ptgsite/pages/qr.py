"""QR codes: the only place that knows segno."""

from __future__ import annotations

from functools import lru_cache

from ptgsite.pages.html import SafeHtml

_BORDER = 4  # light modules around a code, as ISO/IEC 18004 asks for


@lru_cache(maxsize=4096)
def code(text: str, label: str) -> SafeHtml:
    """A QR code as an SVG element named `label`, as large as its style says.

    Nothing where the text is too long for one.
    """
    import segno  # here, since it takes a while: few pages have a code, and most builds make none

    try:
        # Any of the eight masks can be read; to find the best one takes four fifths of the time.
        made = segno.make(text, error="m", micro=False, mask=4)
    except segno.DataOverflowError:
        return SafeHtml("")
    size = made.symbol_size(border=_BORDER)[0]
    drawn = made.svg_inline(
        border=_BORDER, svgclass=None, lineclass=None, omitsize=True, dark="#000", light="#fff"
    )
    path = drawn.partition(">")[2]
    name = label.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return SafeHtml(
        f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{name}">{path}'
    )
