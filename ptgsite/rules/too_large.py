"""A file or text is larger than what is read.

Sites are built from what strangers send, so every file and text has a bound: 250 kB for a YAML
file, 50 kB for a page of content/, 10,000 characters for a Markdown text and 200 for any other.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    irc: "#xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
      xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
      xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    slots: [{slot: MonA1, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    irc: "#openstack-nova"
    slots: [{slot: MonA1, room: bexar}]
"""

from ptgsite.rules.base import Family, Rule

RULE = Rule("too-large", Family.FILE, __doc__)
