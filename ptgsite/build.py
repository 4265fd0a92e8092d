"""The whole way: check a site, resolve it, render it, write it. Only this module knows the time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path

from ptgsite.check import Checked, check
from ptgsite.fingerprint import fingerprint
from ptgsite.history.git import doubt
from ptgsite.history.gone import gone_sessions
from ptgsite.history.sessions import known_sessions
from ptgsite.history.stamps import Stamp, file_stamps, moment
from ptgsite.output.tree import OutputTree
from ptgsite.output.write import Refused, Written, is_current, write
from ptgsite.progress import Tell, nobody
from ptgsite.project import EVENT_FILE, Project, default_theme
from ptgsite.schedule.model import Schedule
from ptgsite.schedule.resolve import resolve
from ptgsite.source.event_models import EventSource
from ptgsite.source.read import Sources


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to.

    `written` is None where errors stopped it, and Refused where the output folder can't be used.
    `history` says what is wrong with what git knows, where feeds may lack revisions by it, and
    `notes` what PTGBot's database has no place for, where the event has a bot.
    """

    checked: Checked
    written: Written | Refused | None
    history: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A site's schedule and its last changes: of each session by its key, of the event, of all."""

    schedule: Schedule
    revisions: Mapping[str, Stamp]
    event_stamp: Stamp
    updated: datetime


_DIGITS = 12


class BadClock(Exception):
    """SOURCE_DATE_EPOCH is set to something that is no time."""

    def __str__(self) -> str:
        """What it is set to."""
        return f'SOURCE_DATE_EPOCH is "{self.args[0]}", which is no number of seconds since 1970'


def build(project: Project, output: Path, tell: Tell = nobody) -> Built:
    """Build a site into `output`; with errors in its sources, nothing is written.

    `tell` hears how far it has come. Raises ThemeError where a template is at fault, BadClock, and
    OSError where the disk fails.
    """
    tell("check", 0, 0)
    checked = check(project)
    event = checked.sources.event
    if checked.errors or event is None:
        return Built(checked, None)
    sources = checked.sources
    tell("history", 0, 0)
    stamps = _stamps(project, sources)
    tell("comparison", 0, 0)
    themes = _theme_folders(project, event)
    print_ = fingerprint(sources, stamps, themes)
    history = doubt(project.root)
    if is_current(output, print_):
        return Built(checked, Written((), (), unchanged=0), history)
    tell("schedule", 0, 0)
    made = _scheduled(project, event, sources, stamps)
    tell("feeds", 0, 0)
    files, notes = _files(made, themes, tell)
    tree = _tree(files)
    tell("writing", 0, 0)
    return Built(checked, write(tree, output, print_), history, notes)


def scheduled(project: Project) -> tuple[Checked, Scheduled | None]:
    """The schedule of a site and its problems; with errors among them, None for the schedule.

    Raises BadClock.
    """
    checked = check(project)
    event, sources = checked.sources.event, checked.sources
    if checked.errors or event is None:
        return checked, None
    return checked, _scheduled(project, event, sources, _stamps(project, sources))


def _stamps(project: Project, sources: Sources) -> Mapping[str, Stamp]:
    return file_stamps(project.root, sources.files, _source_date_epoch(os.environ))


def _scheduled(
    project: Project, event: EventSource, sources: Sources, stamps: Mapping[str, Stamp]
) -> Scheduled:
    known = known_sessions(project.root, event, sources, stamps)
    gone = gone_sessions(known.values())
    return Scheduled(
        resolve(event, sources.teams, sources.pages, gone),
        {key: one.stamp for key, one in known.items()},
        stamps[EVENT_FILE],
        max(stamp.time for stamp in stamps.values()),
    )


def _theme_folders(project: Project, event: EventSource) -> tuple[Path, ...]:
    own = project.theme(event.theme)
    return (default_theme(),) if own is None else (own, default_theme())


def _tree(files: Iterable[tuple[str, bytes]]) -> OutputTree:
    tree = OutputTree()
    for path, content in files:
        tree.add(path, content)
    return tree


def _files(
    made: Scheduled, themes: tuple[Path, ...], tell: Tell
) -> tuple[Iterator[tuple[str, bytes]], tuple[str, ...]]:
    """Every file of the site, and what those who run the event should know of them."""
    from ptgsite.feeds.exports import exports
    from ptgsite.feeds.ical import render_feeds
    from ptgsite.feeds.published import published
    from ptgsite.pages.render import render_pages

    schedule, revisions = made.schedule, made.revisions
    exported = exports(published(schedule, revisions, made.updated))
    files = chain(
        render_feeds(schedule, revisions, made.event_stamp),
        exported.files,
        render_pages(schedule, themes, made.updated, tell),
    )
    return files, exported.notes if schedule.event.ptgbot else ()


def _source_date_epoch(environment: Mapping[str, str]) -> datetime | None:
    """The time that builders agree on (reproducible-builds.org/specs/source-date-epoch)."""
    given = environment.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    if not given.isascii() or not given.isdecimal() or len(given) > _DIGITS:
        raise BadClock(given)
    return moment(int(given))
