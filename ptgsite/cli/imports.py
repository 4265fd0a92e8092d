"""`ptgsite import`: another system's data as a site, or as topics of a team."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from ptgsite.cli.common import OK, fail
from ptgsite.cli.etherpad import etherpad


@click.group(name="import")
def import_() -> None:
    """Read another system's data: make a site of it, or take over a team's topics."""


import_.add_command(etherpad)


@import_.command()
@click.argument("file", type=click.File("rb"))
@click.option("--into", metavar="DIR", required=True, type=click.Path(file_okay=False))
@click.option(
    "--first-day",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The date of its first day, where the database has no times.",
)
@click.option("--timezone", metavar="ZONE", help="The event's time zone, such as America/Denver.")
def ptgbot(file: Any, into: str, first_day: datetime | None, timezone: str | None) -> NoReturn:
    """Make a site from PTGBot's database, a JSON FILE; what has no place in it is listed."""
    from ptgsite.interop.imported import Refusal, site_files
    from ptgsite.interop.ptgbot import read_database
    from ptgsite.output.new_files import write_new
    from ptgsite.report.counts import count

    imported = read_database(file.read(), first_day.date() if first_day else None, timezone)
    if isinstance(imported, Refusal):
        fail(f"{file.name}: {imported.message}\n  {imported.help}")
    taken = write_new(Path(into), site_files(imported))
    if taken:
        fail("nothing is written, since this is there already: " + ", ".join(map(str, taken)))
    for note in imported.notes:
        click.echo(f"note: {note}")
    click.echo(f"{into}: wrote the event and {count(len(imported.teams), 'team')}.")
    sys.exit(OK)
