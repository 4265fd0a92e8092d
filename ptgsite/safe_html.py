"""HTML without anything that a text may not have. The only door to the sanitiser."""

from __future__ import annotations

import nh3

_TAGS = set(
    "a blockquote br code dd div dl dt em h2 h3 h4 h5 h6 hr li ol p pre strong "
    "table tbody td th thead tr ul".split()
)
_ATTRIBUTES = {
    "a": {"href"},
    "div": {"role", "tabindex", "aria-label"},
    "ol": {"start"},
    "table": {"aria-label"},
    "th": {"scope"},
}


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto"},
    link_rel="nofollow noopener noreferrer",
)


def sanitised(markup: str) -> str:
    """The markup with the elements and attributes of prose alone, and no link but to an address."""
    return _CLEANER.clean(markup)
