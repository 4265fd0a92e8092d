"""What a new event is: the answers to five questions, each with what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from ptgsite.records import dataclass
from ptgsite.source.addresses import SITE_URL
from ptgsite.source.scalars import DATE, TEXT, TIMEZONE, Mistake, choice, quoted, slug

MAX_DAYS = 31
"""The most days that a new event can have; content/event.yaml takes more."""


class Host(StrEnum):
    """Where the repository of the event is, and so which CI files it gets."""

    GITHUB = "github"
    GITLAB = "gitlab"
    ZUUL = "zuul"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Answers:
    """A new event; `requirement` is what pip installs ptgsite from, where that is known."""

    name: str
    days: tuple[date, ...]
    timezone: ZoneInfo
    url: str
    host: Host
    requirement: str | None = None

    @property
    def id(self) -> str:
        """The event's id, made from its name."""
        return slug(self.name) or "event"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, an example of an answer, and what makes a value of one, or says what is wrong."""

    key: str
    text: str
    example: str
    parse: Callable[[str], object]


def _days(text: str) -> tuple[date, ...] | Mistake:
    """One date, or the first and the last with "to", "..", a comma or a dash between them."""
    words = re.sub(r"\bto\b|\.\.|[,–—]|\s-\s", " ", text).split()
    dates = [DATE.parse(word) for word in words]
    if wrong := next((one for one in dates if isinstance(one, Mistake)), None):
        return wrong
    good = [one for one in dates if isinstance(one, date)]
    if not 1 <= len(good) <= 2:
        return Mistake("bad-date", f"{quoted(text)} is not one date, or the first and the last")
    count = (good[-1] - good[0]).days + 1
    if count < 1:
        return Mistake("bad-date", f"the last day, {good[-1]}, is before the first, {good[0]}")
    if count > MAX_DAYS:
        return Mistake("bad-date", f"these are {count} days, and an event starts with 1 to 31")
    return tuple(good[0] + timedelta(days=number) for number in range(count))


QUESTIONS = (
    Question("name", "What is the event called?", "Project Teams Gathering 2027", TEXT.parse),
    Question(
        "days", "On which days, from the first to the last?", "2027-04-12 to 2027-04-16", _days
    ),
    Question("timezone", "In which time zone?", "UTC", TIMEZONE.parse),
    Question("url", "Where will it be published?", "https://ptg.example.org/", SITE_URL.parse),
    Question(
        "host",
        "Where is its repository: github, gitlab, zuul or none of them?",
        "github",
        choice("host", Host).parse,
    ),
)
