"""The whole way: check a site, resolve it, render it, write it. Only this module knows the time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from ptgsite.check import Checked, check
from ptgsite.contents import Files
from ptgsite.fingerprint import fingerprint, made_with
from ptgsite.history.git import Commit, commits, doubt
from ptgsite.history.gone import gone_sessions
from ptgsite.history.stamps import Stamp, file_stamps, moment
from ptgsite.history.story import Chapter
from ptgsite.history.uncommitted import own_times, uncommitted
from ptgsite.history.walk import history
from ptgsite.output.kept import kept
from ptgsite.output.spool import Spool
from ptgsite.output.tree import OutputTree
from ptgsite.output.write import Refused, Written, is_current, write, write_first
from ptgsite.pages.theme import theme
from ptgsite.progress import Tell, nobody
from ptgsite.project import CONTENT, TEAMS, Project, default_theme
from ptgsite.records import dataclass
from ptgsite.schedule.last import Last
from ptgsite.schedule.resolve import resolve
from ptgsite.source.event_models import EventSource
from ptgsite.source.read import ReadFile, Reading, Sources, begin_reading
from ptgsite.whole_site import Scheduled, files_of


@dataclass(frozen=True, slots=True)
class Memory:
    """What a build remembers for the next one: files as they were read, and a schedule."""

    files: Mapping[str, ReadFile] = field(default_factory=dict)
    last: Last | None = None


NOTHING = Memory()
"""That before the first build."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to.

    `written` is None where errors stopped it, and Refused where the output folder can't be used;
    `fingerprint` is what it is made of.
    `history` says what is wrong with what git knows, where feeds may lack revisions by it.
    """

    checked: Checked
    written: Written | Refused | None
    history: str | None = None
    fingerprint: str = ""
    memory: Memory = NOTHING


@dataclass(frozen=True, slots=True)
class _Log:
    """The commits that touched the site, newest first, and the last change of each of its files.

    `own` says when a change was made to a file that no commit has, and `trouble` why the history
    can't be relied on, None if it can.
    """

    commits: tuple[Commit, ...]
    stamps: Mapping[str, Stamp]
    own: Callable[[str], datetime]
    trouble: str | None


_DIGITS = 12


class BadClock(Exception):
    """SOURCE_DATE_EPOCH is set to something that is no time."""

    def __str__(self) -> str:
        """What it is set to."""
        return f'SOURCE_DATE_EPOCH is "{self.args[0]}", which is no number of seconds since 1970'


def build(
    project: Project,
    output: Path,
    tell: Tell = nobody,
    memory: Memory = NOTHING,
    first: Callable[[Checked, Written], None] | None = None,
    reading: Reading | None = None,
) -> Built:
    """Build a site into `output`; with errors in its sources, nothing is written.

    `tell` hears how far it has come; what is as in `memory` is not read or resolved anew. If
    `first` is given, the pages that differ are put in place before all else is made, and it hears
    of those of files that are not as remembered, and then of the others. `reading` has begun to
    read the site, if anything has. Raises ThemeError where a template is at fault, BadClock, and
    OSError where the disk fails.
    """
    tell("check", 0, 0)
    checked = check(project, reading=reading or begin_reading(project, memory.files, tell))
    event, sources = checked.sources.event, checked.sources
    saved = _saved(memory.files, sources) if first else ()
    read = Memory(sources.files, memory.last)
    if checked.errors or event is None:
        return Built(checked, None, memory=read)
    tell("history", 0, 0)
    log = _log(project, sources)
    tell("comparison", 0, 0)
    look = theme(_theme_folders(project, event))
    means = made_with(look)
    print_ = fingerprint(sources, log.stamps, _told_by(sources, log), look, means)
    if is_current(output, print_):
        return Built(checked, Written((), (), unchanged=0), log.trouble, print_, read)
    tell("schedule", 0, 0)
    made = _scheduled(project, event, sources, log, memory.last)
    spool = Spool()
    files = files_of(made, look, kept(output, means), spool, saved, tell)
    tree, early = _tree(files, spool, output, partial(first, checked) if first else None)
    tell("writing", 0, 0)
    written = write(tree, output, print_, means, early)
    last = Last(event, sources.teams, made.schedule)
    return Built(checked, written, log.trouble, print_, Memory(sources.files, last))


def _tree(
    files: Files, spool: Spool, output: Path, heard: Callable[[Written], None] | None
) -> tuple[OutputTree, tuple[str, ...]]:
    """All files, and the paths of those that were put in place first, if anybody hears of them."""
    tree = OutputTree(spool)
    early = tuple(_put_first(files, tree, output, heard)) if heard else ()
    tree.add_all(files)  # what is left of them
    return tree, early


def _put_first(
    files: Files, tree: OutputTree, output: Path, heard: Callable[[Written], None]
) -> Iterator[str]:
    """Add the pages that differ to the tree, and put them in place; their paths.

    `heard` hears of those of files that were saved, and then of the others.
    """
    for some in (files.saved, files.new):
        tree.add_all(some)
        put = write_first(tree, output)
        if put is not None:
            heard(put)
            yield from put.changed


def present() -> datetime:
    """What time it is, for what is made at that moment and no other."""
    return datetime.now(UTC)


def scheduled(project: Project) -> tuple[Checked, Scheduled | None]:
    """The schedule of a site and its problems; with errors among them, None for the schedule.

    Raises BadClock.
    """
    checked = check(project)
    event, sources = checked.sources.event, checked.sources
    if checked.errors or event is None:
        return checked, None
    return checked, _scheduled(project, event, sources, _log(project, sources))


def _log(project: Project, sources: Sources) -> _Log:
    fallback = _source_date_epoch(os.environ)
    walked = tuple(commits(project.root, (CONTENT, TEAMS)))
    stamps = file_stamps(project.root, sources.files, fallback, walked)
    own = own_times(project.root, fallback)
    return _Log(walked, stamps, own, doubt(project.root))


def _scheduled(
    project: Project, event: EventSource, sources: Sources, log: _Log, last: Last | None = None
) -> Scheduled:
    known = history(project.root, log.commits, event, sources, log.own)
    gone = gone_sessions(known.sessions.values())
    return Scheduled(
        resolve(event, sources.teams, sources.pages, gone, last),
        {**{key: one.stamp for key, one in known.sessions.items()}, **known.breaks},
        known.event,
        max(stamp.time for stamp in log.stamps.values()),
        tuple(_told(known.story, log)),
    )


def _told(story: Iterable[Chapter], log: _Log) -> Iterator[Chapter]:
    """What can be told of a history; where the older part is missing, nobody knows how it began."""
    for chapter in story:
        if not (log.trouble and any(each.form == "event-published" for each in chapter.changes)):
            yield chapter


def _told_by(sources: Sources, log: _Log) -> str:
    """All that a history comes from, the sources aside."""
    newest = log.commits[0].id if log.commits else ""
    changed = uncommitted(log.commits, sources.files, log.own)
    told = (f"{file} {time}" for file, time in changed)
    return "\n".join((newest, f"{log.trouble}", *told))


def _theme_folders(project: Project, event: EventSource) -> tuple[Path, ...]:
    own = project.theme(event.theme)
    return (default_theme(),) if own is None else (own, default_theme())


def _saved(known: Mapping[str, ReadFile], now: Sources) -> frozenset[str]:
    """The files that don't say what was known of them."""
    said = {file: read.text for file, read in known.items()}
    return frozenset(file for file, read in now.files.items() if said.get(file) != read.text)


def _source_date_epoch(environment: Mapping[str, str]) -> datetime | None:
    """The time that builders agree on (reproducible-builds.org/specs/source-date-epoch)."""
    given = environment.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    if not given.isascii() or not given.isdecimal() or len(given) > _DIGITS:
        raise BadClock(given)
    return moment(int(given))
