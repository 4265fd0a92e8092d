"""Where the text of a pad is, from any of its addresses."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit, urlunsplit

_PAD = re.compile(r"(?P<before>.*?/(?:p|pad)/)(?P<name>[^/]+)(?:/(?:export/\w+|timeslider))?/?")


def text_export(url: str) -> str:
    """The address of a pad's text export; one that is no pad's address stays as it is.

    Etherpad answers a name with blanks by leading to one that is not found, so blanks are written
    as it would write them, "_".
    """
    parts = urlsplit(url)
    found = _PAD.fullmatch(parts.path)
    if found is None or not parts.netloc:  # a file may be in a folder that is called p
        return url
    name = re.sub(r"(?:\s|%20|\+)+", "_", found["name"]) if " " in unquote(found["name"]) else None
    path = f"{found['before']}{name or found['name']}/export/txt"
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))
