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

from ptgsite.rules.base import Family, Rule

RULE = Rule("bad-date", Family.FILE, __doc__)
