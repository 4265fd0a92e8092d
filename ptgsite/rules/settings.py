"""What an event makes of the rules, and what its teams waive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ptgsite.problems import Problem, Severity, Where
from ptgsite.records import dataclass
from ptgsite.rules.base import Facts, Rule
from ptgsite.source.event_models import Setting


@dataclass(frozen=True, slots=True)
class Settings:
    """The event's severities by rule, and the rules waived by place: a team's file or a slot."""

    chosen: Mapping[str, Setting]
    waived: Mapping[Where, tuple[str, ...]]
    fixed: frozenset[str]

    def is_on(self, rule: Rule) -> bool:
        """Whether a rule is to be looked at."""
        return rule.fixed or self.chosen.get(rule.id) is not Setting.OFF

    def severity(self, rule: Rule) -> Severity:
        """How bad its problems are."""
        chosen = self.chosen.get(rule.id)
        if rule.fixed or chosen is None or chosen is Setting.OFF:
            return rule.severity
        return Severity(chosen.value)

    def waivers(self, problem: Problem) -> Iterator[Where]:
        """Where a problem's rule is waived: the teams and slots, of those it involves, that do."""
        if problem.rule in self.fixed or not self.waived:
            return
        for involved in (problem.where, *(note.where for note in problem.notes)):
            # A team is its whole file; a slot is two steps into it, such as slots, 3.
            for depth in (0, 2):
                place = Where(involved.file, involved.route[:depth])
                if problem.rule in self.waived.get(place, ()):
                    yield place


def settings(rules: Iterable[Rule], facts: Facts) -> Settings:
    """The settings of an event and its teams."""
    waived: dict[Where, tuple[str, ...]] = {}
    for team in facts.teams:
        if team.allow:
            waived[team.where] = team.allow
        waived.update((slot.where, slot.allow) for slot in team.slots if slot.allow)
    fixed = frozenset(rule.id for rule in rules if rule.fixed)
    return Settings(facts.event.rules or {}, waived, fixed)
