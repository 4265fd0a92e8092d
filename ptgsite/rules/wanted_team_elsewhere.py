"""A topic wants a team that is somewhere else at that time.

A topic names under `with` the teams that it wants in the room. One with a session of its own then
will hardly come; a joint session, with the team in the `with` of the slot, is a promise and an
error instead (team-in-two-places).

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics: [{title: Volumes, with: [cinder]}]
    slots: [{slot: MonA1, room: bexar, topics: [volumes]}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics: [{title: Volumes, with: [cinder]}]
    slots: [{slot: MonA2, room: bexar, topics: [volumes]}]
"""

from collections.abc import Iterator

from ptgsite.problems import Note, Problem, Severity, Where
from ptgsite.rules.base import Facts, Family, Rule, agenda, items, note, waive
from ptgsite.schedule.bookings import Booking

ID = "wanted-team-elsewhere"


def check(facts: Facts) -> Iterator[Problem]:
    """Bookings with a topic whose wanted team has another booking then."""
    for booking in facts.booked:
        for index, topic in agenda(booking, facts):
            for team, why in items(topic.where, "with", topic.wanted):
                if team not in booking.teams:
                    where = booking.slot.where / "topics" / index
                    yield from _elsewhere(team, where, why, booking, facts)


def _elsewhere(
    team: str, where: Where, why: Where, booking: Booking, facts: Facts
) -> Iterator[Problem]:
    theirs = facts.booked_by_team.get(team, ())
    other = next((one for one in theirs if one.stretch.overlaps(booking.stretch)), None)
    if other is None:
        return
    name = facts.team_names.get(team, team)
    yield Problem(
        ID,
        f"this topic wants {name}, which is in {other.place} at {other.label}",
        where,
        f"move it to a slot at which they are free, or ask who can come and {waive(ID)}",
        (
            note(other, other.time_key, f"{name} is in {other.place} here"),
            Note(why, "the topic wants them here"),
        ),
    )


RULE = Rule(ID, Family.CLASH, __doc__, check, Severity.WARNING)
