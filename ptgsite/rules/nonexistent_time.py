"""A time does not exist in the zone of the event.

When clocks are put forward in spring, they skip an hour, and nothing can start or end in it.

Bad:

    # content/event.yaml
    id: ptg
    name: PTG
    url: https://ptg.example.org/
    etherpad: https://pad.example.org/{team}
    timezone: Europe/Paris
    days: [{date: 2022-03-27}]
    rooms: [{id: bexar, name: Bexar}, {id: austin, name: Austin}]

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 2022-03-27, start: "02:30", end: "04:00", room: bexar}]

    # teams/cinder.yaml
    name: Cinder
    kind: project
    slots: [{date: 2022-03-27, start: "13:00", end: "14:00", room: austin}]

Good:

    # content/event.yaml
    id: ptg
    name: PTG
    url: https://ptg.example.org/
    etherpad: https://pad.example.org/{team}
    timezone: Europe/Paris
    days: [{date: 2022-03-27}]
    rooms: [{id: bexar, name: Bexar}, {id: austin, name: Austin}]

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 2022-03-27, start: "03:30", end: "05:00", room: bexar}]

    # teams/cinder.yaml
    name: Cinder
    kind: project
    slots: [{date: 2022-03-27, start: "13:00", end: "14:00", room: austin}]
"""

from collections.abc import Iterator
from datetime import date

from ptgsite.problems import Problem, Where
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.schedule.bookings import time_slots_of
from ptgsite.schedule.zoned import exists
from ptgsite.source.event_models import BreakSource, TimeSlotSource
from ptgsite.source.models import SlotSource
from ptgsite.source.scalars import clock

ID = "nonexistent-time"


def check(facts: Facts) -> Iterator[Problem]:
    """Starts and ends that the clocks skip."""
    zone = facts.event.timezone
    told: set[Where] = set()
    for day, minutes, where in _times(facts):
        if where not in told and not exists(day, minutes, zone):
            told.add(where)
            yield Problem(
                ID,
                f"there is no {clock(minutes)} on {day.isoformat()} in {zone.key}: "
                "the clocks are put forward",
                where,
                "choose a time before or after the skipped hour",
            )


def _times(facts: Facts) -> Iterator[tuple[date, int, Where]]:
    event = facts.event
    for day in event.days:
        for time_slot in time_slots_of(event, day):
            yield from _ends(day.date, time_slot)
        for pause in event.breaks:
            if pause.date in (None, day.date):
                yield from _ends(day.date, pause)
    for team in facts.teams:
        for slot in team.slots:
            if slot.date is not None:
                yield from _ends(slot.date, slot)


def _ends(
    day: date, of: TimeSlotSource | BreakSource | SlotSource
) -> Iterator[tuple[date, int, Where]]:
    if of.start is not None:
        yield day, of.start, of.where / "start"
    if of.end is not None:
        yield day, of.end, of.where / "end"


RULE = Rule(ID, Family.TIME, __doc__, check)
