"""A topic is in no slot.

People who come for it do not know when. It is listed as not yet scheduled.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics: [{title: Volumes}]
    slots: [{slot: MonA2, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics: [{title: Volumes}]
    slots: [{slot: MonA2, room: bexar, topics: [volumes]}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem, Severity
from ptgsite.rules.base import Facts, Family, Rule

ID = "topic-unscheduled"


def check(facts: Facts) -> Iterator[Problem]:
    """Topics that no slot that takes place lists, of teams that have slots."""
    for team in facts.teams:
        taking_place = [slot for slot in team.slots if not slot.cancelled]
        scheduled = {name for slot in taking_place for name in slot.topics}
        for topic in team.topics:
            if taking_place and topic.id and topic.id not in scheduled:
                yield Problem(
                    ID,
                    f"`{topic.id}` is in no slot",
                    topic.where / "title",
                    f"add it to a slot: `topics: [{topic.id}]`",
                )


RULE = Rule(ID, Family.ADVICE, __doc__, check, Severity.WARNING)
