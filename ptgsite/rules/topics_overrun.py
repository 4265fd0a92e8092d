"""The topics of a slot need more time than it has.

The minutes of the topics add up to more than the slot is long.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics:
      - {title: Volumes, minutes: 40}
      - {title: Cells, minutes: 40}
    slots: [{slot: MonA2, room: bexar, topics: [volumes, cells]}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics:
      - {title: Volumes, minutes: 40}
      - {title: Cells, minutes: 20}
    slots: [{slot: MonA2, room: bexar, topics: [volumes, cells]}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem, Severity
from ptgsite.rules.base import Facts, Family, Rule

ID = "topics-overrun"


def check(facts: Facts) -> Iterator[Problem]:
    """Bookings whose topics take longer than they do."""
    for booking in facts.booked:
        topics = facts.topics[booking.team.id]
        needed = sum(topics[name].minutes or 0 for name in booking.slot.topics if name in topics)
        length = booking.stretch.end - booking.stretch.start
        if needed > length:
            yield Problem(
                ID,
                f"these topics need {needed} minutes, and {booking.label} has {length}",
                booking.slot.where / "topics",
                "move a topic to another slot, or shorten one",
            )


RULE = Rule(ID, Family.ADVICE, __doc__, check, Severity.WARNING)
