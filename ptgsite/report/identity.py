"""What a problem is recognised by in two reports, though lines have moved between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from ptgsite.report.place import Placed


def identities(found: Iterable[Placed]) -> Iterator[str]:
    """For each problem 32 hexadecimal digits, different from those of all others.

    They are made of rule, file and message, and of how many equal ones come before it.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for each in found:
        key = (each.problem.rule, each.place.file, each.problem.message)
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        yield sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32]
