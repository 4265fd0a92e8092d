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

import re
from collections.abc import Iterator
from dataclasses import replace

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, NameList, Rule, unknown_in
from ptgsite.source.names import nearest

ID = "unknown-time-slot"


def check(facts: Facts) -> Iterator[Problem]:
    """Time slots in which rooms are closed, topics unwelcome, slots booked or teams available."""
    event = facts.event.where
    if not any(event / key in facts.incomplete for key in ("slots", "days")):
        for problem in unknown_in(ID, "time slot", _named(facts), facts.time_slots):
            yield _with_help(problem, facts)


def _with_help(problem: Problem, facts: Facts) -> Problem:
    """For several in one text, and for a name without its day, there is better help."""
    name = problem.message.partition("`")[2][:-1]
    word = name[:100].casefold()
    parts = re.split(r"\s*[,;+&]\s*|\s+(?:and|to|-)\s+|-", name[:100])
    if len(parts) > 1 and all(part in facts.time_slots for part in parts):
        return replace(problem, help=f"write a list: [{', '.join(parts)}]")
    ending = [f"`{full}`" for full in facts.time_slots if full.casefold().endswith(word)]
    if 0 < len(ending) <= _FEW:
        return replace(problem, help=f"did you mean {' or '.join(ending)}?")
    own = [full for full in facts.time_slots if word.endswith(_own_name(full, facts).casefold())]
    near = nearest(name, own)  # the same time slot of the day that is meant, and no other's
    return replace(problem, help=f"did you mean `{near}`?") if near else problem


def _own_name(full: str, facts: Facts) -> str:
    """A time slot's name without its day's code."""
    day = facts.time_slots[full].stretch.day
    return full.removeprefix(next(each.code for each in facts.event.days if each.date == day))


_FEW = 8


def _named(facts: Facts) -> Iterator[NameList]:
    for room in facts.event.rooms:
        yield room.where, "closed", room.closed
    for team in facts.teams:
        for topic in team.topics:
            yield topic.where, "not_at", topic.not_at
        for slot in team.slots:
            if slot.date is None:  # else one of the two is too much, which is told
                yield slot.where, "slot", slot.slots
        if team.request is not None:
            yield team.request.where, "available", team.request.available


RULE = Rule(ID, Family.REFERENCE, __doc__, check)
