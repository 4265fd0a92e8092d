"""`ptgsite sync`: what has changed in another system comes back into the files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from ptgsite.cli.common import OK, examples, fail, site_of, site_option
from ptgsite.cli.edit import read_site, write_changed
from ptgsite.cli.given import content_of, plain_http_option

if TYPE_CHECKING:  # what a command needs is imported when it runs
    from collections.abc import Iterator

    from ptgsite.edit.outcome import Changed, Refused
    from ptgsite.interop.ptgbot.compare import Compared, Wanted
    from ptgsite.source.event_models import EventSource
    from ptgsite.source.read import Sources


@click.group()
def sync() -> None:
    """Take over what has changed in another system."""


@sync.command(
    short_help="List the bookings that only PTGBot has, or book them.",
    epilog=examples("ptgsite sync ptgbot", "ptgsite sync ptgbot ptg.json --write"),
)
@site_option
@click.argument("database", metavar="[URL|FILE]", required=False)
@click.option("--write", is_flag=True, help="Write the bookings into the teams' files.")
@plain_http_option
def ptgbot(site: str | None, database: str | None, write: bool, plain_http: bool) -> NoReturn:  # noqa: FBT001
    """List the bookings that PTGBot has and the files have not; with --write, book them.

    Without --write, they are shown as a patch. The bot's database is at the event's `ptgbot`
    address, unless another one, or a FILE, is named.
    """
    project = site_of(site)
    sources, event = read_site(project)
    compared = _compared(database or _address(event), sources, event, plain_http=plain_http)
    changes: list[Changed] = []
    now = sources
    for wanted in compared.wanted:
        outcome, now = _booked(wanted, now, event)
        changes += [outcome] if outcome else []
    for note in compared.notes:
        click.echo(f"note: {note}")
    for change in changes:
        if write:
            write_changed(project, change)
    if not write:
        click.echo("".join(_patches(changes, now, sources)), nl=False)
    click.echo(_end(len(changes), len(compared.wanted) - len(changes), write=write))
    sys.exit(OK)


def _address(event: EventSource) -> str:
    if event.ptgbot is None:
        raise click.UsageError("the event has no `ptgbot`; name the database's URL or FILE")
    return event.ptgbot


def _compared(given: str, sources: Sources, event: EventSource, *, plain_http: bool) -> Compared:
    from ptgsite.interop.imported import Refusal
    from ptgsite.interop.ptgbot.compare import compare
    from ptgsite.interop.ptgbot.database import MAX_BYTES, parse_database

    database = parse_database(content_of(given, MAX_BYTES, plain_http=plain_http), [])
    if isinstance(database, Refusal):
        fail(f"{given}: {database.message}\n  = help: {database.help}")
    return compare(database, event, sources.teams)


def _booked(wanted: Wanted, sources: Sources, event: EventSource) -> tuple[Changed | None, Sources]:
    """What booking it comes to, told, and the sources as they are afterwards."""
    from ptgsite.cli.outcome import booking
    from ptgsite.edit.book import book
    from ptgsite.edit.judge import after
    from ptgsite.edit.outcome import Refused

    outcome = book(sources, event, wanted.team, wanted.names, wanted.room)
    if isinstance(outcome, Refused):
        what = f"{wanted.team}: {wanted.room} at {','.join(wanted.names)}"
        click.echo(f"Only in the bot, and it can't be booked: {what}")
        for line in _reasons(outcome, sources):
            click.echo(f"  {line}")
        return None, sources
    click.echo(f"Only in the bot: {outcome.team.name}: {booking(outcome, event)}")
    return outcome, after(sources, outcome.team.where.file, outcome.new)


def _reasons(refused: Refused, sources: Sources) -> Iterator[str]:
    from ptgsite.report.brief import brief

    yield from refused.reason.splitlines()
    for problem in refused.problems:
        yield from brief(problem, sources.files)


def _patches(changes: list[Changed], now: Sources, before: Sources) -> Iterator[str]:
    """The changes as `git apply` and `patch -p1` take them, a file each."""
    from difflib import unified_diff

    for file in sorted({change.team.where.file for change in changes}):
        lines = unified_diff(
            before.files[file].text.splitlines(keepends=True),
            now.files[file].text.splitlines(keepends=True),
            f"a/{file}",
            f"b/{file}",
        )
        for line in lines:
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _end(taken: int, refused: int, *, write: bool) -> str:
    from ptgsite.report.counts import count

    if not taken and not refused:
        return "The files have every booking that the bot has."
    if not taken:
        return f"There is nothing to add, and {count(refused, 'booking')} left to people."
    said = f"{count(taken, 'booking')} {'added' if write else 'to add'}"
    left = f", {refused} left to people" if refused else ""
    return f"{said}{left}." if write else f"{said}{left}; write with --write."
