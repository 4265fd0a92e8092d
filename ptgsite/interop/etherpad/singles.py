"""Which lines that are no entries of a list are topics: headings and plain lines."""

from __future__ import annotations

import re

from ptgsite.interop.etherpad.head import Head
from ptgsite.interop.etherpad.item import INDENT, Item
from ptgsite.interop.etherpad.known import Known
from ptgsite.interop.etherpad.notes import is_mark, is_owner
from ptgsite.interop.etherpad.words import About, about, is_day, is_label, no_topic
from ptgsite.records import dataclass

_ANSWER = re.compile(r"[QA]\s*:\s")


@dataclass(frozen=True, slots=True)
class Section:
    """What a heading has said so far.

    `first` is the pad's first line, which has its name; `titled` is false where nothing but that
    name is above; `rest` tells that all that follows is of it.
    """

    about: About = About.UNKNOWN
    titled: bool = False
    cross: bool = False
    rest: bool = False
    first: Item | None = None


def is_topic(item: Item, head: Head, here: Section, known: Known) -> bool:
    """Whether such a line is a topic by what it says, or by the lines below it."""
    if not _can_be(item, head) or known.persons(item.text):
        return False
    if head.announced and here.about is not About.PLAN:
        return True
    if here.about is About.OTHER:
        return False
    sure = any(each.lower() in known.nicks for each in head.proposers)
    if here.about is About.PLAN:
        return bool(sure and head.minutes)
    if item is here.first or item.text.endswith(":"):
        return False
    if here.about is About.TOPICS:
        marked = any(is_mark(child.text) for child in item.children)
        return head.marked or marked or _is_owned(item, known)
    standing = here.titled or bool(item.children) or item.heads
    return standing and (sure or _is_owned(item, known))


def is_like(item: Item, head: Head, here: Section) -> bool:
    """Whether a line without a nick, that stands among topics and looks the same, is one."""
    if item is here.first or is_mark(item.text) or no_topic(head.title):
        return False
    if head.minutes:
        return not is_label(head.title)
    named = item.text.endswith(":") or is_day(item.text) or about(item.text) != About.UNKNOWN
    inside = bool(item.children) or item.rank >= INDENT
    return inside and here.about is not About.OTHER and not named


def _can_be(item: Item, head: Head) -> bool:
    if no_topic(head.title) or item.table or item.text.startswith(">"):
        return False
    if is_label(head.title) and not head.announced:
        return False
    said = head.spoken or is_mark(item.text)  # "nick: thanks everybody" is a note
    return not (said or _ANSWER.match(item.text))


def _is_owned(item: Item, known: Known) -> bool:
    """Whether the line below tells who proposes it."""
    if not item.children or about(item.text) in (About.TOPICS, About.PLAN):
        return False
    first = item.children[0]
    return is_owner(first.text) or bool(first.plain and known.persons(first.text))
