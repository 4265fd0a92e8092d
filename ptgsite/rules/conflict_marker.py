"""Two versions of a file are in it, which git could not merge.

When two people change the same lines, git writes both into the file, between lines that start with
`<<<<<<<`, `=======` and `>>>>>>>`. Keep what is right of the two, and delete those lines.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots:
    <<<<<<< HEAD
      - {slot: MonA1, room: bexar}
    =======
      - {slot: MonA2, room: bexar}
    >>>>>>> another-room

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots:
      - {slot: MonA2, room: bexar}
"""

from ptgsite.rules.base import Family, Rule

RULE = Rule("conflict-marker", Family.FILE, __doc__)
