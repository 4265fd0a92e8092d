"""A slot names a time slot and has times of its own.

One of the two must go: nobody could say which is meant.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA1, date: 2022-10-17, start: "13:00", end: "14:00", room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA1, room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.source.misfits import in_words
from ptgsite.source.models import SlotSource

ID = "conflicting-keys"


def check(facts: Facts) -> Iterator[Problem]:
    """Slots with both."""
    for team in facts.teams:
        for slot in team.slots:
            if slot.slots and (given := _own_time(slot)):
                yield Problem(
                    ID,
                    f"this slot is at {slot.slots[0]}, and has a time of its own as well",
                    (slot.where / given[0]).key(),
                    _help(slot, given, facts),
                )


def _own_time(slot: SlotSource) -> list[str]:
    """The keys with which a slot says when it is by itself."""
    if slot.date is None and slot.start is None and slot.end is None:
        return []
    own = {"date": slot.date, "start": slot.start, "end": slot.end}
    return [key for key, value in own.items() if value is not None]


def _help(slot: SlotSource, given: list[str], facts: Facts) -> str:
    code = next((day.code for day in facts.event.days if day.date == slot.date), "")
    full = code + slot.slots[0]
    if given == ["date"] and slot.slots[0] not in facts.time_slots and full in facts.time_slots:
        return f"delete `date`, and write `slot: {full}`, which has the day in its name"
    return f"delete {in_words(given)}, or else `slot`"


RULE = Rule(ID, Family.FILE, __doc__, check)
