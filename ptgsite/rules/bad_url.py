"""A web address cannot be used.

Links are whole addresses that start with `https://` (or `http://`), without blanks, user names or
passwords.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    etherpad: etherpad.opendev.org/p/nova
    slots: [{slot: MonA1, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    etherpad: https://etherpad.opendev.org/p/nova
    slots: [{slot: MonA1, room: bexar}]
"""

from ptgsite.rules.base import Family, Rule

RULE = Rule("bad-url", Family.FILE, __doc__)
