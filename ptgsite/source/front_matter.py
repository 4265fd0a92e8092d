"""Settings at the top of a page, between two lines of `---`, as other site generators have them."""

from __future__ import annotations

import re

from ptgsite.source.faults import SyntaxHelp

_FRONT_MATTER = re.compile(
    r"\s*+(---|\+\+\+)[ \t]*+\r?\n"
    r"(?:(?:[\w\"'-]++[ \t]*+[:=]|[ \t#]|-[ \t])[^\n]*+\n|\r?\n){1,200}+"
    r"\1[ \t]*+\r?(?:\n|\Z)"
)


def explain_front_matter(text: str) -> SyntaxHelp | None:
    """What to say of such settings, or None where a page begins with its text."""
    found = _FRONT_MATTER.match(text)
    if found is None:
        return None
    return SyntaxHelp(
        "a page of content/ has no settings: these lines would be a part of its text",
        found.start(1),
        f"delete the lines from `{found[1]}` to `{found[1]}`; a page's title is its first heading, "
        "as in `# Travel`, and its address is made of its file's name",
        "front-matter",
    )
