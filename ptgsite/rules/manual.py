"""The rules' manuals as one page of documentation: `python -m ptgsite.rules.manual`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from ptgsite.rules import RULES
from ptgsite.rules.base import Rule

_INTRO = """# The rules

What `ptgsite check` looks for. `ptgsite explain ID` prints one of these entries. An event sets the
severity of a rule under `rules:` in content/event.yaml; a team or a slot waives one under `allow:`.
Rules marked *fixed* can be neither switched off nor waived: what they find leaves nothing to build
from. This page is made from the rules themselves by `make docs`.
"""


def markdown() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_INTRO, *_families()])


def _families() -> Iterator[str]:
    for family, rules in groupby(RULES, key=lambda rule: rule.family):
        yield f"## {family.value}\n"
        yield from (_entry(rule) for rule in rules)


def _entry(rule: Rule) -> str:
    fixed = ", fixed" if rule.fixed else ""
    return f"### {rule.id}\n\n*{rule.severity}{fixed}*\n\n{rule.manual.strip()}\n"


if __name__ == "__main__":
    sys.stdout.write(markdown())
