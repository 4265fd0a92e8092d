"""What the names in a pad can mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from ptgsite.interop.etherpad.people import BETWEEN, nick, nicks
from ptgsite.records import dataclass

_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3}")
_NAME_AND_NICK = re.compile(rf"({_NAME.pattern})(?:\s*\(|\s+\[)\s*@?([^\s()\[\]]+)\s*[)\]]")
_BEFORE_NAME = re.compile(r"\s[–—-]{1,2}\s+|,\s+|\s\|\s+")
_TELLING = 4


@dataclass(frozen=True, slots=True)
class Known:
    """The names of a site and of a pad.

    `teams` and `tags` are ids by lower-case name, `own` is the id of the pad's team. `nicks` are
    those that the pad itself tells, in lower case, and `names` the nicks of people's lower-case
    names. With `strict`, nobody else can propose a topic.
    """

    teams: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    own: str = ""
    nicks: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False

    def people(self, text: str) -> tuple[str, ...] | None:
        """The nicks that a text is made of, be they written as people's names; else None."""
        parts = [part for part in BETWEEN.split(text.strip(" ,;")) if part]
        found = [self._person(part) for part in parts]
        if parts and all(found):
            return tuple(each for each in found if each)
        return nicks(text, self.nicks)

    def _person(self, text: str) -> str | None:
        both = _NAME_AND_NICK.fullmatch(text)
        if both:
            return nick(both[2]) if is_name(both[1]) else nick(both[1])
        return self.names.get(text.lower().strip(" ."), None) or nick(text)

    def persons(self, text: str) -> tuple[str, ...]:
        """The nicks of a line that is people and no more: "(nick)", "A Person (nick)"; else ()."""
        both = _NAME_AND_NICK.fullmatch(text)
        inner = text.strip("()[] ") if text[:1] in ("(", "[") else text
        found = self.people(inner) or ()
        if both:
            told = both[1].lower() in self.names or _shares_letters(both[1], both[2])
            return found if told else ()
        sure = inner != text or all(each.lower() in self.nicks for each in found)
        return found if sure else ()

    def without_name(self, title: str, of: str) -> str:
        """A title without the name behind it, if that is the one of a nick."""
        before = list(_BEFORE_NAME.finditer(title))[-1:]
        name = title[before[0].end() :] if before else ""
        if not is_name(name) or name.lower() in self.teams:
            return title
        told = self.names.get(name.lower().strip(" .")) == of
        return title[: before[0].start()].strip() if told or _shares_letters(name, of) else title


def is_name(text: str) -> bool:
    """Whether a text can be the name of a person."""
    return _NAME.fullmatch(text) is not None and all(word[0].isupper() for word in text.split())


def _shares_letters(name: str, nick_: str) -> bool:
    """Whether a word of a name is in the nick: "Jesse Petrov" and "jpetrov"."""
    words, folded = re.findall(r"[^\W\d_]+", name.lower()), nick_.lower()
    return any(word == folded or (len(word) >= _TELLING and word in folded) for word in words)
