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

from ptgsite.problems import Problem, Where
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.schedule.bookings import NamedTimeSlot

ID = "slots-not-consecutive"
ALONE = "take it out of the list, and make it an entry of its own"
"""What helps with a time slot that doesn't follow, in a file."""


def check(facts: Facts) -> Iterator[Problem]:
    """The first time slot of each list that doesn't start where the one before it ends."""
    for team in facts.teams:
        for slot in team.slots:
            if len(slot.slots) < 2:
                continue
            known = [facts.time_slots[name] for name in slot.slots if name in facts.time_slots]
            if len(known) < len(slot.slots):
                continue
            for index in range(1, len(known)):
                if not _follows(known[index], known[index - 1]):
                    yield _problem(known, index, slot.where / "slot" / index)
                    break


def _problem(known: list[NamedTimeSlot], index: int, where: Where) -> Problem:
    before, here = known[index - 1], known[index]
    if here in known[:index]:
        return Problem(ID, f"{here.name} is in this list twice", where, "delete one of the two")
    message = f"{here.name} does not start where {before.name} ends"
    in_order = sorted(known, key=lambda time_slot: time_slot.stretch.begins)
    if all(map(_follows, in_order[1:], in_order)):
        names = ", ".join(time_slot.name for time_slot in in_order)
        return Problem(ID, message, where, f"write them in the order of time: [{names}]")
    return Problem(ID, message, where, ALONE)


def _follows(later: NamedTimeSlot, earlier: NamedTimeSlot) -> bool:
    return later.stretch.follows(earlier.stretch)


RULE = Rule(ID, Family.TIME, __doc__, check)
