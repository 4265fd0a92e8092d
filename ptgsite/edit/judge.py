"""What the rules would say of a changed file, before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ptgsite.problems import Problem, Severity
from ptgsite.rules import RULES
from ptgsite.rules.base import Facts, gather
from ptgsite.rules.verdict import RULE_IDS, verdict
from ptgsite.source.data import data_of
from ptgsite.source.decode import decode
from ptgsite.source.event_models import EventSource
from ptgsite.source.findings import Findings
from ptgsite.source.models import TeamSource
from ptgsite.source.nodes import Map, parse
from ptgsite.source.read import ReadFile, Sources


def facts_of(sources: Sources, event: EventSource) -> Facts:
    """The facts that the rules on teams look at."""
    return gather(sources, event, RULE_IDS, frozenset({event.theme}))


def new_problems(
    sources: Sources, event: EventSource, old: TeamSource, new: TeamSource
) -> tuple[Problem, ...]:
    """The problems that there would be with `new` for `old`, and that there are not yet.

    Of two bookings that clash, the rules name the one that comes later in the files; so the team
    comes last.
    """
    before, after = (
        list(verdict(facts_of(_with_last(sources, team), event))) for team in (old, new)
    )
    return tuple(dict.fromkeys(problem for problem in after if problem not in before))


def _with_last(sources: Sources, team: TeamSource) -> Sources:
    others = (other for other in sources.teams if other.id != team.id)
    return replace(sources, teams=(*others, team))


def after(sources: Sources, file: str, text: str) -> Sources:
    """The sources as they are once a team's file has that text, which has no mistake."""
    read = read_back(text, file)
    if read is None:
        return sources
    teams = tuple(read[1] if team.where.file == file else team for team in sources.teams)
    files = {**sources.files, file: ReadFile(text, is_yaml=True, record=read[1])}
    return replace(sources, teams=teams, files=files)


def errors_in(file: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The errors among `problems` that are told at a file."""
    return tuple(
        problem
        for problem in problems
        if problem.where.file == file and problem.severity is Severity.ERROR
    )


def hidden_by(problems: Iterable[Problem]) -> tuple[str, ...]:
    """The files in which a mistake may hide what they book."""
    fixed = {rule.id for rule in RULES if rule.fixed}
    return tuple(sorted({p.where.file for p in problems if p.rule in fixed}))


def read_back(text: str, file: str) -> tuple[Map, TeamSource] | None:
    """A team file's nodes and what they say, or None if there is any mistake in it."""
    findings = Findings()
    parsed = parse(text, file)
    if parsed.problems or not isinstance(parsed.root, Map):
        return None
    team = decode(TeamSource, "a team", data_of(parsed.root), file, findings)
    return None if team is None or findings.problems else (parsed.root, team)
