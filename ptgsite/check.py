"""The first half of a build: files to sources and to all that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from ptgsite.problems import Problem, Severity
from ptgsite.project import DEFAULT_THEME, EVENT_FILE, THEMES, Project
from ptgsite.records import dataclass
from ptgsite.rules import RULES
from ptgsite.rules.base import Facts, Family, gather
from ptgsite.rules.verdict import RULE_IDS, verdict
from ptgsite.schedule.bookings import Booking, bookings, named_time_slots
from ptgsite.source.read import Reading, Sources, begin_reading, read_from
from ptgsite.source.storage import Disk, Kind, Storage


@dataclass(frozen=True, slots=True)
class Checked:
    """A site's sources, and their problems in the order of files, lines and columns."""

    sources: Sources
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many of the problems stop a build."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many of the problems are only told."""
        return len(self.problems) - self.errors


def check(project: Project, base: str | None = None, reading: Reading | None = None) -> Checked:
    """Read a site and hold it against all rules; what is wrong is in the result, never raised.

    With `base`, a git revision, what has moved since HEAD left it is looked at too. `reading` has
    begun to read the site, if anything has. Raises NoSuchRevision where there is no such revision.
    """
    commit = None if base is None else _began_at(project, base)
    sources = (reading or begin_reading(project))()
    before = () if commit is None else _bookings_at(project, commit, sources)
    return judge(sources, themes(Disk(project.root)), before)


def judge(
    sources: Sources, known_themes: frozenset[str], before: tuple[Booking, ...] = ()
) -> Checked:
    """Hold sources against all rules; see `gather`."""
    problems, facts = list(sources.problems), None
    if sources.event is not None:
        facts = gather(sources, sources.event, RULE_IDS, known_themes, before)
        problems.extend(verdict(facts))
        problems = list(_without_hasty_advice(problems))
    return Checked(sources, _told(problems, facts, sources) if problems else ())


def _began_at(project: Project, base: str) -> str:
    from ptgsite.history.revisions import base_of

    return base_of(project.root, base)


def _bookings_at(project: Project, commit: str, now: Sources) -> tuple[Booking, ...]:
    from ptgsite.history.commit_files import CommitFiles

    return all_bookings(read_from(CommitFiles(project.root, commit, now.files), now.files))


def all_bookings(sources: Sources) -> tuple[Booking, ...]:
    """All that the teams have booked, as far as it can be told."""
    event = sources.event
    return () if event is None else bookings(event, sources.teams, named_time_slots(event))


def _without_hasty_advice(problems: list[Problem]) -> Iterator[Problem]:
    """All but advice on files with an error: a slip in one place seems to lack in another."""
    advice = {rule.id for rule in RULES if rule.family is Family.ADVICE}
    flawed = {problem.where.file for problem in problems if problem.severity is Severity.ERROR}
    for problem in problems:
        if problem.rule not in advice or flawed.isdisjoint((problem.where.file, EVENT_FILE)):
            yield problem


def _told(problems: list[Problem], facts: Facts | None, sources: Sources) -> tuple[Problem, ...]:
    """The problems in the order of their places, each once, with help in the event's own names."""
    from ptgsite.rules.own_names import in_own_names
    from ptgsite.source.spans import find_all, span_of

    def place(problem: Problem) -> tuple[str, int, int, str, str]:
        where = problem.where
        read = sources.files.get(where.file)
        span = span_of(where, read) if read else None
        line, column = (span.line, span.column) if span else (0, 0)
        return where.file, line, column, problem.rule, problem.message

    # From here on they are asked for one by one.
    find_all((where for problem in problems for where in problem.places), sources.files)
    named = problems if facts is None else list(in_own_names(problems, facts, sources.files))
    unique = {place(problem): problem for problem in reversed(named)}
    return tuple(unique[key] for key in sorted(unique))


def themes(site: Storage) -> frozenset[str]:
    """The themes that an event can choose."""
    names = site.names(THEMES)
    found = {name for name in names if site.kind(f"{THEMES}/{name}") is Kind.FOLDER}
    return frozenset(found | {DEFAULT_THEME})
