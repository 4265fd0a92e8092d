"""The home page."""

from __future__ import annotations

from ptgsite.pages.html import Prose
from ptgsite.pages.pieces import Contact, Day, Link, Moment, Notice, Tag
from ptgsite.pages.views.teams import TeamGroup
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class DayCard:
    """A day on the home page; `first` and `last` bound its sessions, None where it has none."""

    day: Day
    first: Moment | None
    last: Moment | None
    sessions: int
    teams: int
    rooms: int


@dataclass(frozen=True, slots=True)
class Home:
    """The home page; `at_once` is the largest number of sessions that take place at one time."""

    about: Prose
    welcome: Prose
    notices: tuple[Notice, ...]
    days: tuple[DayCard, ...]
    groups: tuple[TeamGroup, ...]
    tags: tuple[Tag, ...]
    links: tuple[Link, ...]
    contacts: tuple[Contact, ...]
    at_once: int
