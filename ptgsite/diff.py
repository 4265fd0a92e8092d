"""What a change does to the schedule: two states of a site, read and held against all rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ptgsite.check import Checked, all_bookings, judge, themes
from ptgsite.history.commit_files import CommitFiles
from ptgsite.history.revisions import base_of, commit_of
from ptgsite.problems import Problem, Severity
from ptgsite.project import EVENT_FILE, Project
from ptgsite.records import dataclass
from ptgsite.report.difference import Difference
from ptgsite.report.place import placed
from ptgsite.rules import RULES
from ptgsite.schedule.change import Change
from ptgsite.schedule.changes import changes
from ptgsite.schedule.outline import outline
from ptgsite.source.models import TeamSource
from ptgsite.source.read import Sources, read_from
from ptgsite.source.storage import Disk


@dataclass(frozen=True, slots=True)
class _Two:
    """The base of a change and what has become of it."""

    then: Checked
    now: Checked


def diff(project: Project, base: str, head: str | None = None) -> Difference:
    """What has changed since `head` left `base`, both git revisions; None is the work tree.

    A file that both have is read once. Raises NoSuchRevision where git knows no such revision.
    """
    start = base_of(project.root, base, head or "HEAD")
    end = None if head is None else commit_of(project.root, head)
    files = Disk(project.root) if end is None else CommitFiles(project.root, end, {})
    now = read_from(files, {})
    files_then = CommitFiles(project.root, start, now.files)
    then = read_from(files_then, now.files)
    two = _Two(judge(then, themes(files_then)), judge(now, themes(files), all_bookings(then)))
    return Difference(
        base=start,
        head=end,
        events=(then.event, now.event),
        changes=_changes(two),
        appeared=tuple(placed(_left(two.now, two.then), now.files)),
        gone=tuple(placed(_gone(two), then.files)),
    )


def _gone(two: _Two) -> Iterator[Problem]:
    # Where there was no site yet, that lack of one is no problem that has been solved.
    return _left(two.then, two.now) if EVENT_FILE in two.then.sources.files else iter(())


def _left(some: Checked, other: Checked) -> Iterator[Problem]:
    """The problems that `other` has not, whatever lines they are in."""
    there = Counter(map(_identity, other.problems))
    for problem in some.problems:
        if there[_identity(problem)] > 0:
            there[_identity(problem)] -= 1
        else:
            yield problem


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.rule, problem.where.file, problem.message


def _changes(two: _Two) -> tuple[Change, ...] | None:
    then, now = two.then.sources, two.now.sources
    if now.event is None or (then.event is None and EVENT_FILE in then.files):
        return None
    before, after = _teams(then), _teams(now)
    for team in now.team_ids - after.keys() & before.keys():
        after[team] = before[team]  # what can't be read now says nothing, and not that all is gone
    for team in then.team_ids - before.keys():
        after.pop(team, None)
    same = now.event is then.event
    of = [key for key in after if not same or after[key] is not before.get(key)]
    left = [key for key in before if not same or before[key] is not after.get(key)]
    start = None if then.event is None else outline(then.event, before, left)
    return changes(start, outline(now.event, after, of), _doubtful(two.now))


def _teams(sources: Sources) -> dict[str, TeamSource]:
    return {team.id: team for team in sources.teams}


def _doubtful(checked: Checked) -> frozenset[str]:
    """The teams of whose files a part can't be used: what seems gone may be mistyped."""
    fixed = {rule.id for rule in RULES if rule.fixed}
    files = {
        problem.where.file
        for problem in checked.problems
        if problem.rule in fixed and problem.severity is Severity.ERROR
    }
    return frozenset(team.id for team in checked.sources.teams if team.where.file in files)
