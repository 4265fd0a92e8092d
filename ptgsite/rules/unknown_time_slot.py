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

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, NameList, Rule, unknown_in

ID = "unknown-time-slot"


def check(facts: Facts) -> Iterator[Problem]:
    """Time slots in which rooms are closed, topics unwelcome, slots booked or teams available."""
    event = facts.event.where
    if not any(event / key in facts.incomplete for key in ("slots", "days")):
        yield from unknown_in(ID, "time slot", _named(facts), facts.time_slots)


def _named(facts: Facts) -> Iterator[NameList]:
    for room in facts.event.rooms:
        yield room.where, "closed", room.closed
    for team in facts.teams:
        for topic in team.topics:
            yield topic.where, "not_at", topic.not_at
        for slot in team.slots:
            yield slot.where, "slot", slot.slots
        if team.request is not None:
            yield team.request.where, "available", team.request.available


RULE = Rule(ID, Family.REFERENCE, __doc__, check)
