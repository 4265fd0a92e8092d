"""The whole way: check a site, resolve it, render it, write it. Only this module knows the time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ptgsite.check import Checked, check
from ptgsite.fingerprint import fingerprint
from ptgsite.history.git import doubt
from ptgsite.history.gone import gone_sessions
from ptgsite.history.sessions import known_sessions
from ptgsite.history.stamps import Stamp, file_stamps, moment
from ptgsite.output.tree import OutputTree
from ptgsite.output.write import Refused, Written, is_current, write
from ptgsite.project import EVENT_FILE, Project, default_theme
from ptgsite.schedule.model import Schedule
from ptgsite.schedule.resolve import resolve
from ptgsite.source.event_models import EventSource


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to.

    `written` is None where errors stopped it, and Refused where the output folder can't be used.
    `history` says what is wrong with what git knows, where feeds may lack revisions by it.
    """

    checked: Checked
    written: Written | Refused | None
    history: str | None = None


_DIGITS = 12


class BadClock(Exception):
    """SOURCE_DATE_EPOCH is set to something that is no time."""


def build(project: Project, output: Path) -> Built:
    """Build a site into `output`; with errors in its sources, nothing is written.

    Raises ThemeError where a template is at fault, BadClock, and OSError where the disk fails.
    """
    checked = check(project)
    event = checked.sources.event
    if checked.errors or event is None:
        return Built(checked, None)
    sources = checked.sources
    stamps = file_stamps(project.root, sources.files, _source_date_epoch(os.environ))
    themes = _theme_folders(project, event)
    print_ = fingerprint(sources, stamps, themes)
    history = doubt(project.root)
    if is_current(output, print_):
        return Built(checked, Written((), (), unchanged=0), history)
    known = known_sessions(project.root, event, sources, stamps)
    gone = gone_sessions(known.values())
    schedule = resolve(event, sources.teams, sources.pages, gone)
    revisions = {key: one.stamp for key, one in known.items()}
    tree = _tree(_files(schedule, revisions, stamps, themes))
    return Built(checked, write(tree, output, print_), history)


def _theme_folders(project: Project, event: EventSource) -> tuple[Path, ...]:
    own = project.theme(event.theme)
    return (default_theme(),) if own is None else (own, default_theme())


def _tree(files: Iterable[tuple[str, bytes]]) -> OutputTree:
    tree = OutputTree()
    for path, content in files:
        tree.add(path, content)
    return tree


def _files(
    schedule: Schedule,
    revisions: Mapping[str, Stamp],
    stamps: Mapping[str, Stamp],
    themes: tuple[Path, ...],
) -> Iterator[tuple[str, bytes]]:
    """Every file of the site; `revisions` are by session key, `stamps` by source file."""
    from ptgsite.feeds.ical import render_feeds
    from ptgsite.pages.render import render_pages

    yield from render_feeds(schedule, revisions, stamps[EVENT_FILE])
    yield from render_pages(schedule, themes, _updated(stamps.values()))


def _updated(stamps: Iterable[Stamp]) -> datetime:
    return max(stamp.time for stamp in stamps)


def _source_date_epoch(environment: Mapping[str, str]) -> datetime | None:
    """The time that builders agree on (reproducible-builds.org/specs/source-date-epoch)."""
    given = environment.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    if not given.isascii() or not given.isdecimal() or len(given) > _DIGITS:
        raise BadClock(given)
    return moment(int(given))
