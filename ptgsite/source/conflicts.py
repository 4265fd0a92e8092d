"""Lines that git writes where it could not merge two versions of a file, left in it."""

from __future__ import annotations

import re

from ptgsite.source.faults import SyntaxHelp

_MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7}) .*$|^={7}\r?$", re.MULTILINE)
_IN_PROSE = re.compile(r"^(?:<{7}|>{7}) .*$", re.MULTILINE)


def explain_conflict(text: str, *, prose: bool = False) -> SyntaxHelp | None:
    """What to say of the first such line, or None; in prose, `=======` underlines a heading."""
    found = (_IN_PROSE if prose else _MARKER).search(text)
    if found is None:
        return None
    return SyntaxHelp(
        "git could not merge two versions of this file, and left both in it",
        found.start(),
        "keep what is right of the two, which `=======` is between, and delete the lines that "
        "start with `<<<<<<<`, `=======` and `>>>>>>>`",
        "conflict-marker",
    )
