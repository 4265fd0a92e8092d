"""Two teams have the same name.

Nobody could tell them apart on a page, in a calendar or in the search. Often a team's file was
copied to start a new one, and not all of it changed.

Bad:

    # teams/nova.yaml
    name: Cinder
    kind: project
    slots: [{slot: MonA2, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA2, room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Note, Problem, Severity
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.source.models import TeamSource

ID = "duplicate-name"


def check(facts: Facts) -> Iterator[Problem]:
    """Teams that are called as one before them, without regard to case."""
    first: dict[str, TeamSource] = {}
    for team in facts.teams:
        other = first.setdefault(team.name.casefold(), team)
        if other is not team:
            yield Problem(
                ID,
                f"another team is called {other.name}, too",
                team.where / "name",
                "give this one a name of its own; if its file is a copy, look through all of it",
                (Note(other.where / "name", "the other one"),),
            )


RULE = Rule(ID, Family.CLASH, __doc__, check, Severity.WARNING)
