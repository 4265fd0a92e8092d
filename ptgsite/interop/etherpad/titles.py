"""A topic's line taken apart: its title, and what people put before and behind it."""

from __future__ import annotations

import re

from ptgsite.interop.etherpad.head import LONGEST, Head
from ptgsite.interop.etherpad.known import Known
from ptgsite.interop.etherpad.marks import CLOCKS, DURATION
from ptgsite.interop.etherpad.taking import (
    took_cell,
    took_first_bracket,
    took_known,
    took_last,
    took_nick,
    took_plus,
    took_time,
)

_LAST_BRACKET = re.compile(
    r"(.*?\S)\s*(?:\[\[|[(\[\uff08])((?:[^()\[\]\uff08\uff09]|\[m\]){1,200})(?:\]\]|[)\]\uff09])\s*[.:,]?",
    re.DOTALL,
)
_LAST_SIGN = re.compile(
    "(.*\\S)\\s*[\u23f0-\u23f2\u231a\u231b\U0001f550-\U0001f567👤👥🙋👍]\ufe0f?", re.DOTALL
)
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\((https?://[^\s()]{1,500})\)")
_BOLD = re.compile(r"\*\*(?=\S)([^*]{1,300})(?<=\S)\*\*")
_FIRST_BRACKET = re.compile(
    r"\s*([(\[<])((?:[^()\[\]<>]|\[m\]){1,80})[)\]>]\s*[:–-]*\s*(\S.*)", re.DOTALL
)
_LAST_PLUS = re.compile(r"(.*?[^\s,;–-])[\s,;–-]++(\+\s?[0-9].*)")
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[\s,.:]+)?"
_LAST_TIME = re.compile(
    rf"(.*?[^\s,;:–-])(?<!\bin)(?<!\bfor)(?<!\bof)(?<!\bthan)(?<!\bevery)(?<!\bwithin)(?<!\bafter)"
    rf"\s*(?:[,;:–-]++\s*|\s|(?<=[)\uff09]))(?:time:?\s*)?((?:{CLOCKS})(?:\s*utc)?|{DURATION})",
    re.IGNORECASE,
)
_FIRST_TIME = re.compile(
    rf"{_WEEKDAY}((?:{CLOCKS})(?:\s*utc)?|{DURATION})[\s:,)–-]+(\S.*)", re.IGNORECASE
)
_FIRST_CLOCK = re.compile(
    rf"(\[)?{_WEEKDAY}[0-9]{{1,2}}:[0-9]{{2}}\s*(?:utc)?(?(1)\]\s*|[\s:,–-]+)(\S.*)", re.IGNORECASE
)
_BARE_CLOCKS = re.compile(
    rf"({_WEEKDAY})([01]\d|2[0-4])([0-5]\d)\s*[–-]\s*([01]\d|2[0-4])([0-5]\d)(?=\s*utc\b)",
    re.IGNORECASE | re.ASCII,
)
_LAST_NICK = re.compile(
    r"(.*\S)(\s+(?:[–—-]{1,2}>?|<-{1,2}|[=]>|[→←])\s*|\s*[–—]\s*|\s+@)([^\s()\[\]]+)"
)
_LAST_PEOPLE = re.compile(r"(.*\S)\s+(?:[–—-]{1,2}>?|<-{1,2}|[=]>|[→←])\s+(\S.{0,80})")
_BY = re.compile(
    r"(.*[^\s,;–-])[\s,;–-]++(?:proposed by|by|owner:?|lead:?)\s+([^\s]+)", re.IGNORECASE
)
_FIRST_NICK = re.compile(r"@?([^\s:()\[\]]{2,40})(?::|\s[–—-])\s+(\S.*)")
_TOPIC = re.compile(
    r"(?:(?:topic(?:\s*\#?[0-9]+)?|title|subject)\s*[:\uff1a–-]|\#topic\s)\s*(\S.*)", re.IGNORECASE
)
_DONE = re.compile(
    r"(?:\[?(?:done|discussed)\]?\s*[:–-]\s*|\[(?:done|discussed)\]\s*|[✓✔✅☑]\ufe0f?\s*)",
    re.IGNORECASE,
)
_DONE_BARE = re.compile(r"(.*\S)\s+DONE[!.]*")
_DONE_LAST = re.compile(
    r"(.*\S)\s*(?:[–—-]\s*|[(\[]\s*)(?:done|discussed)\s*[)\]!.]*", re.IGNORECASE
)


def head_of(text: str, known: Known) -> Head:
    """A line as the head of a topic; what is not understood stays in the title."""
    head = Head(_BOLD.sub(r"\1", " ".join(text.split())))
    head.title = _BARE_CLOCKS.sub(r"\1\2:\3-\4:\5", head.title, count=1)
    if link := _LINK.match(head.title):
        head.title = f"{link[1]} {head.title[link.end() :]}".strip()
        head.links.append(link[2])
    for _ in range(12 if len(head.title) <= LONGEST else 0):  # each step takes one thing off
        if not (_from_front(head, known) or _from_end(head, known)):
            break
    head.title = head.title.strip(" \t,;–—").rstrip(":").removesuffix(" -").strip() or head.title
    return head


def is_announced(text: str) -> bool:
    """Whether a line says that it is a topic, as in "Topic: …"."""
    return _TOPIC.fullmatch(text) is not None


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
        return took_time(head, found[1], rest)
    if found := _FIRST_CLOCK.fullmatch(title):
        head.title = found[2]
        return True
    if (bracket := _FIRST_BRACKET.fullmatch(title)) and took_first_bracket(head, bracket, known):
        return True
    first = _FIRST_NICK.fullmatch(title)
    if first and not head.proposers and first[1].lower() in known.nicks:
        head.proposers.append(first[1])
        head.title, head.spoken = first[2], ":" in title[: first.start(2)]
        return True
    return False


def _from_end(head: Head, known: Known) -> bool:
    return _from_end_parted(head, known) or _from_end_by_words(head, known)


def _from_end_parted(head: Head, known: Known) -> bool:
    """What brackets and pipes part from the title."""
    bracket = _LAST_BRACKET.fullmatch(head.title)
    if bracket and took_last(head, bracket[2].strip(), bracket[1], known):
        return True
    rest, pipe, cell = head.title.rpartition("|" if "|" in head.title else " :: ")
    return bool(pipe and rest.strip("| ")) and took_cell(head, cell.strip(), rest.strip(), known)


def _from_end_by_words(head: Head, known: Known) -> bool:
    title = head.title
    if sign := _LAST_SIGN.fullmatch(title):
        head.title = sign[1]
        return True
    if done := _DONE_LAST.fullmatch(title) or _DONE_BARE.fullmatch(title):
        head.title = done[1]
        return True
    plus = _LAST_PLUS.fullmatch(title)
    whole = plus and plus[1].count("(") == plus[1].count(")")
    if plus and whole and took_plus(head, plus[2], plus[1], known):
        return True
    if (time := _LAST_TIME.fullmatch(title)) and took_time(head, time[2], time[1]):
        return True
    if (by := _BY.fullmatch(title)) and by[2].lower() in known.nicks:
        return took_nick(head, by[2], by[1])
    people = _LAST_PEOPLE.fullmatch(title)
    if people and took_known(head, people[2], people[1], known):
        return True
    last = _LAST_NICK.fullmatch(title)
    if last and last[3].strip("@").lower() in known.nicks:
        return took_nick(head, last[3], last[1])
    return bool(last and last[2].strip() == "@" and took_nick(head, last[3], last[1]))
