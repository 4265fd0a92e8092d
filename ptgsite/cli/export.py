"""`ptgsite export`: the schedule in one format, for another program, without building the site."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from ptgsite.cli.common import (
    OK,
    PROBLEMS,
    fail,
    keep_sources,
    reason,
    site_of,
    site_option,
)
from ptgsite.cli.outcome import show

if TYPE_CHECKING:  # what a command needs is imported when it runs
    from ptgsite.project import Project
    from ptgsite.schedule.model import Team
    from ptgsite.whole_site import Scheduled

_WHAT = ("ical", "frab", "ptgbot", "json", "etherpad")
_EXAMPLES = """\b
Examples:
  ptgsite export json
  ptgsite export ical --team nova --output nova.ics
  ptgsite export frab --output schedule.xml
  ptgsite export etherpad --team nova
"""


@click.command(epilog=_EXAMPLES)
@site_option
@click.argument("what", metavar="WHAT", type=click.Choice(_WHAT))
@click.option("--team", metavar="ID", help="Only what concerns this team.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("xml", "json")),
    help="The form of frab; default: JSON for an output that ends in .json, XML otherwise.",
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Where to write it; default: standard output.",
)
def export(
    site: str | None, what: str, team: str | None, form: str | None, output: str | None
) -> NoReturn:
    """Write the schedule in one format, for another program.

    WHAT is ical (a calendar), frab (c3voc's schedule format, which apps such as Giggity read),
    ptgbot (PTGBot's database; what it has no place for is told), json (see docs/exports.md) or
    etherpad (a team's agenda as text, to paste into its pad).
    """
    if what == "ptgbot" and team is not None:
        raise click.UsageError("PTGBot's database is of all teams: leave --team out")
    if what == "etherpad" and team is None:
        raise click.UsageError("a pad is one team's: name it with --team")
    if form is not None and what != "frab":
        raise click.UsageError(f"--format is for frab alone, and you asked for {what}")
    project = site_of(site)
    if output is not None and output != "-":
        keep_sources(project, Path(output))
    made = _scheduled(project)
    data, notes = _data(made, _kind(what, form, output), team)
    for note in notes:
        click.echo(f"note: {note}", err=True)
    if output is None or output == "-":
        click.echo(data, nl=False)
    else:
        _write(Path(output), data)
    sys.exit(OK)


def _scheduled(project: Project) -> Scheduled:
    """The schedule of a site; where that has errors, they are shown and the command ends."""
    from ptgsite.build import BadClock, scheduled

    try:
        checked, made = scheduled(project)
    except BadClock as error:
        fail(str(error))
    if made is None:
        show(checked, project)
        click.echo("Nothing is exported before these errors are mended.", err=True)
        sys.exit(PROBLEMS)
    return made


def _kind(what: str, form: str | None, output: str | None) -> str:
    if what != "frab":
        return what
    ending = "json" if (output or "").lower().endswith(".json") else "xml"
    return f"frab-{form or ending}"


def _data(made: Scheduled, kind: str, team: str | None) -> tuple[bytes, tuple[str, ...]]:
    from ptgsite import urls
    from ptgsite.feeds.exports import export
    from ptgsite.feeds.ical import render_feeds
    from ptgsite.feeds.pad import pad_text
    from ptgsite.feeds.published import published
    from ptgsite.schedule.narrowed import of_team
    from ptgsite.schedule.people import people

    schedule = made.schedule
    if kind == "ical":
        path = urls.EVENT_FEED if team is None else urls.team_feed(_team(made, team))
        of = published(schedule, people(schedule), made.revisions, made.updated)
        return next(feed for at, feed in render_feeds(of, made.event_stamp) if at == path), ()
    if kind == "etherpad":
        return pad_text(schedule, _team(made, team or "")).encode(), ()
    if team is not None:
        schedule = of_team(schedule, _team(made, team).id)
    return export(kind, published(schedule, people(schedule), made.revisions, made.updated))


def _team(made: Scheduled, team: str) -> Team:
    from ptgsite.source.names import did_you_mean

    teams = {each.id: each for each in made.schedule.teams}
    if team not in teams:
        hint = did_you_mean(team, teams)
        raise click.BadParameter(f"there is no team `{team}`; {hint}", param_hint="--team")
    return teams[team]


def _write(path: Path, data: bytes) -> None:
    from ptgsite.output.replace import put_file

    try:
        put_file(path, data)
    except OSError as error:
        fail(f"{path}: {reason(error)}")
    click.echo(f"Wrote {path}.", err=True)
