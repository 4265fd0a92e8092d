"""A topic is in two slots.

One of the two is often a slip. Where it needs two sittings, split it or waive the rule.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics: [{title: Volumes}]
    slots:
      - {slot: MonA2, room: bexar, topics: [volumes]}
      - {slot: MonP1, room: bexar, topics: [volumes]}

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics: [{title: Volumes}]
    slots:
      - {slot: MonA2, room: bexar, topics: [volumes]}
      - {slot: MonP1, room: bexar}
"""

from collections.abc import Iterator

from ptgsite.problems import Note, Problem, Severity, Where
from ptgsite.rules.base import Facts, Family, Rule, waive

ID = "topic-scheduled-twice"


def check(facts: Facts) -> Iterator[Problem]:
    """Topics that a second slot lists, or a slot twice."""
    for team in facts.teams:
        first: dict[str, tuple[Where, int]] = {}
        for slot in team.slots:
            if slot.cancelled:
                continue
            for index, name in enumerate(slot.topics):
                of, at = first.setdefault(name, (slot.where, index))
                if (of, at) != (slot.where, index):
                    yield Problem(
                        ID,
                        f"`{name}` is in another slot already",
                        slot.where / "topics" / index,
                        f"take it out of one of the two, or {waive(ID)}",
                        (Note(of / "topics" / at, "the other one"),),
                    )


RULE = Rule(ID, Family.ADVICE, __doc__, check, Severity.WARNING)
