"""A value is of the wrong kind.

A list was expected and a text is there, a number and a word is there, or one of a few words and
another is there. A mapping is `key: value` pairs, a list has its entries in brackets or each
behind a dash.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    expected: many
    tags: operators
    slots: [{slot: MonA1, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    expected: 35
    tags: [operators]
    slots: [{slot: MonA1, room: bexar}]
"""

from ptgsite.rules.base import Family, Rule

RULE = Rule("wrong-type", Family.FILE, __doc__)
