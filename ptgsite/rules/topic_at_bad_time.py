"""A topic is scheduled when someone who matters for it cannot come.

A topic lists under `not_at` the time slots that do not suit it.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics: [{title: Volumes, not_at: [MonA1]}]
    slots: [{slot: MonA1, room: bexar, topics: [volumes]}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics: [{title: Volumes, not_at: [MonA1]}]
    slots: [{slot: MonA2, room: bexar, topics: [volumes]}]
"""

from collections.abc import Iterator

from ptgsite.problems import Note, Problem
from ptgsite.rules.base import Facts, Family, Rule, agenda, items

ID = "topic-at-bad-time"


def check(facts: Facts) -> Iterator[Problem]:
    """Topics in bookings that overlap one of their `not_at`."""
    for booking in facts.booked:
        for index, topic in agenda(booking, facts):
            for bad, there in items(topic.where, "not_at", topic.not_at):
                time_slot = facts.time_slots.get(bad)
                if time_slot is not None and time_slot.stretch.overlaps(booking.stretch):
                    yield Problem(
                        ID,
                        f"`{topic.id}` cannot be discussed at {bad}",
                        booking.slot.where / "topics" / index,
                        "move it to another slot of the team",
                        (Note(there, "someone who matters cannot come then"),),
                    )
                    break


RULE = Rule(ID, Family.CLASH, __doc__, check)
