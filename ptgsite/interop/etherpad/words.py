"""What headings and lines of a pad are about, by the words that teams use."""

from __future__ import annotations

import re
from enum import Enum

_DAYS = "mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun"
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|(?:octo|novem|decem)ber|oct|nov|dec"
)
_DAY = re.compile(
    rf"(?:(?:day\s+[0-9]+|(?:{_DAYS})(?:day)?|[0-9]{{1,4}}(?:st|nd|rd|th)?|(?:{_MONTHS})"
    r"|am|pm|utc|morning|afternoon|of|the|at|[0-9]{1,2}:[0-9]{2}|to|and)\b[\s,.:;()/–-]*)+",
    re.IGNORECASE,
)
_HAS_DAY = re.compile(rf"\b(?:(?:{_DAYS})(?:day)?|day\s+[0-9]+|{_MONTHS})\b", re.IGNORECASE)
PEOPLE_WORDS = (
    r"(?:who|(?:topic\s+)?owners?|proposers?|leads?|leaders?|moderators?|authors?|presenters?|hosts?"
    r"|speakers?|champions?|facilitators?|drivers?|(?:your\s+)?names?(?:\s*(?:/|\(|and|&)\s*irc"
    r"(?:\s+nick(?:name)?)?\)?)?|irc(?:\s*(?:nicks?|nicknames?|names?|handles?))?|nicks?(?:names?)?)"
)
"""What people write before the nick of who proposes a topic, or above a column of those."""

