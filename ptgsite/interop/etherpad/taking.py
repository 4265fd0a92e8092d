"""Taking people, times, +1s and teams off a title: each tells whether there was one."""

from __future__ import annotations

import re

from ptgsite.interop.etherpad.head import Head
from ptgsite.interop.etherpad.known import Known
from ptgsite.interop.etherpad.marks import minutes, plus_ones
from ptgsite.interop.etherpad.people import is_name_of_art, nick

_TEAMS = re.compile(
    r"(?:cross[\s-]?(?:project|team)|joint|x-proj(?:ect)?)(?:\s+(?:session|topic))?"
    r"(?:\s+with|\s*[:–-])?\s+(.+)|with\s+(.+)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"^(?:proposed by|by|owner|lead|proposer)\b:?\s*", re.IGNORECASE)
_TIME = re.compile(r"(?:time|duration|est)\s*:", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[,;/&+]|\band\b)\s*")


def took_first_bracket(head: Head, bracket: re.Match[str], known: Known) -> bool:
    """What a bracket in front of a title says."""
    opening, inner, rest = bracket[1], bracket[2], bracket[3]
    if took_time(head, inner, rest) or took_names(head, inner, rest, known):
        return True
    found = known.people(inner)
    if found is None or any(map(is_name_of_art, found)):
        return False
    sure = all(each.lower() in known.nicks for each in found)
    if (opening != "(" or head.proposers) and not sure:
        return False
    head.proposers.extend(found)
    head.title = rest
    return True


def took_last(head: Head, inner: str, rest: str, known: Known) -> bool:
    """What a bracket behind a title says."""
    if (
        took_plus(head, inner, rest, known)
        or took_time(head, inner, rest)
        or took_both(head, inner, rest, known)
        or took_names(head, inner, rest, known)
    ):
        return True
    label = _TIME.match(inner)
    if label and took_time(head, inner[label.end() :], rest):
        return True
    return _took_people(head, _OWNER.sub("", inner), rest, known)


def took_cell(head: Head, inner: str, rest: str, known: Known) -> bool:
    """What stands behind a pipe, as in "Title | nick | 30 min"."""
    if inner:
        return took_last(head, inner, rest, known)
    head.title = rest
    return True


def took_known(head: Head, text: str, rest: str, known: Known) -> bool:
    """Nicks of which one at least is known, as in "Title - nick / nick"."""
    found = known.people(text)
    if not found or not any(each.lower() in known.nicks for each in found):
        return False
    strange = [each for each in found if each.lower() not in known.nicks]
    if any(is_name_of_art(each) or each.lower() in known.teams for each in strange):
        return False
    head.proposers[:0] = found
    head.title = rest
    return True


def _took_people(head: Head, inner: str, rest: str, known: Known) -> bool:
    found = known.people(inner)
    if found is None or (head.proposers and not set(map(str.lower, found)) <= known.nicks):
        return False
    strange = [each for each in found if each.lower() not in known.nicks]
    if strange and known.strict:
        return False
    if any(is_name_of_art(each) or each.lower() in known.teams for each in strange):
        return False
    head.proposers[:0] = found
    head.title = known.without_name(rest, found[0]) if len(found) == 1 else rest
    return True


def took_plus(head: Head, text: str, rest: str, known: Known) -> bool:
    """+1s."""
    found = plus_ones(text, known.nicks)
    if found is None:
        return False
    head.nameless += found[0]
    head.interested[:0] = found[1]
    head.raised = True
    head.title = rest
    return True


def took_time(head: Head, text: str, rest: str) -> bool:
    """A duration, or a time from and to."""
    found = minutes(text)
    if found is None:
        return False
    head.minutes = head.minutes or found
    head.title = rest
    return True


def took_both(head: Head, text: str, rest: str, known: Known) -> bool:
    """Nicks and a time in one bracket, as in "(nick, 30 min)"."""
    parts = [part.strip() for part in re.split(r"[,;]", text)]
    times = [part for part in parts if minutes(part) is not None]
    found = known.people(", ".join(part for part in parts if part not in times))
    if len(times) != 1 or found is None or any(map(is_name_of_art, found)):
        return False
    head.proposers[:0] = found
    return took_time(head, times[0], rest)


def took_nick(head: Head, text: str, rest: str) -> bool:
    """A nick."""
    found = nick(text.strip("@.,:"))
    if found is None:
        return False
    head.proposers.append(found)
    head.title = rest
    return True


def took_names(head: Head, inner: str, rest: str, known: Known) -> bool:
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
