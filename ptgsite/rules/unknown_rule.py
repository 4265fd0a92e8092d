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

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, NameList, Rule, unknown, unknown_in

ID = "unknown-rule"


def check(facts: Facts) -> Iterator[Problem]:
    """Rules that the event sets, and those that teams and slots waive."""
    for name in facts.event.rules or ():
        if name not in facts.rule_ids:
            where = (facts.event.where / "rules" / name).key()
            yield unknown(ID, "rule", name, where, facts.rule_ids)
    yield from unknown_in(ID, "rule", _waived(facts), facts.rule_ids)


def _waived(facts: Facts) -> Iterator[NameList]:
    for team in facts.teams:
        yield team.where, "allow", team.allow
        for slot in team.slots:
            yield slot.where, "allow", slot.allow


RULE = Rule(ID, Family.REFERENCE, __doc__, check)
