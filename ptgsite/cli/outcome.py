"""What has come of a build, or of a wish to change a team's file, told on the terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NoReturn

import click

from ptgsite.cli.common import fail

if TYPE_CHECKING:  # what a command needs is imported when it runs
    from ptgsite.check import Checked
    from ptgsite.edit.outcome import Changed, Refused
    from ptgsite.edit.topics import Gathered
    from ptgsite.output.write import Written
    from ptgsite.problems import Problem
    from ptgsite.project import Project
    from ptgsite.source.event_models import EventSource
    from ptgsite.source.read import ReadFile, Sources


def show(checked: Checked, project: Project, format_: str = "text") -> str:
    """Print the problems of a site in one of the formats; returns what was printed."""
    from ptgsite.report.formats import report

    text = report(format_, checked.problems, checked.sources.files, project.root)
    show_again(text)
    return text


def show_again(text: str) -> None:
    """Print a report."""
    # https://no-color.org; without the variable, click leaves colours out where no terminal is.
    click.echo(text, nl=False, color=False if os.environ.get("NO_COLOR") else None)


HISTORY = "calendar feeds may count revisions too low: publish from the whole history."


def said(written: Written | None, seconds: float) -> str:
    """What a build has done to its output folder, and how long it took; None is nothing at all."""
    from ptgsite.report.counts import count

    if written is None or not (written.changed or written.removed):
        return "nothing has changed."
    changed = written.changed
    pages = sum(path.endswith(".html") for path in changed)
    feeds = sum(path.endswith(".ics") for path in changed)
    others = count(len(changed) - pages - feeds, "other file")
    return (
        f"wrote {count(pages, 'page')}, {count(feeds, 'feed')} and {others} in {seconds:.2f} s; "
        f"{written.unchanged:,} unchanged, {len(written.removed):,} removed."
    )


def refuse(refused: Refused, sources: Sources, done: str) -> NoReturn:
    """End the command with the reasons and what helps; `done` says what has not been done."""
    from ptgsite.report.brief import brief

    lines = refused.reason.splitlines()
    for problem in refused.problems:
        lines.extend(brief(problem, sources.files))
    help_ = [f"= help: {text}" for text in refused.help]
    fail("\n  ".join((f"nothing is {done}: {lines[0]}", *lines[1:], *help_)))


def booking(changed: Changed, event: EventSource) -> str:
    """What a slot books, as in "Bexar at MonA1 (Mon 2022-10-17, 13:00–14:00 UTC)"."""
    from ptgsite.report.free import times

    slot, stretch = changed.slot, changed.stretch
    room = next((room.name for room in event.rooms if room.id == slot.room), slot.room)
    if stretch is None:
        return f"{room} at {','.join(slot.slots)}" if slot.slots else room
    code = next((f"{day.code} " for day in event.days if day.date == stretch.day), "")
    when = f"{code}{stretch.day.isoformat()}, {times(stretch)} {event.timezone.key}"
    return f"{room} at {','.join(slot.slots)} ({when})" if slot.slots else f"{room} on {when}"


def _files_after(changed: Changed | Gathered, sources: Sources) -> dict[str, ReadFile]:
    from ptgsite.source.read import ReadFile

    return {**sources.files, changed.team.where.file: ReadFile(changed.new, is_yaml=True)}


def show_entry(changed: Changed, sources: Sources) -> None:
    """Show what the new slot is in the file, and where."""
    from ptgsite.report.place import place_of

    place = place_of(changed.where, _files_after(changed, sources))
    click.echo(f"Added at {place.file}:{place.line}:\n{changed.entry}")


def warn(changed: Changed, sources: Sources) -> None:
    """Tell what the rules say of the new text, as `check` would."""
    warn_of(changed.warnings, changed, sources)


def warn_of(problems: tuple[Problem, ...], changed: Changed | Gathered, sources: Sources) -> None:
    """Tell some of the problems that come with a change."""
    from ptgsite.report.terminal import lines

    for line in lines(problems, _files_after(changed, sources)):
        click.echo(line, err=True, color=False if os.environ.get("NO_COLOR") else None)


def warn_of_gaps(sources: Sources, event: EventSource) -> None:
    """Say which files may book what nobody can read."""
    from ptgsite.edit.judge import facts_of, hidden_by
    from ptgsite.rules.verdict import verdict

    problems = (*sources.problems, *verdict(facts_of(sources, event)))
    for file in hidden_by(problems):
        click.echo(f"ptgsite: {file} has errors, so some of what it says is not seen", err=True)
