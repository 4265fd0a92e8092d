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

ID = "unknown-topic"


def check(facts: Facts) -> Iterator[Problem]:
    """Topics of slots."""
    for team in facts.teams:
        if team.where / "topics" in facts.incomplete:
            continue
        topics = {topic.id for topic in team.topics if topic.id}
        lists = ((slot.where, "topics", slot.topics) for slot in team.slots)
        yield from unknown_in(ID, "topic", lists, topics)


RULE = Rule(ID, Family.REFERENCE, __doc__, check)
