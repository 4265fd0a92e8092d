"""What people put around a topic: how long it takes, and their +1s."""

from __future__ import annotations

import re
from collections.abc import Collection

from ptgsite.interop.etherpad.people import listed_nicks, nick, nicks

_AMOUNT = r"([0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*"
_UNIT = r"(h(?:(?:ou)?rs?)?|m(?:in(?:ute)?s?)?|分|’|')"
DURATION = (
    rf"(?:~|≈|ca\.?|about|approx\.?|max\.?|up to)?\s*{_AMOUNT}{_UNIT}\.?"
    r"(?:\s*([0-9]{1,2})\s*m(?:in(?:ute)?s?)?)?"
)
_DURATION = re.compile(DURATION, re.IGNORECASE)
CLOCKS = (
    r"([0-9]{1,2})[:.h]([0-9]{2})\s*(?:utc)?\s*(?:-|–|—|to|until)\s*([0-9]{1,2})[:.h]([0-9]{2})"
)
_CLOCKS = re.compile(rf"{CLOCKS}\s*(?:utc)?", re.IGNORECASE)
_PLUS = re.compile(r"\+\s?([0-9]{1,2})(?![\w.:/-]*[0-9])")


def minutes(text: str) -> int | None:
    """The minutes that a duration such as "~45 min", or a time such as "13:00-13:30", has."""
    text = text.strip(" .~")
    found = _DURATION.fullmatch(text)
    if found:
        amount = float(found[1].replace(",", "."))
        hours = found[2].lower().startswith("h")
        return _sane(round(amount * 60 if hours else amount) + int(found[3] or 0))
    clocks = _CLOCKS.fullmatch(text)
    if clocks:
        start, end = (int(clocks[i]) * 60 + int(clocks[i + 1]) for i in (1, 3))
        return _sane((end - start) % (24 * 60))
    return None


def _sane(count: int) -> int | None:
    return count if 0 < count <= 12 * 60 else None


def plus_ones(text: str, known: Collection[str] = ()) -> tuple[int, tuple[str, ...]] | None:
    """How many nameless +1s a text is made of, and who else gave one; None for any other text.

    `+1`, `+1 +1`, `+3`, `+1 nick`, `+1 (nick)`, `nick: +1`, `+1: nick, nick`, `+1 nick, +1 nick`,
    `nick +1, nick +1`.
    """
    parts = _PLUS.split(text)
    if len(parts) < 3 or "0" in parts[1::2]:
        return None
    before = parts[0].strip(" ,;:([-")
    names: list[str] = []
    if before:
        return _named_before(before, parts, known)
    count = 0
    for number, after in zip(parts[1::2], parts[2::2], strict=True):
        named = _named(after, known)
        if named is None:
            return None
        names.extend(named)
        count += 0 if named else int(number)
    return count, tuple(names)


def _named_before(
    before: str, parts: list[str], known: Collection[str]
) -> tuple[int, tuple[str, ...]] | None:
    """As `plus_ones`, where names stand before: `nick: +1`, `nick +1, nick +1`."""
    found = [nicks(each.strip(" ,;:()"), known) for each in (before, *parts[2:-1:2])]
    if not all(found) or parts[-1].strip(" ,;:)].!") or set(parts[1::2]) != {"1"}:
        return None
    return 0, tuple(each for some in found for each in some or ())


def _named(after: str, known: Collection[str]) -> tuple[str, ...] | None:
    """The nicks behind a +1; None where it goes on with other words."""
    inner = re.sub(r"^\s*(?:by|from|me)\b", "", after.strip(" ,;:.!()[]"), flags=re.IGNORECASE)
    inner = inner.strip(" ,;:.!()[]")
    if not inner:
        return ()
    if inner in ("s", "1"):
        return ()
    one = nick(inner)
    if one:
        return (one,)
    found = nicks(inner, known)
    if found is None and after.lstrip().startswith((":", "(", "[")):
        found = listed_nicks(inner)
    return found
