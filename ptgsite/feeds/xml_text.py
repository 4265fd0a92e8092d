"""XML's text: elements whose texts and attributes can't be anything but texts."""

from __future__ import annotations

import re
from collections.abc import Mapping

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

_FORBIDDEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no character of XML 1.0 (§2.2): no reader takes a document that has another."""

_PLAIN = re.compile(r"[ !#-%'-;=?-~]*")
"""What most texts are made of: characters that stand for themselves everywhere."""

_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_AS_WRITTEN = str.maketrans(_MARKUP)
_IN_ATTRIBUTES = str.maketrans({**_MARKUP, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
"""What a reader would otherwise turn into other white space (§2.11, §3.3.3)."""


def element(tag: str, text: str = "", /, **attributes: str | int) -> str:
    """An element that holds text alone."""
    return _tag(tag, _escaped(text, _AS_WRITTEN), attributes)


def elements(**texts: str) -> str:
    """Elements without attributes, by their tags, that hold text alone."""
    if not _is_plain("\n".join(texts.values())):  # once for all of them: most are
        texts = {tag: _escaped(text, _AS_WRITTEN) for tag, text in texts.items()}
    return "".join(
        [f"<{tag}>{text}</{tag}>\n" if text else f"<{tag}/>\n" for tag, text in texts.items()]
    )


def parent(tag: str, children: str, /, **attributes: str | int) -> str:
    """An element around other elements."""
    return _tag(tag, children, attributes)


def _tag(name: str, inside: str, attributes: dict[str, str | int]) -> str:
    opened = name
    for key, value in attributes.items():
        opened += f' {key}="{_escaped(str(value), _IN_ATTRIBUTES)}"'
    return f"<{opened}>{inside}</{name}>\n" if inside else f"<{opened}/>\n"


def _is_plain(text: str) -> bool:
    """Whether a text may stand in an element as it is."""
    marked = "&" in text or "<" in text or ">" in text
    return not marked and text.replace("\n", "").isprintable()


def _escaped(text: str, special: Mapping[int, str]) -> str:
    return text if _PLAIN.fullmatch(text) else _FORBIDDEN.sub("", text).translate(special)
