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

from collections.abc import Iterator, Mapping

from ptgsite.problems import Note, Problem, Where
from ptgsite.rules.base import Facts, Family, Rule, items
from ptgsite.source.models import TopicSource

ID = "topic-at-bad-time"


def check(facts: Facts) -> Iterator[Problem]:
    """Topics in bookings that overlap one of their `not_at`."""
    for booking in facts.booked:
        topics = facts.topics[booking.team.id]
        for name, where in items(booking.slot.where, "topics", booking.slot.topics):
            for bad, there in _bad_times(name, topics):
                time_slot = facts.time_slots.get(bad)
                if time_slot is not None and time_slot.stretch.overlaps(booking.stretch):
                    yield Problem(
                        ID,
                        f"`{name}` cannot be discussed at {bad}",
                        where,
                        "move it to another slot of the team",
                        (Note(there, "someone who matters cannot come then"),),
                    )
                    break


def _bad_times(name: str, topics: Mapping[str, TopicSource]) -> Iterator[tuple[str, Where]]:
    if name in topics:
        yield from items(topics[name].where, "not_at", topics[name].not_at)


RULE = Rule(ID, Family.CLASH, __doc__, check)
