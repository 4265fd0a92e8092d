"""The file is no YAML.

Nothing of a file can be read before its YAML is right: quotes and brackets are closed, colons are
followed by a space, and lines that belong together are indented alike, with spaces.

Bad:

    # teams/nova.yaml
    name: Nova: the compute team
    kind: project

Good:

    # teams/nova.yaml
    name: "Nova: the compute team"
    kind: project
    slots: [{slot: MonA1, room: bexar}]
"""

from ptgsite.rules.base import Family, Rule

RULE = Rule("yaml-syntax", Family.FILE, __doc__)
