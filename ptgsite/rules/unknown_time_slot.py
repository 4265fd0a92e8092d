"""A time slot is named that no day of the event has.

The full name of a time slot is the code of its day and its own name: MonA1. Both are in
content/event.yaml.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA9, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA1, room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem, Where
from ptgsite.rules.base import Facts, Family, Rule, items, unknown

ID = "unknown-time-slot"


def check(facts: Facts) -> Iterator[Problem]:
    """Time slots in which rooms are closed, topics unwelcome, slots booked or teams available."""
    event = facts.event.where
    if any(event / key in facts.incomplete for key in ("slots", "days")):
        return
    for name, where in _named(facts):
        if name not in facts.time_slots:
            yield unknown(ID, "time slot", name, where, facts.time_slots)


def _named(facts: Facts) -> Iterator[tuple[str, Where]]:
    for room in facts.event.rooms:
        yield from items(room.where, "closed", room.closed)
    for team in facts.teams:
        for topic in team.topics:
            yield from items(topic.where, "not_at", topic.not_at)
        for slot in team.slots:
            yield from items(slot.where, "slot", slot.slots)
        if team.request is not None:
            yield from items(team.request.where, "available", team.request.available)


RULE = Rule(ID, Family.REFERENCE, __doc__, check)
