"""iCalendar's bytes: escaping, cleaning and folding (RFC 5545 §3.1 to §3.3).

The functions that return a value return it clean and escaped; `content` makes bytes of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

_LINE_BREAK = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_PLANE_ENDS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_ODD = re.compile(f"[\0-\b\x0b-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ud800-\udfff{_PLANE_ENDS}]")
"""Controls, byte order marks, halves of characters and what Unicode says is no character."""

_OCTETS = 75


def text(value: str) -> str:
    """`value` as TEXT (RFC 5545 §3.3.11); its line breaks stay, without blanks around them all."""
    if not value.replace("\n", "").isprintable():
        value = _ODD.sub("", _LINE_BREAK.sub("\n", value).replace("\t", " "))
    return _escape(value.strip())


@lru_cache(4096)
def line(value: str) -> str:
    """`value` as TEXT on one line: any run of white space becomes one blank."""
    return _escape(_one_line(value))


def quoted(value: str) -> str:
    """`value` as a quoted parameter value on one line (RFC 5545 §3.2, RFC 6868 §3.1)."""
    return '"' + _one_line(value).replace("^", "^^").replace('"', "^'") + '"'


@lru_cache(4096)
def moment(time: datetime) -> str:
    """`time`, which is in UTC, in the form that every reader understands alike (§3.3.5)."""
    return time.isoformat()[:19].replace("-", "").replace(":", "") + "Z"


def content(lines: Iterable[str]) -> bytes:
    """The content lines as UTF-8, folded, each ended by CRLF."""
    folded = [
        each if len(each) <= _OCTETS and each.isascii() else _fold(each.encode()) for each in lines
    ]
    return ("\r\n".join(folded) + "\r\n").encode() if folded else b""


def _one_line(value: str) -> str:
    if not value.isprintable():
        value = _ODD.sub("", _LINE_BREAK.sub(" ", value).replace("\t", " "))
    return " ".join(value.split())


def _escape(value: str) -> str:
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(data: bytes) -> str:
    """One line, cut where it exceeds 75 octets; the blank that starts a new one counts."""
    pieces, start, end = [], 0, _OCTETS
    while end < len(data):
        if data[end] & 0xC0 == 0x80 or data[end - 1] == 0x5C:
            end = _boundary(data, end)
        pieces.append(data[start:end])
        start, end = end, end + _OCTETS - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces).decode()


def _boundary(data: bytes, end: int) -> int:
    """The last place up to `end` that is inside neither a UTF-8 sequence nor an escape."""
    while data[end] & 0xC0 == 0x80:
        end -= 1
    slash = end
    while data[slash - 1] == 0x5C:
        slash -= 1
    return end - (end - slash) % 2
