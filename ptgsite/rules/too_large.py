"""A file, text or list is larger than what is read.

Sites are built from what strangers send, so everything has a bound: 250 kB for a YAML file, 50 kB
for a page of content/, 10,000 characters for a Markdown text and 200 for any other; 200 values in a
list and 1,000 entries with keys, but 400 days and 200 time slots a day.

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
