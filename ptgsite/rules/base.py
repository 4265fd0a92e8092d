"""What a rule is, and the look-ups that it may ask for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TypeAlias

from ptgsite.problems import Note, Problem, Severity, Where
from ptgsite.records import dataclass
from ptgsite.schedule.bookings import Booking, NamedTimeSlot, bookings, named_time_slots
from ptgsite.schedule.free import Free, free
from ptgsite.source.event_models import EventSource
from ptgsite.source.models import PageSource, TeamSource, TopicSource
from ptgsite.source.names import did_you_mean
from ptgsite.source.read import Sources


@dataclass(frozen=True, slots=True)
class Facts:
    """What a site says, with the look-ups that more than one rule needs.

    `bookings` are all whose time can be told, `booked` those of them that take place; they are also
    there by the team that booked them, and by each team in them, joint ones included. `before` are
    those of the change's base, if there is one to compare with. `topics` are by team and id.
    """

    event: EventSource
    teams: tuple[TeamSource, ...]
    pages: tuple[PageSource, ...]
    team_ids: frozenset[str]
    team_names: Mapping[str, str]
    incomplete: frozenset[Where]
    time_slots: Mapping[str, NamedTimeSlot]
    bookings: tuple[Booking, ...]
    booked: tuple[Booking, ...]
    before: tuple[Booking, ...]
    booked_by_owner: Mapping[str, Sequence[Booking]]
    booked_by_team: Mapping[str, Sequence[Booking]]
    topics: Mapping[str, Mapping[str, TopicSource]]
    free: Free
    rule_ids: frozenset[str]
    themes: frozenset[str]


def gather(
    sources: Sources,
    event: EventSource,
    rule_ids: frozenset[str],
    themes: frozenset[str],
    before: tuple[Booking, ...] = (),
) -> Facts:
    """The facts of a site whose event could be read; `themes` are those that it can choose.

    `before` are the bookings of the base that a change is compared with.
    """
    named = named_time_slots(event)
    made = bookings(event, sources.teams, named)
    booked = tuple(booking for booking in made if not booking.slot.cancelled)
    return Facts(
        event=event,
        teams=sources.teams,
        pages=sources.pages,
        team_ids=sources.team_ids,
        team_names={team.id: team.name for team in sources.teams},
        incomplete=sources.incomplete,
        time_slots=named,
        bookings=made,
        booked=booked,
        before=before,
        booked_by_owner=_grouped((booking.team.id, booking) for booking in booked),
        booked_by_team=_grouped((team, booking) for booking in booked for team in booking.teams),
        topics={
            team.id: {topic.id: topic for topic in reversed(team.topics) if topic.id}
            for team in sources.teams
        },
        free=free(event, named, booked),
        rule_ids=rule_ids,
        themes=themes,
    )


def _grouped(pairs: Iterable[tuple[str, Booking]]) -> dict[str, list[Booking]]:
    groups: dict[str, list[Booking]] = {}
    for key, booking in pairs:
        groups.setdefault(key, []).append(booking)
    return groups


class Family(Enum):
    """What a rule is about, in the order of the documentation."""

    FILE = "The file itself"
    REFERENCE = "References"
    TIME = "Times"
    CLASH = "Clashes"
    LIMIT = "The event's limits"
    ADVICE = "Advice"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `manual` is its page: a summary, why, and examples.

    `check` is None where reading a file already finds the problem. A `fixed` rule can't be switched
    off or waived: what it finds leaves nothing to build from.
    """

    id: str
    family: Family
    manual: str
    check: Callable[[Facts], Iterable[Problem]] | None = None
    severity: Severity = Severity.ERROR

    @property
    def fixed(self) -> bool:
        """Whether an event, team or slot can't switch it off."""
        return self.family in (Family.FILE, Family.REFERENCE, Family.TIME)

    @property
    def summary(self) -> str:
        """The first line of the manual."""
        return self.manual.strip().partition("\n")[0]


NameList: TypeAlias = tuple[Where, str, tuple[str, ...]]
"""A list of names: the record that it stands in, its key there, and the names."""


def unknown(rule: str, what: str, name: str, where: Where, known: Collection[str]) -> Problem:
    """The problem that a name is none of those known; `what` is what it should have named."""
    return Problem(rule, f"there is no {what} `{name}`", where, did_you_mean(name, known))


def unknown_in(
    rule: str, what: str, lists: Iterable[NameList], known: Collection[str]
) -> Iterator[Problem]:
    """The problems that names of some lists are none of those known."""
    for of, key, names in lists:
        if names:  # most are empty
            for index, name in enumerate(names):
                if name not in known:
                    yield unknown(rule, what, name, of / key / index, known)


def waive(rule: str) -> str:
    """How a team or slot lives with what a rule finds, for the end of a help text."""
    return f"waive this rule: `allow: [{rule}]`"


def items(record_where: Where, key: str, names: tuple[str, ...]) -> Iterable[tuple[str, Where]]:
    """The names in a list of a record, each with its place."""
    if not names:
        return ()
    where = record_where / key
    return [(name, where / index) for index, name in enumerate(names)]


def agenda(booking: Booking, facts: Facts) -> Iterator[tuple[int, TopicSource]]:
    """The topics of a booking's slot that its team has, each with its index in the slot's list."""
    if booking.slot.topics:
        topics = facts.topics[booking.team.id]
        for index, name in enumerate(booking.slot.topics):
            if name in topics:
                yield index, topics[name]


def note(booking: Booking, key: str, text: str) -> Note:
    """A note that points at one key of another booking."""
    return Note(booking.slot.where / key, text)
