"""A colour can hardly be seen.

Colours mark teams on light and on dark pages. One that is nearly white or nearly black is lost on
one of them; the pages shift it until it shows, and it is no longer the colour that was chosen.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    color: "#fffff0"
    slots: [{slot: MonA2, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    color: "#b8a000"
    slots: [{slot: MonA2, room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem, Severity
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.schedule.colors import BLACK, WHITE, contrast, parse_color

ID = "weak-color"


_LEAST = 1.5
"""The contrast (WCAG 2.2, relative luminance) below which a coloured bar is lost on its ground."""


def check(facts: Facts) -> Iterator[Problem]:
    """Colours too near to white or to black."""
    for team in facts.teams:
        if team.color is None:
            continue
        color = parse_color(team.color)
        for ground, page in ((WHITE, "light"), (BLACK, "dark")):
            if contrast(color, ground) < _LEAST:
                yield Problem(
                    ID,
                    f"{team.color} can hardly be seen on a {page} page",
                    team.where / "color",
                    "choose a colour of medium light, such as " + '"#1f77b4"',
                )


RULE = Rule(ID, Family.ADVICE, __doc__, check, Severity.WARNING)
