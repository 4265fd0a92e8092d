"""The time slots of one booking do not follow each other.

A list of time slots is one sitting: each starts where the one before it ends. Time slots with a
pause between them, or of two days, are two entries.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: [MonA2, MonP1], room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots:
      - {slot: MonA2, room: bexar}
      - {slot: MonP1, room: bexar}
"""

from collections.abc import Iterator

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, Rule

ID = "slots-not-consecutive"


def check(facts: Facts) -> Iterator[Problem]:
    """The first time slot of each list that doesn't start where the one before it ends."""
    for team in facts.teams:
        for slot in team.slots:
            known = [facts.time_slots[name] for name in slot.slots if name in facts.time_slots]
            if len(known) < len(slot.slots):
                continue
            for index in range(1, len(known)):
                if not known[index].stretch.follows(known[index - 1].stretch):
                    yield Problem(
                        ID,
                        f"{known[index].name} does not start where {known[index - 1].name} ends",
                        slot.where / "slot" / index,
                        "make it an entry of its own",
                    )
                    break


RULE = Rule(ID, Family.TIME, __doc__, check)
