"""The nicks that a pad tells of itself, which help to read the rest of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ptgsite.interop.etherpad.head import LONGEST
from ptgsite.interop.etherpad.item import Item
from ptgsite.interop.etherpad.known import is_name
from ptgsite.interop.etherpad.people import is_name_of_art, listed_nicks, nick, nicks
from ptgsite.interop.etherpad.words import PEOPLE_WORDS, is_label

_LIST = re.compile(
    r"(?:attendees?|participants?|courtesy\s+pings?|pings?(?:\s+list)?|present|interested|people|"
    rf"proposed\s+by|by|cores?(?:\s+reviewers?)?|members|maintainers?|ptls?|(?:co-?)?chairs?|{PEOPLE_WORDS})\b[^:\uff1a]{{0,60}}[:\uff1a]\s*(.*)",
    re.IGNORECASE,
)
_ATTENDEES = re.compile(
    r"\W*(?:.{0,20}/\s*)?(?:attend|participants?|sign|roll|who|present|people"
    r"|.{0,20}\b(?:names?|nicks?)\b.{0,30}\battend)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]]")
_LAST_BRACKET = re.compile(r".*\S\s*\(([^()]{1,80})\)\W*")
_PLUS_ONE = re.compile(r"\+1[\s:]+\(?@?([\w|`-]{2,40})")
_TASK = re.compile(r"(?:action|ar|todo)s?\b[:\s-]+@?([\w|`-]{2,40})\s+(?:to|will)\b", re.IGNORECASE)
_SAYS = re.compile(r"(\()?@?([a-z_][\w|`-]{1,40})(?(1)\)|:)\s+\S")
_SHOWN = re.compile(r"<@?([^<>]{2,80})>\s+\S")
_DASHED = re.compile(r".*\S\s+[–—-]{1,2}\s*([a-z_][\w|`-]{1,40})")


def nicks_of(root: Item, teams: Iterable[str]) -> frozenset[str]:
    """The nicks of a pad in lower case; names of teams are none."""
    found = {each.lower() for item in root.all() for each in _nicks(item)} | _speakers(root)
    return frozenset(found - {team.lower() for team in teams})


def _speakers(root: Item) -> set[str]:
    """Who says something twice, once at least as in "(nick) I do", or as IRC shows it.

    It does so as in "<nick> I do"; since tags of HTML look alike, three lines have to.
    """
    shown = [found[1] for item in root.all() if (found := _SHOWN.match(item.text))]
    irc = {each.lower() for text in shown for each in nicks(text) or ()} if len(shown) > 2 else {}
    spoken = [found for item in root.all() if (found := _SAYS.match(item.text))]
    count = Counter(found[2].lower() for found in spoken)
    return {
        found[2].lower()
        for found in spoken
        if found[1] and count[found[2].lower()] > 1 and nick(found[2])
    }.union(irc)


def names_of(root: Item) -> dict[str, str]:
    """The nicks of those whose names a list of attendees has too, by the names in lower case."""
    found = dict[str, str]()
    for item in root.all():
        if _lists_attendees(item):
            for child in item.children:
                found.update(_name(child.text[:LONGEST]))
    return found


def _lists_attendees(item: Item) -> bool:
    return bool(_ATTENDEES.match(item.text)) and (not item.listed or is_label(item.text))


def _name(text: str) -> Iterator[tuple[str, str]]:
    inner = _BRACKET.search(text)
    first = re.split(r"\s*(?:[,(\[–]|\s-\s)", text, maxsplit=1)[0].strip(" .")
    last = inner[1].strip(" .") if inner else ""
    for name, nick_ in ((first, nick(last)), (last, nick(first))):
        if nick_ and is_name(name) and name.lower() != nick_.lower() and not is_name(nick_):
            yield name.lower(), nick_


def _nicks(item: Item) -> Iterator[str]:
    if len(item.text) <= LONGEST:
        yield from _told(item)


def _told(item: Item) -> Iterator[str]:
    listed = _LIST.fullmatch(item.text)
    if listed:
        yield from listed_nicks(listed[1]) or ()
    yield from _attendees(item)
    for pattern in (_PLUS_ONE, _TASK):
        for name in pattern.findall(item.text):
            yield from filter(None, [nick(name)])
    row = item.marker == "|" and item.children  # a column tells who proposes it
    bracket = None if row else _LAST_BRACKET.fullmatch(item.text)
    for each in (nicks(bracket[1]) if bracket else None) or ():
        if each[0].islower() and not is_name_of_art(each):
            yield each
    yield from _dashed(item.children)


def _attendees(item: Item) -> Iterator[str]:
    """The nicks of a list of attendees, be they below its name or in the plain lines after it."""
    listed = [*item.children] if _lists_attendees(item) else []
    inside = False
    for above, below in pairwise(item.children):
        begins = above.text.endswith(":") and _lists_attendees(above)
        inside = below.plain and (begins or (inside and not above.apart))
        listed += [below] if inside else []
    for each in listed:
        yield from _listed(each.text) or _of_attendee(each.text)


def _listed(text: str) -> tuple[str, ...]:
    """The nicks of a line such as "nick, nick, nick"; two may be a nick and a company."""
    found = nicks(text) or ()
    return found if len(found) > 2 else ()


def _of_attendee(text: str) -> Iterator[str]:
    """The nick in a line such as "nick", "A Person (nick) - Company" or "nick - A Person"."""
    first = re.split(r"\s*(?:[,(–]|\s-\s)", text, maxsplit=1)[0]
    inner = _BRACKET.search(text)
    for name in (first, inner[1] if inner else ""):
        found = nick(name) if name and " " not in name else None
        if found:
            yield found


def _dashed(items: list[Item]) -> Iterator[str]:
    """Nicks behind a dash, where half of a list, and at least two entries, end so."""
    ends = [found[1] for item in items if (found := _DASHED.fullmatch(item.text[:LONGEST]))]
    if len(ends) >= 2 and 2 * len(ends) >= len([item for item in items if item.listed]):
        yield from filter(None, map(nick, ends))
