"""The list of teams, and a team's page."""

from __future__ import annotations

from ptgsite.pages.html import Prose
from ptgsite.pages.pieces import Contact, Extra, Session, Tag, TeamRef, Topic
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class TeamCard:
    """A team in a list: `first` is its first session that takes place."""

    team: TeamRef
    tags: tuple[Tag, ...]
    first: Session | None
    sessions: int
    topics: int


@dataclass(frozen=True, slots=True)
class TeamGroup:
    """The teams of one kind."""

    id: str
    title: str
    teams: tuple[TeamCard, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """A team's page; joint sessions that other teams booked are among its own."""

    ref: TeamRef
    kind: str
    expected: int | None
    about: Prose
    pad: str
    call: str
    irc: str
    tags: tuple[Tag, ...]
    contacts: tuple[Contact, ...]
    sessions: tuple[Session, ...]
    planned: tuple[Topic, ...]
    unplanned: tuple[Topic, ...]
    extra: Extra
