"""A mapping has a key that the format does not know.

A misspelt key would be ignored otherwise, and what was meant by it lost. Keys of your own start
with `x-`; they are kept for templates.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA1, romo: bexar, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    x-mascot: phoenix
    slots: [{slot: MonA1, room: bexar}]
"""

from ptgsite.rules.base import Family, Rule

RULE = Rule("unknown-key", Family.FILE, __doc__)
