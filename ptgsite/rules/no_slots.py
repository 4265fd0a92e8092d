"""A team has booked nothing.

It has a page, but nobody can meet it. A team that has not found its time yet says what it wants in
a `request`.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    request: {hours: 4}
"""

from collections.abc import Iterator

from ptgsite.problems import Problem, Severity
from ptgsite.rules.base import Facts, Family, Rule

ID = "no-slots"


def check(facts: Facts) -> Iterator[Problem]:
    """Teams with neither slots nor a request."""
    for team in facts.teams:
        if not team.slots and team.request is None and team.where / "slots" not in facts.incomplete:
            yield Problem(
                ID,
                f"{team.name} has booked no slot",
                team.where,
                f"add `slots:` (`ptgsite free --team {team.id}` shows what is free), or a "
                "`request:` that says what it still wants",
            )


RULE = Rule(ID, Family.ADVICE, __doc__, check, Severity.WARNING)
