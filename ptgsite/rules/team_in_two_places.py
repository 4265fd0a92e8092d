"""A team has two sessions at the same time.

Its people cannot be in both rooms. A joint session, one whose `with` names the team, counts for
each of its teams.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots:
      - {slot: MonA1, room: bexar}
      - {date: 2022-10-17, start: "13:30", end: "14:30", room: online}

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots:
      - {slot: MonA1, room: bexar}
      - {date: 2022-10-17, start: "14:00", end: "14:30", room: online}
"""

from collections.abc import Iterator

from ptgsite.problems import Problem, Where
from ptgsite.rules.base import Facts, Family, Rule, note
from ptgsite.rules.clashes import clashes, one_session
from ptgsite.schedule.bookings import Booking

ID = "team-in-two-places"


def check(facts: Facts) -> Iterator[Problem]:
    """Sessions of a team, joint ones included, that overlap; those in one room clash by room."""
    told: set[tuple[Booking, Booking]] = set()
    for team, booked in facts.booked_by_team.items():
        for later, earlier in clashes(booked, ID):
            # Two teams that are in both sessions are told once.
            if later.slot.room != earlier.slot.room and (later, earlier) not in told:
                told.add((later, earlier))
                yield _problem(team, later, earlier, facts)


def _problem(team: str, booking: Booking, other: Booking, facts: Facts) -> Problem:
    name = facts.team_names.get(team, team)
    return Problem(
        ID,
        f"{name} is already in {other.place} at {other.label}"
        + ("" if other.team.id == team else f", with {other.team.name}"),
        _where(team, booking),
        one_session(booking, other) or facts.free.times_for(booking),
        (note(other, other.time_key, f"{name} is in {other.place} here"),),
    )


def _where(team: str, booking: Booking) -> Where:
    if team == booking.team.id:
        return booking.slot.where / booking.time_key
    return booking.slot.where / "with" / booking.slot.joint.index(team)


RULE = Rule(ID, Family.CLASH, __doc__, check)