_NO = re.compile(
    r"""\b(?: attend(?:ees?|ing|ance|ed) | participants? |
    who(?:\s+is|\s+will\s+be|['’]s)?\s+(?:here|who|coming|there|in|attending) |
    sign[\s-]?(?:in|up) | roll\s?call | introductions? |
    how[\s-]?(?:to|it|this|we|do| does) | instructions? | rules | guidelines? | etiquette |
    code\sof\sconduct | logistics | links? | (?:use|help)ful | references? | resources |
    (?:previous|past|other|old|older|earlier)\s(?:pads?|ptgs?|etherpads?) | notes? | actions? |
    action\sitems? | ars? | todos? | recordings? | photos? | social | dinners? | lunch | info |
    information | contacts? | hallway | legend | glossary | template | dropped | withdrawn |
    cancell?ed | postponed | deferred | moved | rejected | housekeeping | announcements? | where
    | when | irc | zoom | meetpad | connection | agreements? | decisions? | outcomes? |
    agreed | conclusions? | summary | background | people |
    homework | results? | not\s(?:doing|planned) | no\slonger | follow[\s-]?ups? | reminders? |
    thanks | kudos | shout[\s-]?outs? | priorities | liaisons? | checklist | reading | hotels?
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_YES = re.compile(
    r"""\b(?: topics? | agenda | sessions? | parking\s?lot | overflow | backlog | left\s?overs? |
    cross[\s-]?(?:project|team)s? | proposals? | proposed | discussions? |
    to\s(?:be\s)?discuss(?:ed)? | not\s(?:yet\s)?scheduled | unscheduled | nice\sto\shave |
    if\stime\s(?:allows|permits)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGN_UP = re.compile(r".{0,20}\b(?:names?|nicks?)\b.{0,30}\battend", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:schedule|time\s?(?:table|plan|slots?)|calendar)\b", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:ptg|summit|forum|pad|etherpad|meeting|planning|20[0-9]{2})\b", re.IGNORECASE
)
_CROSS = re.compile(r"\bcross[\s-]?(?:project|team)s?\b|\bjoint\b", re.IGNORECASE)
_BREAK = re.compile(
    r"[\s\d:.~–-]*+(?:min(?:ute)?s?\b\s*|hours?\b\s*|utc\s*|short\s+|bio[\s-]?|coffee\s+|tea\s+"
    r"|lunch\s+|dinner\s+|afternoon\s+|morning\s+)*"
    r"(?:break|lunch|coffee|tea|dinner|breakfast|pause|end of (?:the )?(?:day|ptg)|eod)\b.{0,30}",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\W*(?:(?:merged with|merged into|duplicate of|superseded)\b"
    r"|move to (?:(?:the )?(?:mailing list|ml|list|next|another)\b)"
    r"|(?:moved|postponed|cancell?ed|dropped|withdrawn|deferred)"
    r"(?:\s*(?:[:\](),]|[–-](?!\w)|$)|\s+(?:to|until|till|from|in|by|since|because|for|due)\b(?![\w-]*\s*\?)))",
    re.IGNORECASE,
)
_GONE_AT_THE_END = re.compile(
    r".*(?:[-–(\[]|->|→|=>)\s*(?:moved to (?:the )?(?:mailing list|ml|list|next|another)\b"
    r"|cancell?ed|dropped|withdrawn|postponed|deferred|no longer needed|not needed)"
    r"[^()\[\]]*[)\]]?",
    re.IGNORECASE,
)
_CROSSED_OUT = re.compile(r"~~[^~]+~~\W*")
_REST = re.compile(
    r"\W*(?:(?:meeting|session|discussion)\s+)?(?:notes|minutes|log|outcomes?|decisions|summary)\W*",
    re.IGNORECASE,
)
_STATE = re.compile(r"done|to\s?do|doing|in\sprogress|upcoming", re.IGNORECASE)
_TEMPLATE = re.compile(
    r"your[\s_-]?(?:irc[\s_-]?)?(?:nick|name)|\btopic title\b|\bexample topic\b|^\W*template\b"
    r"|^\W*thank(?:s| you)\b|^\W*add (?:your|new|more|a) |^<[^<>]*>\W*$"
    r"|^\W*+(?:tbd|tba|none|nothing|n/a)?\W*$",
    re.IGNORECASE,
)
_URL_ALONE = re.compile(r"(?:[\w -]{0,20}:)?\s*<?https?://\S+\s*", re.IGNORECASE)


class About(Enum):
    """What stands below a heading: topics, a plan of hours, something else, or who knows."""

    TOPICS = "topics"
    PLAN = "plan"
    OTHER = "other"
    UNKNOWN = "unknown"


def about(heading: str) -> About:
    """What a heading announces."""
    if _SIGN_UP.match(heading):
        return About.OTHER
    if _PLAN.search(heading):
        return About.PLAN
    if _YES.search(heading) and not re.match(r"\W*(?:how|notes?|links?)\b", heading, re.IGNORECASE):
        return About.TOPICS
    return About.OTHER if _NO.search(heading) else About.UNKNOWN


def is_rest(heading: str) -> bool:
    """Whether all that follows a heading is of it, other headings too: "Notes"."""
    return _REST.fullmatch(heading) is not None


def is_day(text: str) -> bool:
    """Whether a text names a day or part of one, and says no more."""
    return bool(_HAS_DAY.search(text) and _DAY.fullmatch(text))


def is_label(text: str) -> bool:
    """Whether a text is the name of a section rather than a topic: "Attendees:", "Topics"."""
    bare = text.rstrip(": ")
    if is_day(bare) or is_rest(bare) or _STATE.fullmatch(bare):
        return True
    return len(bare.split()) <= 3 and ": " not in bare and about(bare) is not About.UNKNOWN


def is_section(text: str) -> bool:
    """Whether the first line of a pad is the name of a section rather than that of the pad."""
    return text.endswith(":") or (is_label(text) and not _EVENT.search(text))


def is_cross_project(heading: str) -> bool:
    """Whether a heading announces sessions with other teams."""
    return bool(_CROSS.search(heading))


def is_break(text: str) -> bool:
    """Whether a text is a break, or the end of the day."""
    return _BREAK.fullmatch(text.strip("* ")) is not None


def no_topic(text: str) -> str:
    """Why an entry of a list of topics is none, or ""."""
    if _GONE.match(text) or _GONE_AT_THE_END.fullmatch(text) or _CROSSED_OUT.fullmatch(text):
        return "no longer to be discussed"
    if is_break(text):
        return "a break"
    if _TEMPLATE.search(text):
        return "a place to fill in"
    return "an address alone" if _URL_ALONE.fullmatch(text) else ""
