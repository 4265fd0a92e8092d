"""What the rules find, as an event and its teams have chosen to hear of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ptgsite.problems import Problem, Where
from ptgsite.rules import RULES, unused_waiver
from ptgsite.rules.base import Facts
from ptgsite.rules.settings import settings

RULE_IDS = frozenset(rule.id for rule in RULES)


def verdict(facts: Facts) -> Iterator[Problem]:
    """The problems that the rules find, as severe as the event has it, without what is waived."""
    chosen = settings(RULES, facts)
    used: set[tuple[Where, str]] = set()
    for rule in RULES:
        if rule.check is not None and chosen.is_on(rule):
            for problem in rule.check(facts):
                waivers = [(place, rule.id) for place in chosen.waivers(problem)]
                used.update(waivers)
                if not waivers:
                    yield replace(problem, severity=chosen.severity(rule))
    if chosen.is_on(unused_waiver.RULE):
        for problem in unused_waiver.unused(facts, used, chosen.fixed):
            yield replace(problem, severity=chosen.severity(unused_waiver.RULE))
