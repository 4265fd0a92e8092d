"""A topic's line taken apart: its title, and what people put before and behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ptgsite.interop.etherpad.marks import CLOCKS, DURATION, minutes, plus_ones
from ptgsite.interop.etherpad.people import is_name_of_art, nick, nicks

_LAST_BRACKET = re.compile(r"(.*?\S)\s*[(\[]([^()\[\]]{1,200})[)\]]\s*[.:,]?", re.DOTALL)
_FIRST_BRACKET = re.compile(r"\s*([(\[])([^()\[\]]{1,80})[)\]]\s*[:–-]*\s*(\S.*)", re.DOTALL)
_LAST_PLUS = re.compile(r"(.*?[^\s,;–-])[\s,;–-]++(\+\s?[0-9].*)")
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[\s,.:]+)?"
_LAST_TIME = re.compile(
    rf"(.*?[^\s,;:–-])(?<!\bin)(?<!\bfor)(?<!\bof)(?<!\bthan)(?<!\bevery)(?<!\bwithin)(?<!\bafter)"
    rf"\s*(?:[,;:–-]++\s*|\s)(?:time:?\s*)?((?:{CLOCKS})|{DURATION})",
    re.IGNORECASE,
)
_FIRST_TIME = re.compile(
    rf"{_WEEKDAY}((?:{CLOCKS})(?:\s*utc)?|{DURATION})[\s:,)–-]+(\S.*)", re.IGNORECASE
)
_FIRST_CLOCK = re.compile(
    rf"{_WEEKDAY}[0-9]{{1,2}}:[0-9]{{2}}\s*(?:utc)?[\s:,–-]+(\S.*)", re.IGNORECASE
)
_LAST_NICK = re.compile(r"(.*\S)(\s+[–—-]{1,2}\s*|\s*[–—]\s*|\s+@)([^\s()\[\]]+)")
_BY = re.compile(r"(.*\S)[\s,;–-]+(?:proposed by|by|owner:?|lead:?)\s+([^\s]+)", re.IGNORECASE)
_OWNER = re.compile(r"^(?:proposed by|by|owner|lead|proposer)\b:?\s*", re.IGNORECASE)
_FIRST_NICK = re.compile(r"@?([^\s:()\[\]]{2,40})(?::|\s[–—-])\s+(\S.*)")
_TOPIC = re.compile(r"(?:topic(?:\s*\#?[0-9]+)?|title)\s*[:–-]\s*(\S.*)", re.IGNORECASE)
_DONE = re.compile(
    r"(?:\[?(?:done|discussed)\]?\s*[:–-]\s*|\[(?:done|discussed)\]\s*|[✓✔]\s*)", re.IGNORECASE
)
_DONE_BARE = re.compile(r"(.*\S)\s+DONE[!.]*")
_DONE_LAST = re.compile(
    r"(.*\S)\s*(?:[–—-]\s*|[(\[]\s*)(?:done|discussed)\s*[)\]!.]*", re.IGNORECASE
)
_TEAMS = re.compile(
    r"(?:cross[\s-]?(?:project|team)|joint|x-proj(?:ect)?)(?:\s+(?:session|topic))?"
    r"(?:\s+with|\s*[:–-])?\s+(.+)|with\s+(.+)",
    re.IGNORECASE,
)
LONGEST = 400
"""Lines that are longer are prose, and looking for marks in them would take its time."""

_PARTS = re.compile(r"\s*(?:[,;/&+]|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Known:
    """What the names in a pad can mean.

    `teams` and `tags` are ids by lower-case name, `own` is the id of the pad's team. `nicks` are
    those that the pad itself tells.
    """

    teams: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    own: str = ""
    nicks: frozenset[str] = frozenset()


@dataclass(slots=True)
class Head:
    """What a topic's line says, and the marks below it.

    `spoken` tells that the line has its nick before a colon, as remarks have.
    `interested` gave a +1, `pinged` want to be called when it starts; `others` are wanted teams
    that the site does not have.
    """

    title: str
    proposers: list[str] = field(default_factory=list)
    interested: list[str] = field(default_factory=list)
    pinged: list[str] = field(default_factory=list)
    nameless: int = 0
    raised: bool = False
    minutes: int | None = None
    wanted: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    announced: bool = False
    spoken: bool = False

    @property
    def marked(self) -> bool:
        """Whether somebody has treated the line as a topic: a nick, a time, a +1, "Topic:"."""
        return bool(self.proposers or self.raised or self.minutes or self.announced or self.others)


def head_of(text: str, known: Known) -> Head:
    """A line as the head of a topic; what is not understood stays in the title."""
    head = Head(" ".join(text.split()))
    for _ in range(12 if len(head.title) <= LONGEST else 0):  # each step takes one thing off
        if not (_from_front(head, known) or _from_end(head, known)):
            break
    head.title = head.title.strip(" \t,;–—").rstrip(":").strip() or head.title
    return head


def _from_front(head: Head, known: Known) -> bool:
    title = head.title
    if found := _TOPIC.fullmatch(title):
        head.title, head.announced = found[1], True
        return True
    if (done := _DONE.match(title)) and title[done.end() :].strip():
        head.title = title[done.end() :].strip()
        return True
    if found := _FIRST_TIME.fullmatch(title):
        rest = found[found.re.groups]
        return _took_time(head, found[1], rest)
    if found := _FIRST_CLOCK.fullmatch(title):
        head.title = found[1]
        return True
    if (bracket := _FIRST_BRACKET.fullmatch(title)) and _took_first_bracket(head, bracket, known):
        return True
    first = _FIRST_NICK.fullmatch(title)
    if first and not head.proposers and first[1].lower() in known.nicks:
        head.proposers.append(first[1])
        head.title, head.spoken = first[2], ":" in title[: first.start(2)]
        return True
    return False


def _took_first_bracket(head: Head, bracket: re.Match[str], known: Known) -> bool:
    opening, inner, rest = bracket[1], bracket[2], bracket[3]
    if _took_time(head, inner, rest) or _took_names(head, inner, rest, known):
        return True
    found = nicks(inner, known.nicks)
    if found is None or head.proposers or any(map(is_name_of_art, found)):
        return False
    if opening == "[" and not all(each.lower() in known.nicks for each in found):
        return False
    head.proposers.extend(found)
    head.title = rest
    return True


def _from_end(head: Head, known: Known) -> bool:
    title = head.title
    if (bracket := _LAST_BRACKET.fullmatch(title)) and _took_last_bracket(head, bracket, known):
        return True
    if done := _DONE_LAST.fullmatch(title) or _DONE_BARE.fullmatch(title):
        head.title = done[1]
        return True
    if (plus := _LAST_PLUS.fullmatch(title)) and _took_plus(head, plus[2], plus[1], known):
        return True
    if (time := _LAST_TIME.fullmatch(title)) and _took_time(head, time[2], time[1]):
        return True
    if (by := _BY.fullmatch(title)) and by[2].lower() in known.nicks:
        return _took_nick(head, by[2], by[1])
    last = _LAST_NICK.fullmatch(title)
    if last and last[3].strip("@").lower() in known.nicks:
        return _took_nick(head, last[3], last[1])
    return bool(last and last[2].strip() == "@" and _took_nick(head, last[3], last[1]))


def _took_last_bracket(head: Head, bracket: re.Match[str], known: Known) -> bool:
    rest, inner = bracket[1], bracket[2].strip()
    if (
        _took_plus(head, inner, rest, known)
        or _took_time(head, inner, rest)
        or _took_both(head, inner, rest, known)
        or _took_names(head, inner, rest, known)
    ):
        return True
    for label in ("time", "duration", "est"):
        if inner.lower().startswith(f"{label}:") and _took_time(
            head, inner[len(label) + 1 :], rest
        ):
            return True
    inner = re.sub(
        r"^(?:proposed by|by|owner|lead|proposer)\b:?\s*", "", inner, flags=re.IGNORECASE
    )
    found = nicks(inner, known.nicks)
    if found is None or (head.proposers and not set(map(str.lower, found)) <= known.nicks):
        return False
    strange = [each for each in found if each.lower() not in known.nicks]
    if any(is_name_of_art(each) or each.lower() in known.teams for each in strange):
        return False
    head.proposers[:0] = found
    head.title = rest
    return True


def _took_plus(head: Head, text: str, rest: str, known: Known) -> bool:
    found = plus_ones(text, known.nicks)
    if found is None:
        return False
    head.nameless += found[0]
    head.interested[:0] = found[1]
    head.raised = True
    head.title = rest
    return True


def _took_time(head: Head, text: str, rest: str) -> bool:
    found = minutes(text)
    if found is None:
        return False
    head.minutes = head.minutes or found
    head.title = rest
    return True


def _took_both(head: Head, text: str, rest: str, known: Known) -> bool:
    """Nicks and a time in one bracket, as in "(nick, 30 min)"."""
    parts = [part.strip() for part in re.split(r"[,;]", text)]
    times = [part for part in parts if minutes(part) is not None]
    found = nicks(", ".join(part for part in parts if part not in times), known.nicks)
    if len(times) != 1 or found is None or any(map(is_name_of_art, found)):
        return False
    head.proposers[:0] = found
    return _took_time(head, times[0], rest)


def _took_nick(head: Head, text: str, rest: str) -> bool:
    found = nick(text.strip("@.,:"))
    if found is None:
        return False
    head.proposers.append(found)
    head.title = rest
    return True


def _took_names(head: Head, inner: str, rest: str, known: Known) -> bool:
    """Teams wanted, as in `[cross-project: Glance]`, `(with Glance)` or `[Glance]`; tags."""
    asked = _TEAMS.fullmatch(inner)
    parts = [part for part in _PARTS.split(asked[1] or asked[2] if asked else inner) if part]
    ids = [known.teams.get(part.lower().removesuffix(" team")) for part in parts]
    if parts and all(ids):
        head.wanted.extend(id_ for id_ in ids if id_ and id_ != known.own)
    elif asked and asked[1] and len(parts) == 1:
        head.others.append(parts[0])
        return False
    elif parts and all(part.lower() in known.tags for part in parts):
        head.tags.extend(known.tags[part.lower()] for part in parts)
    else:
        return False
    head.title = rest
    return True
