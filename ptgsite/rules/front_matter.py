"""A page of content/ starts with settings, as pages of other site generators do.

Jekyll, Hugo and others read settings at the top of a page, between two lines of `---` or `+++`.
Here a page is its text alone: its title is its first heading, its address is made of its file's
name, and the settings would be shown to everyone.

Bad:

    # content/travel.md
    ---
    title: Travel
    layout: page
    ---
    Take the train.

Good:

    # content/travel.md
    # Travel

    Take the train.
"""

from ptgsite.rules.base import Family, Rule

RULE = Rule("front-matter", Family.FILE, __doc__)
