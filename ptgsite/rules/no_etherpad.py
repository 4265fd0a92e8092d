"""A team has no etherpad.

People would not know where to read and write along. An event can give every team one: `etherpad:`
in content/event.yaml, with {event} and {team} in it.

Bad:

    # content/event.yaml
    id: ptg
    name: PTG
    url: https://ptg.example.org/
    timezone: UTC
    days: [{date: 2022-10-17}]
    slots: [{name: A1, start: "13:00", end: "14:00"}]
    rooms: [{id: bexar, name: Bexar}, {id: austin, name: Austin}]

    # teams/cinder.yaml
    name: Cinder
    kind: project
    slots: [{slot: MonA1, room: austin}]

Good:

    # content/event.yaml
    id: ptg
    name: PTG
    url: https://ptg.example.org/
    timezone: UTC
    days: [{date: 2022-10-17}]
    slots: [{name: A1, start: "13:00", end: "14:00"}]
    rooms: [{id: bexar, name: Bexar}, {id: austin, name: Austin}]

    # teams/cinder.yaml
    name: Cinder
    kind: project
    etherpad: https://pad.example.org/cinder
    slots: [{slot: MonA1, room: austin}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem, Severity
from ptgsite.rules.base import Facts, Family, Rule

ID = "no-etherpad"


def check(facts: Facts) -> Iterator[Problem]:
    """Teams with a slot that has no pad of its own, where neither team nor event has one."""
    if facts.event.etherpad is not None:
        return
    for team in facts.teams:
        if team.etherpad is None and any(slot.etherpad is None for slot in team.slots):
            yield Problem(
                ID,
                f"{team.name} has no etherpad",
                team.where,
                "add `etherpad: https://…`, to the team or to each of its slots",
            )


RULE = Rule(ID, Family.ADVICE, __doc__, check, Severity.WARNING)
