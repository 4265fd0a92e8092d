"""A team is named that has no file.

A team is called by its id, which is the stem of its file: `cinder` for teams/cinder.yaml.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA1, room: bexar, with: [cindr]}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA2, room: bexar, with: [cinder]}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, NameList, Rule, unknown_in

ID = "unknown-team"


def check(facts: Facts) -> Iterator[Problem]:
    """Teams that topics, slots and requests name."""
    return unknown_in(ID, "team", _named(facts), facts.team_ids)


def _named(facts: Facts) -> Iterator[NameList]:
    for team in facts.teams:
        for topic in team.topics:
            yield topic.where, "with", topic.wanted
        for slot in team.slots:
            yield slot.where, "with", slot.joint
        if team.request is not None:
            yield team.request.where, "avoid", team.request.avoid
            yield team.request.where, "together", team.request.together


RULE = Rule(ID, Family.REFERENCE, __doc__, check)
