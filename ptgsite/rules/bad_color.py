"""A colour is written in a way that is not understood.

Colours are `#` and six (or three) hexadecimal digits. They need quotes, since YAML reads ` #` as
the start of a comment.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    color: blue
    slots: [{slot: MonA1, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    color: "#1f77b4"
    slots: [{slot: MonA1, room: bexar}]
"""

from ptgsite.rules.base import Family, Rule

RULE = Rule("bad-color", Family.FILE, __doc__)
