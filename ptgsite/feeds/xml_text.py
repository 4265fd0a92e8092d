"""XML's text: elements whose texts and attributes can't be anything but texts."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but the characters of XML 1.0 (§2.2): no reader takes a document that has another."""

_PLAIN = re.compile(r"[ !#-%'-;=?-~]*")
"""What most texts are made of: characters that stand for themselves everywhere."""

_AS_WRITTEN = {"\r": "&#13;"}
_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
"""What a reader would otherwise turn into other white space (§2.11, §3.3.3)."""


def element(tag: str, text: str = "", /, **attributes: str | int) -> str:
    """An element that holds text alone."""
    return _tag(tag, _escaped(text, _AS_WRITTEN), attributes)


def parent(tag: str, children: str, /, **attributes: str | int) -> str:
    """An element around other elements."""
    return _tag(tag, children, attributes)


def _tag(name: str, inside: str, attributes: dict[str, str | int]) -> str:
    opened = name + "".join(
        f' {key}="{_escaped(str(value), _IN_ATTRIBUTES)}"' for key, value in attributes.items()
    )
    return f"<{opened}>{inside}</{name}>\n" if inside else f"<{opened}/>\n"


def _escaped(text: str, more: dict[str, str]) -> str:
    return text if _PLAIN.fullmatch(text) else escape(_FORBIDDEN.sub("", text), more)
