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
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, NameList, Rule, unknown_in
from ptgsite.source.event_models import DaySource
from ptgsite.source.names import nearest

ID = "unknown-time-slot"


def check(facts: Facts) -> Iterator[Problem]:
    """Time slots in which rooms are closed, topics unwelcome, slots booked or teams available."""
    event = facts.event.where
    if not any(event / key in facts.incomplete for key in ("slots", "days")):
        by_own_name: dict[str, list[str]] = {}
        for problem in unknown_in(ID, "time slot", _named(facts), facts.time_slots):
            by_own_name = by_own_name or _by_own_name(facts)
            yield replace(problem, help=_help(problem, facts, by_own_name))


def _help(problem: Problem, facts: Facts, by_own_name: Mapping[str, list[str]]) -> str | None:
    """For several in one text, a day, and a name without its day, there is better help."""
    name = problem.message.partition("`")[2][:-1]
    parts = re.split(r"\s*[,;+&]\s*|\s+(?:and|to|-)\s+|-", name[:100])
    if len(parts) > 1 and all(part in facts.time_slots for part in parts):
        return f"write a list: [{', '.join(parts)}]"
    word = name[:100].casefold()
    if of_day := _of_day(word, facts):
        alone = problem.where.route[-2:-1] == ("slot",)
        return f"this is a day: write {_or(of_day) if alone else ', '.join(of_day)}"
    ending = [full for full in facts.time_slots if full.casefold().endswith(word)]
    if 0 < len(ending) <= _FEW:
        return f"did you mean {_or(ending)}?"
    ends = (word[start:] for start in range(len(word)))
    near = nearest(name, next((by_own_name[end] for end in ends if end in by_own_name), ()))
    return f"did you mean `{near}`?" if near else problem.help


def _or(names: list[str]) -> str:
    return " or ".join(f"`{name}`" for name in names)


def _of_day(word: str, facts: Facts) -> list[str]:
    """The time slots of the day that a word names, if they are few."""
    dates = [day.date for day in facts.event.days if word in _names_of(day)]
    found = [
        name for name, each in facts.time_slots.items() if dates and each.stretch.day == dates[0]
    ]
    return found if len(found) <= _FEW else []


def _names_of(day: DaySource) -> tuple[str, ...]:
    return day.code.casefold(), day.date.isoformat()


def _by_own_name(facts: Facts) -> dict[str, list[str]]:
    """The time slots by their names without the codes of their days."""
    codes = {day.date: day.code for day in facts.event.days}
    found: dict[str, list[str]] = {}
    for full, each in facts.time_slots.items():
        own = full.removeprefix(codes[each.stretch.day]).casefold()
        found.setdefault(own, []).append(full)
    return found


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
