"""Something that is needed is not there.

A team has a name and a kind; a slot has a room and a time: a time slot, or a date, a start and an
end of its own.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 2022-10-17, start: "13:00", room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 2022-10-17, start: "13:00", end: "14:00", room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.source.misfits import in_words
from ptgsite.source.models import SlotSource

ID = "missing-key"


def check(facts: Facts) -> Iterator[Problem]:
    """Slots that don't say when they are; what one record always needs is found on reading it."""
    for team in facts.teams:
        for slot in team.slots:
            for problem in _missing(slot):
                if not _lost_a_part(slot, facts):
                    yield problem


def _lost_a_part(slot: SlotSource, facts: Facts) -> bool:
    parts = ("slot", "date", "start", "end")
    return any(slot.where / part in facts.incomplete for part in parts)


def _missing(slot: SlotSource) -> Iterator[Problem]:
    if slot.slots:
        return
    own = {"date": slot.date, "start": slot.start, "end": slot.end}
    missing = [key for key, value in own.items() if value is None]
    if not missing:
        return
    if len(missing) == len(own):
        yield Problem(
            ID,
            "this slot doesn't say when it is",
            slot.where,
            "add a time slot, such as `slot: MonA1`, or else `date:`, `start:` and `end:`",
        )
        return
    help_ = "add " + " and ".join(f"`{key}: {_EXAMPLES[key]}`" for key in missing) + ", or the like"
    yield Problem(
        ID, f"this slot has a time of its own, but no {in_words(missing)}", slot.where, help_
    )


_EXAMPLES = {"date": "2022-10-17", "start": '"13:00"', "end": '"14:00"'}


RULE = Rule(ID, Family.FILE, __doc__, check)
