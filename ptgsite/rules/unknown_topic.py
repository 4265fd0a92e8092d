"""A slot lists a topic that its team does not have.

The topics of a slot are topics of the same file, called by their id: the one they are given, or
else the one made from their title.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics: [{title: Multi-attach volumes}]
    slots: [{slot: MonA1, room: bexar, topics: [multiattach]}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics: [{title: Multi-attach volumes}]
    slots: [{slot: MonA1, room: bexar, topics: [multi-attach-volumes]}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, Rule, unknown_in
from ptgsite.source.models import TeamSource

ID = "unknown-topic"


def check(facts: Facts) -> Iterator[Problem]:
    """Topics of slots."""
    for team in facts.teams:
        topics = {topic.id for topic in team.topics if topic.id}
        lists = ((slot.where, "topics", slot.topics) for slot in team.slots)
        if found := [*unknown_in(ID, "topic", lists, topics)]:
            yield from found if all_known(team, facts) else ()


def all_known(team: TeamSource, facts: Facts) -> bool:
    """Whether the ids of all its topics could be read."""
    if not facts.incomplete:
        return True
    ids = (topic.where / "id" for topic in team.topics)
    return facts.incomplete.isdisjoint((team.where / "topics", *ids))


RULE = Rule(ID, Family.REFERENCE, __doc__, check)
