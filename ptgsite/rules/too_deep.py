"""Lists and mappings stand in each other too deeply.

The format needs six levels. Twenty are read, so that no file can exhaust the memory of the
machine that builds the site.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    x-deep: [[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    x-deep: [[[1]]]
    slots: [{slot: MonA1, room: bexar}]
"""

from ptgsite.rules.base import Family, Rule

RULE = Rule("too-deep", Family.FILE, __doc__)
