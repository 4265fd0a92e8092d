"""A file has a name that the site cannot use.

The stem of a team's file is the id of the team: it is in the address of its page and in that of
its calendar. A page of content/ is named after its address, which the site must not use itself.

Bad:

    # content/teams.md
    # All our teams

Good:

    # content/about-us.md
    # About us
"""

from collections.abc import Iterator

from ptgsite.problems import Problem, Where
from ptgsite.project import RESERVED_PAGES
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.source.scalars import ID as ID_TYPE
from ptgsite.source.scalars import Mistake

ID = "file-name"


def check(facts: Facts) -> Iterator[Problem]:
    """Pages whose name can't be an address; team files are looked at before they are read."""
    for page in facts.pages:
        mistake = ID_TYPE.parse(page.stem)
        if isinstance(mistake, Mistake):
            yield Problem(
                ID,
                f"a page is named after its address, and {mistake.message}",
                Where(page.where.file),
                mistake.help,
            )
        elif page.stem in RESERVED_PAGES:
            yield Problem(
                ID,
                f"the site itself has something at /{page.stem}/, so no page can be there",
                Where(page.where.file),
                f"name it content/about-{page.stem}.md",
            )


RULE = Rule(ID, Family.FILE, __doc__, check)
