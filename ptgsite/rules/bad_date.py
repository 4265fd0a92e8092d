"""A date does not exist, or is not written as YYYY-MM-DD.

Dates are written in one form, so that nobody has to guess whether 10-11 is in October or in
November.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 17.10.2022, start: "13:00", end: "14:00", room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{date: 2022-10-17, start: "13:00", end: "14:00", room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, Rule

ID = "bad-date"


def check(facts: Facts) -> Iterator[Problem]:
    """Notices that end before they begin; a date by itself is read by its parser."""
    for notice in facts.event.notices:
        if notice.first and notice.last and notice.last < notice.first:
            message = f"this notice ends before it begins, on {notice.first.isoformat()}"
            yield Problem(ID, message, notice.where / "until", "swap the two?")


RULE = Rule(ID, Family.FILE, __doc__, check)
