"""What the rules find, as an event and its teams have chosen to hear of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from ptgsite.problems import Problem, Where
from ptgsite.rules import RULES, unused_waiver
from ptgsite.rules.base import Facts
from ptgsite.rules.settings import settings

_MOST = 5_000
"""How many problems of one rule are looked at; a site with more has enough to begin with."""

RULE_IDS = frozenset(rule.id for rule in RULES)


def verdict(facts: Facts) -> Iterator[Problem]:
    """The problems that the rules find, as severe as the event has it, without what is waived."""
    chosen = settings(RULES, facts)
    used: set[tuple[Where, str]] = set()
    for rule in RULES:
        if rule.check is not None and chosen.is_on(rule):
            for problem in _bounded(rule.check(facts)):
                waivers = [(place, rule.id) for place in chosen.waivers(problem)]
                used.update(waivers)
                if not waivers:
                    yield replace(problem, severity=chosen.severity(rule))
    if chosen.is_on(unused_waiver.RULE):
        for problem in unused_waiver.unused(facts, used, chosen.fixed):
            yield replace(problem, severity=chosen.severity(unused_waiver.RULE))


def _bounded(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first of a rule's problems, the last of which says that there may be more."""
    for number, problem in enumerate(islice(problems, _MOST), start=1):
        if number == _MOST:
            yield replace(problem, message=f"{problem.message} (and there may be more such)")
        else:
            yield problem
