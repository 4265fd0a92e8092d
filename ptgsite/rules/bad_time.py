"""A time of day does not exist, or an end is not after its start.

Times are "HH:MM" on the clocks of the event. A day may run past midnight: "25:30" is 01:30 of the
next date and still belongs to this day, until "30:00".

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 2022-10-17, start: "14:00", end: "13:00", room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 2022-10-17, start: "13:00", end: "14:00", room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem, Where
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.source.scalars import clock

ID = "bad-time"


def check(facts: Facts) -> Iterator[Problem]:
    """Ends that are not after their start; a time by itself is read by its parser."""
    for where, start, end in _stretches(facts):
        if start is not None and end is not None and end <= start:
            yield Problem(
                ID,
                f"this ends at {clock(end)}, {_compared(start, end)}",
                where / "end",
                _help(start, end),
            )


def _compared(start: int, end: int) -> str:
    return "when it starts" if start == end else f"before it starts, at {clock(start)}"


def _help(start: int, end: int) -> str:
    past_midnight = end + 24 * 60
    if start == end:
        return "write a later end"
    if start > 12 * 60 and past_midnight <= 30 * 60:
        return f'write "{clock(past_midnight)}" if it ends after midnight; else swap the two'
    return "swap the two?"


def _stretches(facts: Facts) -> Iterator[tuple[Where, int | None, int | None]]:
    event = facts.event
    for time_slot in event.slots:
        yield time_slot.where, time_slot.start, time_slot.end
    for day in event.days:
        for time_slot in day.slots or ():
            yield time_slot.where, time_slot.start, time_slot.end
    for pause in event.breaks:
        yield pause.where, pause.start, pause.end
    for team in facts.teams:
        for slot in team.slots:
            yield slot.where, slot.start, slot.end


RULE = Rule(ID, Family.FILE, __doc__, check)
