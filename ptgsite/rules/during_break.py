"""A session is booked during a break.

People will be at lunch. A break without a room is for everybody, one with a room for that room
alone.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 2022-10-17, start: "14:30", end: "15:30", room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 2022-10-17, start: "14:30", end: "15:00", room: bexar}]
"""

from collections.abc import Iterator
from datetime import date

from ptgsite.problems import Note, Problem, Severity
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.schedule.bookings import Stretch
from ptgsite.source.event_models import BreakSource
from ptgsite.source.scalars import clock

ID = "during-break"


def check(facts: Facts) -> Iterator[Problem]:
    """Bookings that overlap a break in their room or everywhere."""
    days = {booking.stretch.day for booking in facts.booked}
    breaks = {day: list(_breaks(day, facts)) for day in days}
    for booking in facts.booked:
        for pause, stretch in breaks[booking.stretch.day]:
            if pause.room in (None, booking.slot.room) and stretch.overlaps(booking.stretch):
                yield Problem(
                    ID,
                    f"this session is during the break {pause.title}, from {clock(pause.start)} "
                    f"to {clock(pause.end)}",
                    booking.slot.where / booking.time_key,
                    "end before it, start after it, or make two entries around it",
                    (Note(pause.where, "the break"),),
                )
                break


def _breaks(day: date, facts: Facts) -> Iterator[tuple[BreakSource, Stretch]]:
    """The breaks of a day, each with its time on it."""
    for pause in facts.event.breaks:
        if pause.date in (None, day):
            yield pause, Stretch(day, pause.start, pause.end)


RULE = Rule(ID, Family.CLASH, __doc__, check, Severity.WARNING)
