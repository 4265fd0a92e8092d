"""There is no team file.

A schedule without teams has nothing to show. This is what a site looks like when a command is run
in the wrong folder, too.

Bad:

    # teams/cinder.yaml
    (no file)

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA1, room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem
from ptgsite.project import TEAMS, team_file
from ptgsite.rules.base import Facts, Family, Rule

ID = "no-teams"


def check(facts: Facts) -> Iterator[Problem]:
    """A site without any."""
    if not facts.team_ids:
        yield Problem(
            ID,
            f"{TEAMS}/ has no team file",
            facts.event.where,
            f"write one a team, such as {team_file('nova')}",
        )


RULE = Rule(ID, Family.FILE, __doc__, check)
