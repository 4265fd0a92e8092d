"""Two teams that share people meet at the same time.

A team lists under `request` the teams to `avoid`, since it shares people with them. It holds in
both directions.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA1, room: bexar}]
    request: {hours: 1, avoid: [cinder]}

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA2, room: bexar}]
    request: {hours: 1, avoid: [cinder]}
"""

from collections.abc import Iterator

from ptgsite.problems import Note, Problem, Severity
from ptgsite.rules.base import Facts, Family, Rule, items, waive
from ptgsite.rules.clashes import crossings
from ptgsite.schedule.bookings import Booking

ID = "avoided-team-clash"


def check(facts: Facts) -> Iterator[Problem]:
    """Overlapping bookings of a team and one that it avoids; each pair of teams once."""
    own = facts.booked_by_owner
    told: set[frozenset[str]] = set()
    for team in facts.teams:
        if team.request is None:
            continue
        for avoided, where in items(team.request.where, "avoid", team.request.avoid):
            pair = frozenset({team.id, avoided})
            if len(pair) > 1 and pair not in told:
                told.add(pair)
                for one, other in crossings(own.get(team.id, ()), own.get(avoided, ()), ID):
                    yield _problem(
                        one, other, Note(where, "the team to be avoided, since they share people")
                    )


def _problem(booking: Booking, other: Booking, why: Note) -> Problem:
    return Problem(
        ID,
        f"{booking.team.name} and {other.team.name} share people, and both meet at {other.label}",
        booking.slot.where / booking.time_key,
        f"move one of the two sessions, or {waive(ID)}",
        (Note(other.slot.where / other.time_key, f"{other.team.name} meets here"), why),
    )


RULE = Rule(ID, Family.CLASH, __doc__, check, Severity.WARNING)
