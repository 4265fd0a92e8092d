"""Somebody is wanted in two rooms at the same time.

Slots and topics name the people they want, and the contacts of a team are wanted in all its
sessions. A person is known by an IRC nick or an e-mail address; a contact with both joins the
two.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA2, room: bexar, people: [nick]}]

    # teams/zuul.yaml
    name: Zuul
    kind: project
    slots: [{slot: MonA2, room: austin, people: [nick]}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA2, room: bexar, people: [nick]}]

    # teams/zuul.yaml
    name: Zuul
    kind: project
    slots: [{slot: MonP1, room: austin, people: [nick]}]
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from itertools import chain

from ptgsite.problems import Note, Problem, Severity, Where
from ptgsite.records import dataclass
from ptgsite.rules.base import Facts, Family, Rule, agenda, items, waive
from ptgsite.rules.clashes import clashes
from ptgsite.schedule.bookings import Booking
from ptgsite.source.models import ContactSource, TeamSource

ID = "person-in-two-places"


@dataclass(frozen=True, slots=True)
class _Wish:
    """That a booking wants somebody: under which name, and where that is written."""

    name: str
    where: Where
    why: Where


def check(facts: Facts) -> Iterator[Problem]:
    """Overlapping bookings in different rooms that want the same person."""
    same = _same_people(facts)
    shared = _shared({team.id: _people(team, same) for team in facts.teams})
    wanted: dict[str, dict[Booking, _Wish]] = {}
    for booking in facts.booked:
        people = shared[booking.team.id]
        if people:
            for wish in _wishes(booking, facts, people):
                wanted.setdefault(people[wish.name], {}).setdefault(booking, wish)
    for wishes in wanted.values():
        for later, earlier in clashes(wishes, ID):
            # A team with two sessions at once, or two in one room, has another problem first.
            if later.slot.room != earlier.slot.room and later.team.id != earlier.team.id:
                yield _problem(later, earlier, wishes)


def _people(team: TeamSource, same: Mapping[str, str]) -> dict[str, str]:
    """Whoever a team may want somewhere: the person behind each name."""
    known = (_known_by(contact) for contact in team.contacts)
    people = {name for name in known if name is not None}
    people.update(name for slot in team.slots for name in slot.people)
    people.update(name for topic in team.topics for name in topic.people)
    return {name: same.get(name.lower(), name.lower()) for name in people}


def _shared(by_team: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Those by team that others want, too; whom one team alone wants needs no closer look."""
    teams = Counter(chain.from_iterable(set(people.values()) for people in by_team.values()))
    return {
        team: {name: person for name, person in people.items() if teams[person] > 1}
        for team, people in by_team.items()
    }


def _problem(booking: Booking, other: Booking, wishes: Mapping[Booking, _Wish]) -> Problem:
    mine, theirs = wishes[booking], wishes[other]
    notes = [Note(theirs.where, f"{other.team.name} wants {theirs.name} here")]
    whys = [wish for wish in (mine, theirs) if wish.why != wish.where]
    notes += [Note(wish.why, f"why {wish.name} is wanted") for wish in whys]
    return Problem(
        ID,
        f"{mine.name} is wanted here at {booking.label}, and by {other.team.name} in {other.place} "
        f"at {other.label}",
        mine.where,
        f"move one of the two sessions, or agree on who goes where and {waive(ID)}",
        tuple(notes),
    )


def _wishes(booking: Booking, facts: Facts, people: Container[str]) -> Iterator[_Wish]:
    """Those of a booking's wishes that are for `people`."""
    slot = booking.slot
    for name, where in items(slot.where, "people", slot.people):
        if name in people:
            yield _Wish(name, where, where)
    for index, topic in agenda(booking, facts):
        for name, why in items(topic.where, "people", topic.people):
            if name in people:
                yield _Wish(name, slot.where / "topics" / index, why)
    for contact in booking.team.contacts:
        known_by = _known_by(contact)
        if known_by is not None and known_by in people:
            key = "irc" if known_by == contact.irc else "email"
            yield _Wish(known_by, slot.where / booking.time_key, contact.where / key)


def _known_by(contact: ContactSource) -> str | None:
    """A contact's nick, or else the address; an IRC channel is no nick."""
    nick = None if (contact.irc or "#").startswith("#") else contact.irc
    return nick or contact.email


def _same_people(facts: Facts) -> dict[str, str]:
    """The nick of each e-mail address that a contact gives with one, both in lower case."""
    return {
        contact.email.lower(): contact.irc.lower()
        for team in facts.teams
        for contact in team.contacts
        if contact.email and contact.irc and not contact.irc.startswith("#")
    }


RULE = Rule(ID, Family.CLASH, __doc__, check, Severity.WARNING)
