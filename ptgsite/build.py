"""The whole way: check a site, resolve it, render it, write it. Only this module knows the time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from ptgsite import urls
from ptgsite.beside import beside, processes
from ptgsite.check import Checked, check
from ptgsite.contents import Earlier, File, Files, with_digests
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
from ptgsite.pages.theme import Theme, theme
from ptgsite.progress import Tell, nobody
from ptgsite.project import CONTENT, TEAMS, Project, default_theme
from ptgsite.records import dataclass
from ptgsite.schedule.model import Schedule
from ptgsite.schedule.resolve import resolve
from ptgsite.source.event_models import EventSource
from ptgsite.source.read import NONE, ReadFile, Sources


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to.

    `written` is None where errors stopped it, and Refused where the output folder can't be used;
    `fingerprint` is what it is made of.
    `history` says what is wrong with what git knows, where feeds may lack revisions by it, and
    `notes` what PTGBot's database has no place for, where the event has a bot.
    """

    checked: Checked
    written: Written | Refused | None
    history: str | None = None
    notes: tuple[str, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A site's schedule and its last changes.

    `revisions` are those of its sessions by their keys and of its breaks by their UIDs,
    `event_stamp` is that of the event itself, and `updated` the time of the last change of all. The
    chapters of `story` are in the order of time.
    """

    schedule: Schedule
    revisions: Mapping[str, Stamp]
    event_stamp: Stamp
    updated: datetime
    story: tuple[Chapter, ...]


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

LARGE = 250
"""Sessions from which on a build works in several processes."""


class BadClock(Exception):
    """SOURCE_DATE_EPOCH is set to something that is no time."""

    def __str__(self) -> str:
        """What it is set to."""
        return f'SOURCE_DATE_EPOCH is "{self.args[0]}", which is no number of seconds since 1970'


def build(
    project: Project,
    output: Path,
    tell: Tell = nobody,
    known: Mapping[str, ReadFile] = NONE,
    first: Callable[[Checked, Written], None] | None = None,
) -> Built:
    """Build a site into `output`; with errors in its sources, nothing is written.

    `tell` hears how far it has come; files that are as `known` has them are not read anew. If
    `first` is given, the pages that differ are in place when it is called, and all else is made
    after that. Raises ThemeError where a template is at fault, BadClock, and OSError where the disk
    fails.
    """
    tell("check", 0, 0)
    checked = check(project, known=known, tell=tell)
    event = checked.sources.event
    if checked.errors or event is None:
        return Built(checked, None)
    sources = checked.sources
    tell("history", 0, 0)
    log = _log(project, sources)
    tell("comparison", 0, 0)
    look = theme(_theme_folders(project, event))
    means = made_with(look)
    print_ = fingerprint(sources, log.stamps, _told_by(sources, log), look, means)
    if is_current(output, print_):
        return Built(checked, Written((), (), unchanged=0), log.trouble, (), print_)
    tell("schedule", 0, 0)
    made = _scheduled(project, event, sources, log)
    spool = Spool()
    files, tree = _files(made, look, kept(output, means), spool, tell), OutputTree(spool)
    tree.add_all(files.new)
    early = write_first(tree, output) if first else None
    if first and early:
        first(checked, early)
    tree.add_all(files.rest)
    tell("writing", 0, 0)
    written = write(tree, output, print_, means, early)
    return Built(checked, written, log.trouble, _notes(made.schedule), print_)


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


def _scheduled(project: Project, event: EventSource, sources: Sources, log: _Log) -> Scheduled:
    known = history(project.root, log.commits, event, sources, log.own)
    gone = gone_sessions(known.sessions.values())
    return Scheduled(
        resolve(event, sources.teams, sources.pages, gone),
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


def _files(made: Scheduled, look: Theme, earlier: Earlier, spool: Spool, tell: Tell) -> Files:
    """Every file of the site; what other processes make of them waits in the spool."""
    workers = processes() if len(made.schedule.sessions) >= LARGE else 1
    waiting = _feeds(made)
    if workers > 1:
        waiting = beside(partial(map, spool.packing(), waiting))
    # Here, where the other process is at work already: templates take a while to import.
    from ptgsite.pages.making import How
    from ptgsite.pages.render import render_pages

    how = How(tell, earlier, workers, spool.packing)
    pages = render_pages(made.schedule, look, made.updated, made.story, how)

    def rest() -> Iterator[File]:
        yield from pages.rest
        for number, feed in enumerate(waiting):
            tell("feeds", number, 0)
            yield feed

    return Files(pages.new, rest())


def _feeds(made: Scheduled) -> Iterator[File]:
    from ptgsite.feeds.atom import atom
    from ptgsite.feeds.exports import exports
    from ptgsite.feeds.ical import render_feeds
    from ptgsite.feeds.published import published

    of = published(made.schedule, made.revisions, made.updated)
    changes = atom(of.schedule.event, made.story, made.event_stamp)
    yield from with_digests(render_feeds(of, made.event_stamp))
    yield from with_digests((*exports(of).files, (urls.CHANGES_FEED, changes)))


def _notes(schedule: Schedule) -> tuple[str, ...]:
    """What those who run the event should know of its exports."""
    from ptgsite.feeds.ptgbot import database

    return database(schedule).notes if schedule.event.ptgbot else ()


def _source_date_epoch(environment: Mapping[str, str]) -> datetime | None:
    """The time that builders agree on (reproducible-builds.org/specs/source-date-epoch)."""
    given = environment.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    if not given.isascii() or not given.isdecimal() or len(given) > _DIGITS:
        raise BadClock(given)
    return moment(int(given))
