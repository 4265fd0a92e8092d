"""What stands below a topic: lists of nicks, times and +1s; all else is its description."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ptgsite.interop.etherpad.head import Head
from ptgsite.interop.etherpad.item import Item
from ptgsite.interop.etherpad.known import Known
from ptgsite.interop.etherpad.marks import DURATION, minutes, plus_ones
from ptgsite.interop.etherpad.people import listed_nicks, nick
from ptgsite.interop.etherpad.words import PEOPLE_WORDS
from ptgsite.interop.markdown import line_as_markdown
from ptgsite.source.addresses import URL
from ptgsite.source.scalars import MAX_MARKDOWN, Mistake, clean

_PING = re.compile(
    r"(?:courtesy\s+pings?|pings?(?:\s+(?:list|me))?|please\s+ping|interested(?:\s+(?:people|parties|"
    r"in))?|who(?:\s+is|['’]s)?\s+interested|people|attendees?|attending|nicks?|irc(?:\s+nicks?)?|"
    r"cc|wants?\s+to\s+(?:be\s+there|attend))(?:\s*\([^()]*\))?\s*:\s*(.*)",
    re.IGNORECASE,
)
_OWNER = re.compile(
    rf"(?:(?:proposed|raised|led)\s+by|by|{PEOPLE_WORDS})\s*[:\uff1a]\s*(.+)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:time(?:\s*(?:needed|estimate|required|slot))?|duration|length|needs?|est(?:imate)?d?(?:\s+(?:time|duration|length))?)"
    r"\s*:?\s*(.+)",
    re.IGNORECASE,
)
_ENOUGH = re.compile(
    rf"({DURATION})(?:\s+(?:should|is|will|would))?(?:\s+be)?\s+enough", re.IGNORECASE
)
_TEAMS = re.compile(
    r"(?:teams?|projects?|cross[\s-]project(?:\s+with)?|with|joint\s+with)\s*:\s*(.+)",
    re.IGNORECASE,
)
_PAD = re.compile(r"(?:ether)?pad\s*:\s*(\S+)", re.IGNORECASE)
_VOTES = re.compile(
    r"(?:votes?|interest(?:ed)?|hands?(?:\s+raised)?)\s*:\s*\+?([0-9]{1,3})(?:\s+people)?",
    re.IGNORECASE,
)
_VOTES_OF = re.compile(r"votes?\s*:\s*(?=[a-z_])", re.IGNORECASE)
_SAYS = re.compile(r"(?:\(\s*([^()\s]+)\s*\)|([^\s:()]+):)\s*")
_MAX_DEPTH = 6


def take_marks(items: Iterable[Item], head: Head, known: Known) -> tuple[list[Item], str | None]:
    """Read the marks among the lines right below a topic into `head`.

    Returns the lines that are left for the description, and the address of a pad of its own.
    """
    left: list[Item] = []
    pad = None
    todo = list(items)[::-1]
    if todo and todo[-1].plain and not head.proposers and known.persons(todo[-1].text):
        head.proposers.extend(known.persons(todo[-1].text))
        todo[-1:] = todo[-1].children[::-1]
    while todo:
        item = todo.pop()
        own = _pad(item) if pad is None else None
        pad = pad or own
        if own or _took_people(item, head, known) or _took_other_mark(item, head, known):
            todo.extend(list(_below_mark(item, head, known))[::-1])
        else:
            left.append(item)
    return left, pad


def is_mark(text: str) -> bool:
    """Whether a line says who, how long or who else, of the topic above it."""
    if plus_ones(text) or any(each.fullmatch(text) for each in (_PING, _OWNER, _VOTES)):
        return True
    time = _TIME.fullmatch(text)
    return time is not None and minutes(time[1]) is not None


def is_owner(text: str) -> bool:
    """Whether a line says who proposes the topic above it, or below."""
    return _OWNER.fullmatch(text) is not None


def _pad(item: Item) -> str | None:
    found = _PAD.fullmatch(item.text)
    return found[1] if found and not isinstance(URL.parse(found[1]), Mistake) else None


def _took_people(item: Item, head: Head, known: Known) -> bool:
    if found := _PING.fullmatch(item.text):
        listed = listed_nicks(found[1])
        head.pinged.extend(listed or ())
        head.raised = head.raised or bool(listed)
        return listed is not None
    if found := _OWNER.fullmatch(item.text):
        listed = known.people(found[1]) or listed_nicks(found[1])
        head.proposers.extend(listed or ())
        return listed is not None
    return False


def _took_other_mark(item: Item, head: Head, known: Known) -> bool:
    text = item.text
    raised = plus_ones(_VOTES_OF.sub("", text), known.nicks)
    if raised is not None:
        head.nameless += raised[0]
        head.interested.extend(raised[1])
        head.raised = True
        return True
    if votes := _VOTES.fullmatch(text):
        head.nameless += int(votes[1])
        head.raised = True
        return True
    time = _TIME.fullmatch(text)
    found = minutes(time[1] if time else text)
    if found is not None and head.minutes in (None, found):
        head.minutes = found
        return True
    _hear_opinion(text, head)
    if (enough := _ENOUGH.match(text)) and head.minutes is None:
        head.minutes = minutes(enough[1])
    return _took_teams(text, head, known)


def _hear_opinion(text: str, head: Head) -> None:
    """A line such as "(nick) +1, we see it too" counts, and stays."""
    says = _SAYS.match(text)
    if says is None or not re.match(r"\+1\b", text[says.end() :]):
        return
    by = nick(says[1] or says[2])
    if by:
        head.interested.append(by)
        head.raised = True


def _took_teams(text: str, head: Head, known: Known) -> bool:
    found = _TEAMS.fullmatch(text)
    if found is None:
        return False
    names = [name for name in re.split(r"\s*(?:[,;/&+]|\band\b)\s*", found[1]) if name]
    ids = [known.teams.get(name.lower().strip(" .")) for name in names]
    if not all(ids):
        head.others.extend(n for n, id_ in zip(names, ids, strict=True) if not id_ and len(n) < 40)
        return False
    head.wanted.extend(id_ for id_ in ids if id_ and id_ != known.own)
    return True


def _below_mark(item: Item, head: Head, known: Known) -> Iterator[Item]:
    """What stands below a line that was a mark: more nicks of an empty list, or notes.

    At the same margin, a word is a nick only if it is known to be one.
    """
    empty = item.text.rstrip().endswith(":")
    for child in item.children:
        found = nick(child.text.strip(" ,")) if empty and not child.children else None
        if found and (found.lower() in known.nicks or not child.beside(item)):
            head.pinged.append(found)
            head.raised = True
        else:
            yield child


def description(items: Iterable[Item], ends: Iterable[str]) -> tuple[str, list[Item]]:
    """The Markdown of notes and of texts to put below them; and the lines it has no room for."""
    listed, left, size = list[str](), list[Item](), 0
    limit = MAX_MARKDOWN - sum(len(end) + 2 for end in ends) - 2
    for depth, item in _deep(items, 0):
        line = f"{'    ' * min(depth, _MAX_DEPTH)}- {line_as_markdown(item.text)}"
        if isinstance(clean(line, MAX_MARKDOWN), Mistake) or size + len(line) + 1 > limit:
            left.append(item)
            continue
        listed.append(line)
        size += len(line) + 1
    notes = listed[0].removeprefix("- ") if len(listed) == 1 else "\n".join(listed)
    return "\n\n".join(part for part in (notes, *ends) if part), left


def _deep(items: Iterable[Item], depth: int) -> Iterator[tuple[int, Item]]:
    todo = [(depth, item) for item in reversed(list(items))]
    while todo:
        depth, item = todo.pop()
        yield depth, item
        todo.extend((depth + 1, child) for child in reversed(item.children))
