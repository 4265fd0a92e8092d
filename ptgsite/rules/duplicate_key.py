"""A key stands in one mapping twice.

YAML would keep one of the two and drop the other without a word.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    kind: sig
    slots: [{slot: MonA1, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA1, room: bexar}]
"""

from ptgsite.rules.base import Family, Rule

RULE = Rule("duplicate-key", Family.FILE, __doc__)
