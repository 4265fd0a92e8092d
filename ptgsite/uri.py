"""Web addresses as URIs (RFC 3986): in ASCII, as calendars, feeds and other programs want them."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize
from urllib.parse import quote

_KEPT = "!#$%&'()*+,/:;=?@[]~"
_URI = re.compile(rf"[\w.\-{re.escape(_KEPT)}]*", re.ASCII)
_HOST = re.compile("(?<=://)[^/?#]*")


@lru_cache(1 << 14)  # a call or a pad is named by several files
def uri(address: str) -> str:
    """An absolute web address as a URI; one that is one already stays as it is."""
    if _URI.fullmatch(address):
        return address
    named = _HOST.sub(lambda found: _host(found[0]), address, count=1)
    return quote(named, safe=_KEPT, errors="replace")


def _host(name: str) -> str:
    """A host as resolvers know it (RFC 5891 §5): few programs take its letters percent-encoded."""
    return ".".join(map(_label, name.split(".")))


def _label(name: str) -> str:
    letters, colon, port = name.partition(":")
    if letters.isascii():
        return name
    return f"xn--{normalize('NFKC', letters.lower()).encode('punycode').decode()}{colon}{port}"
