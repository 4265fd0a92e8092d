"""A slot is on a date that is no day of the event.

Sessions belong to the days that content/event.yaml lists. What starts after midnight belongs to
the day before: write 25:30 for 01:30.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 2022-10-27, start: "13:00", end: "14:00", room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 2022-10-17, start: "13:00", end: "14:00", room: bexar}]
"""

from collections.abc import Iterator
from datetime import date

from ptgsite.problems import Problem, Where
from ptgsite.rules.base import Facts, Family, Rule

ID = "outside-event"


def check(facts: Facts) -> Iterator[Problem]:
    """Slots and breaks on other dates."""
    days = [day.date for day in facts.event.days]
    if facts.event.where / "days" in facts.incomplete:
        return
    for given, where in _dated(facts):
        if given not in days:
            known = ", ".join(day.isoformat() for day in days[:10])
            yield Problem(
                ID,
                f"{given.isoformat()} is no day of the event",
                where,
                f"the days of the event are {known}" + (" …" if len(days) > 10 else ""),
            )


def _dated(facts: Facts) -> Iterator[tuple[date, Where]]:
    for pause in facts.event.breaks:
        if pause.date is not None:
            yield pause.date, pause.where / "date"
    for team in facts.teams:
        for slot in team.slots:
            if slot.date is not None:
                yield slot.date, slot.where / "date"


RULE = Rule(ID, Family.TIME, __doc__, check)
