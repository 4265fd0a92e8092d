"""What tells that a page would come out as it is: a digest of all that it is made of.

Any page may show what the event's own file says, and the names of teams, rooms, tags and days;
that is in the key of every page. Of sessions, topics and the rest there is only what the page's
plan says that it shows. So a change to one team's file leaves the keys of most pages as they are.
The theme and the program are not in it.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from hashlib import blake2b
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from ptgsite.pages.common import Common
from ptgsite.pages.page import About, PagePlan
from ptgsite.pages.views.site import Site
from ptgsite.pages.words import iso
from ptgsite.schedule.model import Room, Schedule, Session, Team, Topic
from ptgsite.schedule.tagged import tags_of_session

R = TypeVar("R")

_SIZE = 16
_FORM = 2  # of marshal: later ones tell what a text is used for besides


def _plain(of: type, *others: str) -> attrgetter[tuple[object, ...]]:
    """The fields of a record, but for those that hold other records or have no order."""
    return attrgetter(*(field.name for field in fields(of) if field.name not in others))


_ABOUT = _plain(About)
_SESSION = _plain(
    Session, *("team", "room", "day", "start", "end", "status", "joint", "topics", "tags", "people")
)
_TOPIC = _plain(Topic, "wanted", "tags", "people")
_TEAM = _plain(Team, "tags", "contacts")
_ROOM = _plain(Room, "closed")


class _Digested(NamedTuple):
    """The digest of a record and of what else it comes with on pages."""

    of: object
    others: tuple[object, ...]
    digest: str


_LAST: dict[object, _Digested] = {}
"""The last digests of this process: while a site is edited, most records stay what they are."""


class Keys:
    """The keys of a site's pages."""

    def __init__(self, schedule: Schedule, common: Common, site: Site) -> None:
        self._schedule = schedule
        self._common = common
        self._known: dict[object, str] = {}
        self._every = _digest(*map(repr, (site, *_frame(schedule, common))))
        if len(_LAST) > 2 * (len(schedule.sessions) + len(schedule.topics)):
            _LAST.clear()  # many are of what is no more

    def of(self, page: PagePlan) -> str:
        """A page's key."""
        told = [_TOLD.get(type(each), _other)(self, each) for each in page.shown]
        return _digest(self._every, page.kind, _ABOUT(page.about), *told)

    def session(self, of: Session) -> str:
        """What is told of a session."""
        if of.key not in self._known:
            self._known[of.key] = _digest_of(of.key, of, self._people(of.people), _session)
        return self._known[of.key]

    def topic(self, of: Topic) -> str:
        """What is told of a topic."""
        key = of.team_id, of.id
        if key not in self._known:
            sessions = map(self.session, self._schedule.sessions_of_topic[key])
            self._known[key] = _digest_of(key, of, (*self._people(of.people), *sessions), _topic)
        return self._known[key]

    def _people(self, of: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return tuple([(each.id, each.name) for each in self._common.people_of(of)])


def _team(_: Keys, of: Team) -> str:
    return repr(_TEAM(of))


def _other(_: Keys, of: object) -> str:
    return repr(of)


_TOLD: dict[type, Callable[[Keys, Any], str]] = {
    Session: Keys.session,
    Topic: Keys.topic,
    Team: _team,
}


def _digest_of(
    key: object, of: R, others: tuple[object, ...], parts: Callable[[R], tuple[object, ...]]
) -> str:
    known = _LAST.get(key)
    if known is None or known.of is not of or known.others != others:
        known = _LAST[key] = _Digested(of, others, _digest(*parts(of), *others))
    return known.digest


def _session(of: Session) -> tuple[object, ...]:
    return (
        _SESSION(of),
        of.room.id,
        of.day.date.isoformat(),
        iso(of.start),
        iso(of.end),
        of.status.value,
        [team.id for team in of.teams],
        [(each.team_id, each.id, each.title, each.minutes) for each in of.topics],
        [tag.id for tag in of.tags],
        [tag.id for tag in tags_of_session(of)],
    )


def _topic(of: Topic) -> tuple[object, ...]:
    return _TOPIC(of), [team.id for team in of.wanted], [tag.id for tag in of.tags]


def _frame(schedule: Schedule, common: Common) -> Iterator[object]:
    yield schedule.event
    for day in schedule.days:
        yield day.date, day.code, day.time_slots
        yield [(it.title, it.start, it.end, it.room and it.room.id) for it in day.breaks]
    yield [(_ROOM(room), sorted(room.closed)) for room in schedule.rooms]
    yield schedule.tags
    yield [(common.teams[it.id], [tag.id for tag in it.tags]) for it in schedule.teams]


def _digest(*parts: Any) -> str:
    """The digest of texts and numbers, and of tuples and lists of these."""
    return blake2b(marshal.dumps(parts, _FORM), digest_size=_SIZE).hexdigest()
