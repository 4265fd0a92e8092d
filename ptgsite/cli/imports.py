"""`ptgsite import`: another system's data as a site, or as topics of a team."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from ptgsite.cli.common import OK, examples, fail
from ptgsite.cli.etherpad import etherpad
from ptgsite.cli.given import content_of, parsed, plain_http_option

if TYPE_CHECKING:  # what a command needs is imported when it runs
    from ptgsite.interop.imported import Imported, Refusal


@click.group(short_help="Read another system's data: a whole event, or topics.", name="import")
def import_() -> None:
    """Read another system's data: make a site of it, or take over a team's topics."""


import_.add_command(etherpad)


_into: Callable[[Any], Any] = click.option(
    "--into",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False),
    help="The folder to write the site into; what is there already stays.",
)


def _day(_context: object, _option: object, value: str | None) -> date | None:
    """A date as files write it."""
    from ptgsite.source.scalars import DATE

    return None if value is None else parsed(DATE, value, "--first-day")


@import_.command(
    short_help="Make a site from PTGBot's database, ptg.json.",
    epilog=examples(
        "ptgsite import ptgbot ptg.json --into my-event",
        "ptgsite import ptgbot https://ptg.opendev.org/ptg.json --into my-event",
    ),
)
@click.argument("database", metavar="URL|FILE")
@_into
@click.option(
    "--first-day",
    metavar="YYYY-MM-DD",
    callback=_day,
    help="The date of its first day, where the database has no times.",
)
@click.option("--timezone", metavar="ZONE", help="The event's time zone, such as America/Denver.")
@plain_http_option
def ptgbot(
    database: str,
    into: str,
    first_day: date | None,
    timezone: str | None,
    plain_http: bool,  # noqa: FBT001
) -> NoReturn:
    """Make a site from PTGBot's database, ptg.json; what has no place in it is listed."""
    from ptgsite.interop.ptgbot import read_database
    from ptgsite.interop.ptgbot.database import MAX_BYTES

    content = content_of(database, MAX_BYTES, plain_http=plain_http)
    _write(into, database, read_database(content, first_day, timezone))


@import_.command(
    short_help="Make a site from a schedule of frab, pretalx or c3voc.",
    epilog=examples("ptgsite import frab https://talks.example.org/schedule.json --into my-event"),
)
@click.argument("schedule", metavar="URL|FILE")
@_into
@click.option("--timezone", metavar="ZONE", help="The event's time zone, such as Europe/Berlin.")
@plain_http_option
def frab(schedule: str, into: str, timezone: str | None, plain_http: bool) -> NoReturn:  # noqa: FBT001
    """Make a site from a schedule.xml or schedule.json of frab, pretalx or c3voc.

    Tracks become teams, talks become sessions of one topic, persons its people; what has no place
    is listed.
    """
    from ptgsite.interop.frab import MAX_BYTES, read_schedule

    content = content_of(schedule, MAX_BYTES, plain_http=plain_http)
    _write(into, schedule, read_schedule(content, timezone))


def _write(into: str, read: str, imported: Imported | Refusal) -> NoReturn:
    """Write a new site, and tell what had no place in it."""
    from ptgsite.interop.imported import Refusal, site_files
    from ptgsite.output.new_files import write_new
    from ptgsite.report.counts import count

    if isinstance(imported, Refusal):
        fail(f"{read}: {imported.message}\n  = help: {imported.help}")
    taken = write_new(Path(into), site_files(imported))
    if taken:
        fail("nothing is written, since this is there already: " + ", ".join(map(str, taken)))
    for note in imported.notes:
        click.echo(f"note: {note}")
    click.echo(f"{into}: wrote the event and {count(len(imported.teams), 'team')}.")
    sys.exit(OK)
