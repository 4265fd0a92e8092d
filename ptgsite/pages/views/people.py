"""The list of people, and a person's page."""

from __future__ import annotations

from ptgsite.pages.pieces import DaySessions, PersonRef, Session, TeamRef, Topic
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person in the list of people."""

    person: PersonRef
    sessions: int
    topics: int


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sessions that want the same person at the same time."""

    first: Session
    second: Session


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person's page.

    `nicks` are what they are known as, without e-mail addresses; `sessions` are those they are
    wanted in, `unplanned` topics that name them and are on no session's agenda, and `teams` those
    that they are a contact of.
    """

    person: PersonRef
    nicks: tuple[str, ...]
    days: tuple[DaySessions, ...]
    clashes: tuple[Clash, ...]
    unplanned: tuple[Topic, ...]
    teams: tuple[TeamRef, ...]
