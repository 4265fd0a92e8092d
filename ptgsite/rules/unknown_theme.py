"""The event has a theme that does not exist.

A theme is a folder of themes/, or `default`, the one that ptgsite ships.

Bad:

    # content/event.yaml
    id: ptg
    name: PTG
    url: https://ptg.example.org/
    etherpad: https://pad.example.org/{team}
    timezone: UTC
    theme: fancy
    days: [{date: 2022-10-17}]
    slots: [{name: A1, start: "13:00", end: "14:00"}]
    rooms: [{id: bexar, name: Bexar}, {id: austin, name: Austin}]

Good:

    # content/event.yaml
    id: ptg
    name: PTG
    url: https://ptg.example.org/
    etherpad: https://pad.example.org/{team}
    timezone: UTC
    theme: default
    days: [{date: 2022-10-17}]
    slots: [{name: A1, start: "13:00", end: "14:00"}]
    rooms: [{id: bexar, name: Bexar}, {id: austin, name: Austin}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, Rule, unknown

ID = "unknown-theme"


def check(facts: Facts) -> Iterator[Problem]:
    """The event's theme."""
    if facts.event.theme not in facts.themes:
        yield unknown(ID, "theme", facts.event.theme, facts.event.where / "theme", facts.themes)


RULE = Rule(ID, Family.REFERENCE, __doc__, check)
