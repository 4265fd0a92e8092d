"""The nicks in a pad: who proposes a topic, who wants to be there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from ptgsite.source.addresses import PERSON
from ptgsite.source.scalars import Mistake

_NICK = re.compile(r"@?([A-Za-z_\[\]\\^{}|`][\w\[\]\\^{}|`-]{0,40})", re.ASCII)
BETWEEN = re.compile(r"\s*(?:[,;/&+\u3001\uff0c]|\band\b)\s*")
_NO_NICKS = frozenset(
    """
    a again all also and any anybody anyone ask asap backport break bug bugs by cancelled canceled
    carried cont contd continued core cores cross cross-project day default deferred demo
    deprecated discuss discussion done downstream draft etc everybody everyone experimental
    finished first followup follow-up for from high hybrid if info informational info-only in irc
    joint last later legacy live long low lunch mandatory master maybe me medium moved na new no
    nobody none notes old on ongoing only open operator operators ops optional part placeholder
    possibly postponed priority ptg question quick recording recurring remote removed required
    retro retrospective rfc rfe running second short skipped slides someone spec specs stable
    status tba tbc tbd team tentative the them third time todo topic unknown unscheduled update
    updates upstream us utc video virtual vote voting we wip yes you
    """.split()
)


def nick(text: str) -> str | None:
    """The nick or address that a word is, if it can be one."""
    if "@" in text[1:]:
        return None if isinstance(PERSON.parse(text), Mistake) else text
    found = _NICK.fullmatch(text.strip())
    return found[1] if found and found[1].lower() not in _NO_NICKS else None


def nicks(text: str, known: Collection[str] = ()) -> tuple[str, ...] | None:
    """The nicks that a list is made of, or None where it is anything else.

    Nicks stand apart by commas and the like. Blanks alone part them only where all are known,
    in lower case.
    """
    parts = [part for part in BETWEEN.split(text.strip(" ,;")) if part]
    found = [nick(part) for part in parts]
    if parts and all(found):
        return tuple(each for each in found if each)
    words = re.split(r"[\s,;/&+]+", text.strip(" ,;"))
    if all((each := nick(word)) and each.lower() in known for word in words):
        return tuple(each for word in words if (each := nick(word)))
    return None


def listed_nicks(text: str) -> tuple[str, ...] | None:
    """The nicks of a line that announces nicks, apart by commas or blanks; None for other texts."""
    words = [word for word in re.split(r"[\s,;/&+]+|\band\b", text) if word]
    found = [nick(word) for word in words]
    return tuple(each for each in found if each) if all(found) else None


def is_name_of_art(text: str) -> bool:
    """Whether a word looks like an abbreviation rather than a nick: NUMA, CI, AMD."""
    return bool(re.fullmatch(r"[A-Z][A-Z0-9-]+s?|[A-Z0-9]+\.[0-9.]+", text))


def once(people: Iterable[str]) -> tuple[str, ...]:
    """Each of them once, whatever the case they are written in."""
    return tuple({each.lower(): each for each in reversed(tuple(people))}.values())[::-1]
