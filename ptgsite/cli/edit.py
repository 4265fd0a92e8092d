"""The commands that edit: what is free, booking it, giving it up, a file to start from."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from ptgsite.cli.common import OK, examples, fail, reason, site_of, site_option
from ptgsite.cli.given import parsed
from ptgsite.cli.outcome import booking, refuse, show_entry, warn, warn_of_gaps
from ptgsite.project import EVENT_FILE, Project, team_file

if TYPE_CHECKING:  # what a command needs is imported when it runs
    from ptgsite.edit.outcome import Changed
    from ptgsite.edit.topics import Gathered
    from ptgsite.source.event_models import EventSource
    from ptgsite.source.models import TeamSource
    from ptgsite.source.read import Sources


def _split(_context: object, _argument: object, value: str) -> tuple[str, ...]:
    """One time slot, or several with commas between them."""
    names = tuple(name.strip() for name in value.split(","))
    if not all(names):
        raise click.BadParameter(f"{value!r} lacks a time slot beside a comma")
    return names


_NAMES = click.argument("names", metavar="TIME_SLOT[,TIME_SLOT...]", callback=_split)


@click.command(
    epilog=examples(
        "ptgsite free --day Mon",
        "ptgsite free --team nova",
        "ptgsite free --capacity 40 --equipment projector",
    )
)
@site_option
@click.option("--team", metavar="ID", help="Only when this team is free, and rooms that suit it.")
@click.option("--day", metavar="DAY", help="Only this day: its date or its code, such as Mon.")
@click.option("--capacity", metavar="N", type=click.IntRange(1), help="Only rooms that hold N.")
@click.option("--equipment", metavar="X", multiple=True, help="Only rooms with X; repeatable.")
@click.option(
    "--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def free(
    site: str | None, team: str | None, day: str | None, format_: str, **asked: Any
) -> NoReturn:
    """List the rooms that are free in each time slot.

    With --team, times at which the team has a session are left out, as are rooms too small for the
    people it expects or without the equipment of its `request`, and times other than its
    `available` ones.
    """
    from shutil import get_terminal_size

    from ptgsite.edit.judge import facts_of
    from ptgsite.report.free import as_json, table
    from ptgsite.schedule.openings import Wish, openings

    sources, event = read_site(site_of(site))
    wish = Wish(_team(sources, team), _day(event, day), asked["capacity"], asked["equipment"])
    found = list(openings(event, facts_of(sources, event).free, wish))
    warn_of_gaps(sources, event)
    _warn_of_missing(event, asked["equipment"])
    if format_ == "json":
        click.echo(as_json(found, event), nl=False)
    else:
        for line in table(found, event, get_terminal_size((100, 24)).columns):
            click.echo(line)
        if not found:
            click.echo("Nothing is free" + (" that suits." if wish != Wish() else "."))
    sys.exit(OK)


@click.command(
    short_help="Book ROOM for TEAM: add a slot to the team's file.",
    epilog=examples("ptgsite book nova MonA1 bexar", "ptgsite book nova MonA1,MonA2 bexar"),
)
@site_option
@click.argument("team")
@_NAMES
@click.argument("room")
def book(site: str | None, team: str, names: tuple[str, ...], room: str) -> NoReturn:
    """Book ROOM for TEAM: add a slot to the team's file, which stays as it is otherwise.

    Time slots that follow each other, with commas between them, are one sitting. If there would be
    an error, such as a clash, nothing is written, and you are told what is free instead. The slot
    gets an `id`: leave it when you move the slot, and calendars will follow.
    """
    from ptgsite.edit.book import book as run
    from ptgsite.edit.outcome import Refused

    project = site_of(site)
    sources, event = read_site(project)
    outcome = run(sources, event, team, names, room)
    if isinstance(outcome, Refused):
        refuse(outcome, sources, "booked")
    write_changed(project, outcome)
    click.echo(f"{booking(outcome, event)} is booked for {outcome.team.name}.")
    show_entry(outcome, sources)
    warn(outcome, sources)
    warn_of_gaps(sources, event)
    sys.exit(OK)


@click.command(
    short_help="Take a slot out of TEAM's file again.",
    epilog=examples("ptgsite unbook nova MonA1", "ptgsite unbook nova MonA1,MonA2 bexar"),
)
@site_option
@click.argument("team")
@_NAMES
@click.argument("room", required=False)
def unbook(site: str | None, team: str, names: tuple[str, ...], room: str | None) -> NoReturn:
    """Give up what TEAM has booked: take a slot out of its file, which stays as it is otherwise.

    Of a run of time slots, those at one of its ends can be given up alone. ROOM is needed only
    where the team has several slots at that time.
    """
    from ptgsite.edit.outcome import Refused
    from ptgsite.edit.unbook import unbook as run

    project = site_of(site)
    sources, event = read_site(project)
    outcome = run(sources, event, team, names, room)
    if isinstance(outcome, Refused):
        refuse(outcome, sources, "given up")
    write_changed(project, outcome)
    click.echo(f"{booking(outcome, event)} is given up by {outcome.team.name}.")
    click.echo(f"Taken out of {outcome.team.where.file}:\n{outcome.entry}")
    warn(outcome, sources)
    sys.exit(OK)


@click.command(
    "new-team",
    short_help="Write a commented teams/ID.yaml to start from.",
    epilog=examples(
        "ptgsite new-team nova", 'ptgsite new-team big-data --name "Big Data" --kind sig'
    ),
)
@site_option
@click.argument("team", metavar="ID")
@click.option("--name", metavar="NAME", help="The team's name; default: made from its id.")
@click.option(
    "--kind",
    metavar="KIND",
    default="project",
    show_default=True,
    help="project, sig, working-group, pop-up, operators, board or other.",
)
def new_team(site: str | None, team: str, name: str | None, kind: str) -> NoReturn:
    """Write a commented teams/ID.yaml to start from; never over an existing file."""
    from ptgsite.edit.starter import SCHEMA, example_for, name_for, starter
    from ptgsite.output.new_files import write_new
    from ptgsite.source.read import read_sources
    from ptgsite.source.scalars import ID, TEXT, choice
    from ptgsite.source.words import Kind

    project = site_of(site)
    team_id = parsed(ID, team, "ID")
    text = starter(
        parsed(TEXT, name_for(team_id) if name is None else name, "--name"),
        team_id,
        parsed(choice("kind of team", Kind), kind, "--kind"),
        example_for(read_sources(project)),
        with_schema=(project.root / SCHEMA).is_file(),
    )
    file = team_file(team_id)
    try:
        taken = write_new(project.root, {file: text})
    except OSError as error:
        fail(f"{file}: {reason(error)}")
    if taken:
        fail(f"nothing is written, since {_inside(project, taken[0])} is there already")
    click.echo(f"Wrote {file}. Edit it, then run: ptgsite check {file}")
    sys.exit(OK)


def read_site(project: Project) -> tuple[Sources, EventSource]:
    """The sources of a site whose event can be used, and the event."""
    from ptgsite.source.read import read_sources

    sources = read_sources(project)
    if sources.event is None:
        fail(f"{EVENT_FILE} has errors; mend them first: ptgsite check")
    return sources, sources.event


def _team(sources: Sources, team_id: str | None) -> TeamSource | None:
    from ptgsite.source.names import did_you_mean

    if team_id is None:
        return None
    found = next((team for team in sources.teams if team.id == team_id), None)
    if found is None and team_id in sources.team_ids:
        file = team_file(team_id)
        fail(f"{file} has errors; mend them first: ptgsite check {file}")
    if found is None:
        hint = did_you_mean(team_id, sources.team_ids) or "there is none at all"
        raise click.BadParameter(f"there is no team `{team_id}`; {hint}", param_hint="--team")
    return found


def _warn_of_missing(event: EventSource, equipment: tuple[str, ...]) -> None:
    """Tell what no room has: its name may be mistyped."""
    from ptgsite.source.names import did_you_mean

    known = {name.casefold(): name for room in event.rooms for name in room.equipment}
    for name in equipment:
        if name.casefold() not in known:
            hint = did_you_mean(name, known.values())
            click.echo(f"ptgsite: no room has `{name}`{(hint and f'; {hint}') or ''}", err=True)


def _day(event: EventSource, named: str | None) -> date | None:
    from ptgsite.source.names import did_you_mean

    if named is None:
        return None
    for day in event.days:
        if named in (day.date.isoformat(), day.code):
            return day.date
    known = [name for day in event.days for name in (day.code, day.date.isoformat())]
    hint = did_you_mean(named, known)
    raise click.BadParameter(f"the event has no day `{named}`; {hint}", param_hint="--day")


def write_changed(project: Project, changed: Changed | Gathered) -> None:
    """Write a team's file, unless another hand has changed it meanwhile."""
    from ptgsite.output.replace import replace_text

    file = changed.team.where.file
    try:
        refused = replace_text(project.root / file, changed.old, changed.new)
    except OSError as error:
        fail(f"{file}: {reason(error)}")
    if refused:
        fail(f"{file} is left as it is: {refused}")


def _inside(project: Project, path: Path) -> str:
    return path.relative_to(project.root).as_posix()
