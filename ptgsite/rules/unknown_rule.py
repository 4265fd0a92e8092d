"""A rule is named that does not exist.

An event sets the severity of a rule, and a team or slot waives one, by its id. `ptgsite explain`
lists them all.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    allow: [room-to-small]
    slots: [{slot: MonA1, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    expected: 50
    allow: [room-too-small]
    slots: [{slot: MonA1, room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem, Where
from ptgsite.rules.base import Facts, Family, Rule, items, unknown

ID = "unknown-rule"


def check(facts: Facts) -> Iterator[Problem]:
    """Rules that the event sets, and those that teams and slots waive."""
    for name, where in _named(facts):
        if name not in facts.rule_ids:
            yield unknown(ID, "rule", name, where, facts.rule_ids)


def _named(facts: Facts) -> Iterator[tuple[str, Where]]:
    for name in facts.event.rules or ():
        yield name, (facts.event.where / "rules" / name).key()
    for team in facts.teams:
        yield from items(team.where, "allow", team.allow)
        for slot in team.slots:
            yield from items(slot.where, "allow", slot.allow)


RULE = Rule(ID, Family.REFERENCE, __doc__, check)
