"""What a conference does and a gathering of teams does not: clashes, waived in the open.

A track has talks in two rooms at once, a stage two talks in one, a person is in two places. The
site would not pass its own check, so each such slot or team says so itself, under `allow`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ptgsite.interop.imported import some
from ptgsite.problems import Problem, Severity
from ptgsite.project import EVENT_FILE
from ptgsite.rules import RULES
from ptgsite.rules.base import Facts, gather
from ptgsite.rules.verdict import RULE_IDS, verdict
from ptgsite.source.event_models import EventSource
from ptgsite.source.models import TeamSource
from ptgsite.source.read import Sources

_OF_TEAM = frozenset({"team-in-two-places", "too-many-hours"})
_WAIVABLE = frozenset(rule.id for rule in RULES if not rule.fixed)
_ROUNDS = 4


def waived(
    event: EventSource, teams: tuple[TeamSource, ...], notes: list[str]
) -> tuple[TeamSource, ...]:
    """The teams with waivers where there would be errors, and without slots that can't be."""
    told: dict[str, list[str]] = {}
    for _ in range(_ROUNDS):
        errors = [
            problem
            for problem in verdict(_facts(event, teams))
            if problem.severity is Severity.ERROR and problem.where.file != EVENT_FILE
        ]
        if not errors:
            break
        teams = tuple(_mended(team, errors, told) for team in teams)
    for rule, where in sorted(told.items()):
        notes.append(f"{rule} is waived, under `allow`, for {some(where)}")
    return teams


def _facts(event: EventSource, teams: tuple[TeamSource, ...]) -> Facts:
    ids = frozenset(team.id for team in teams)
    sources = Sources(event, teams, ids, (), {}, (), frozenset())
    return gather(sources, event, RULE_IDS, frozenset({event.theme}))


def _mended(team: TeamSource, errors: list[Problem], told: dict[str, list[str]]) -> TeamSource:
    own = [error for error in errors if error.where.file == team.where.file]
    whole = {error.rule for error in own if error.rule in _OF_TEAM} - set(team.allow)
    for rule in whole:
        told.setdefault(rule, []).append(team.name)
    slots = dict(_of_slots(own))
    changed = []
    for index, slot in enumerate(team.slots):
        rules = tuple(sorted(slots.get(index, set()) - set(slot.allow)))
        for rule in rules:
            told.setdefault(rule, []).append(slot.title or team.name)
        changed.append(replace(slot, allow=(*slot.allow, *rules)))
    return replace(team, allow=(*team.allow, *sorted(whole)), slots=tuple(changed))


def _of_slots(errors: list[Problem]) -> Iterator[tuple[int, set[str]]]:
    found: dict[int, set[str]] = {}
    for error in errors:
        match error.where.route:
            case ("slots", int(index), *_) if error.rule in _WAIVABLE - _OF_TEAM:
                found.setdefault(index, set()).add(error.rule)
            case _:
                pass
    yield from found.items()
