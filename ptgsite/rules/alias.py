"""A file uses an anchor, an alias or a tag of YAML.

Every file can be read by itself, line by line. Aliases can also blow a few lines up to gigabytes,
and tags can name code; the format has no use for them. Text that starts with `*`, `&` or `!` is
put in quotes.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    irc: &chat "#openstack-nova"
    contacts: [{name: Nova, irc: *chat}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    irc: "#openstack-nova"
    contacts: [{name: Nova, irc: "#openstack-nova"}]
    slots: [{slot: MonA1, room: bexar}]
"""

from ptgsite.rules.base import Family, Rule

RULE = Rule("alias", Family.FILE, __doc__)
