"""A file cannot be read as UTF-8 text.

It is missing, it is no regular file, its permissions forbid reading it, or its bytes are no
UTF-8. Symbolic links are not followed: they could lead out of the site.

Bad:

    # teams/nova.yaml
    (a symbolic link to cinder.yaml)

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA1, room: bexar}]
"""

from ptgsite.rules.base import Family, Rule

RULE = Rule("unreadable-file", Family.FILE, __doc__)
