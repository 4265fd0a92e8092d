"""A tag is used that the event does not have.

The tags are listed in content/event.yaml, so that one audience is not split over three spellings.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    tags: [operator]
    slots: [{slot: MonA1, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    tags: [operators]
    slots: [{slot: MonA1, room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, NameList, Rule, unknown_in

ID = "unknown-tag"


def check(facts: Facts) -> Iterator[Problem]:
    """Tags of teams, topics and slots."""
    tags = {tag.id for tag in facts.event.tags}
    if facts.event.where / "tags" not in facts.incomplete:
        yield from unknown_in(ID, "tag", _named(facts), tags)


def _named(facts: Facts) -> Iterator[NameList]:
    for team in facts.teams:
        yield team.where, "tags", team.tags
        for topic in team.topics:
            yield topic.where, "tags", topic.tags
        for slot in team.slots:
            yield slot.where, "tags", slot.tags


RULE = Rule(ID, Family.REFERENCE, __doc__, check)
