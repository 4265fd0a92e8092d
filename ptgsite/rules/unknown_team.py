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

from ptgsite.problems import Problem, Where
from ptgsite.rules.base import Facts, Family, Rule, items, unknown

ID = "unknown-team"


def check(facts: Facts) -> Iterator[Problem]:
    """Teams that topics, slots and requests name."""
    for name, where in _named(facts):
        if name not in facts.team_ids:
            yield unknown(ID, "team", name, where, facts.team_ids)


def _named(facts: Facts) -> Iterator[tuple[str, Where]]:
    for team in facts.teams:
        for topic in team.topics:
            yield from items(topic.where, "with", topic.wanted)
        for slot in team.slots:
            yield from items(slot.where, "with", slot.joint)
        if team.request is not None:
            yield from items(team.request.where, "avoid", team.request.avoid)
            yield from items(team.request.where, "together", team.request.together)


RULE = Rule(ID, Family.REFERENCE, __doc__, check)
