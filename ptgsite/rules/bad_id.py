"""An id or code has characters that it cannot have, or cannot be made.

Ids become addresses and file names, so they are made of a-z and 0-9, in words joined by single
hyphens, at most 64 characters.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics: [{title: 検証}]
    slots: [{slot: MonA1, room: Bexar_2}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics: [{title: 検証, id: kensho}]
    slots: [{slot: MonA1, room: bexar, topics: [kensho]}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, Rule

ID = "bad-id"


def check(facts: Facts) -> Iterator[Problem]:
    """Topics from whose title no id can be made; ids that are written are read by their parser."""
    for team in facts.teams:
        for topic in team.topics:
            if not topic.id:
                yield Problem(
                    ID,
                    "no id can be made from this title: it has no letter from a to z and no digit",
                    topic.where / "title",
                    "add an `id:` to the topic",
                )


RULE = Rule(ID, Family.FILE, __doc__, check)
