"""The `ptgsite` command: what can be asked for, what is printed, and the exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from ptgsite import __version__
from ptgsite.problems import Problem
from ptgsite.project import Project, find_project

OK, PROBLEMS, USAGE, OUR_FAULT = 0, 1, 2, 3


def main() -> NoReturn:
    """Run the command.

    Exit status: 0 all is well, 1 the site has errors, 2 wrong usage, 3 a mistake of ptgsite itself.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        commands(prog_name="ptgsite")
    except Exception:  # noqa: BLE001 - the last resort: whatever gets here is our own mistake
        _report_our_fault()
    sys.exit(OUR_FAULT)


def _report_our_fault() -> None:
    import traceback

    click.echo(
        "ptgsite has made a mistake; your files need not be at fault. Please report it with the "
        f"lines below. This is ptgsite {__version__}, Python {sys.version.split()[0]}.\n\n"
        + traceback.format_exc(),
        err=True,
    )


def _site(given: str | None) -> Project:
    if given is not None:
        return Project(Path(given))
    project = find_project(Path.cwd())
    if project is None:
        raise click.UsageError(
            "there is no site here: neither this folder nor one above it has content/event.yaml. "
            "Name the site's folder: --site DIR"
        )
    return project


_site_option: Callable[[Any], Any] = click.option(
    "--site",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="The site's folder; default: the nearest one upwards that has content/event.yaml.",
)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Examples:  ptgsite check   |   ptgsite build   |   ptgsite explain room-double-booked",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Build the site of an event from its teams' YAML files."""


@commands.command()
@_site_option
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.argument("files", nargs=-1, type=click.Path())
def check(site: str | None, files: tuple[str, ...], *, strict: bool) -> NoReturn:
    """Show every problem of a site, or those that concern FILES, clashes with others included.

    Exit status 1 if there is an error, or with --strict a warning.
    """
    from ptgsite.check import check as run

    project = _site(site)
    checked = run(project)
    named = {_inside(project, file) for file in files}
    shown = tuple(p for p in checked.problems if not files or p.concerns(named))
    _show(shown, checked)
    count = len(checked.sources.team_ids)
    if not shown:
        click.echo(f"All is well: {_count(count, 'team')}, no problem.")
    counts = type(checked)(checked.sources, shown)
    sys.exit(PROBLEMS if counts.errors or (strict and shown) else OK)


def _inside(project: Project, file: str) -> str:
    path, root = os.path.abspath(file), os.path.abspath(project.root)
    if os.path.commonpath([path, root]) != root:
        raise click.UsageError(f"{file} is not in the site, which is {root}")
    return Path(path).relative_to(root).as_posix()


def _show(problems: Iterable[Problem], checked: Any) -> None:
    from ptgsite.report.terminal import lines, summary

    shown = tuple(problems)
    for line in lines(shown, checked.sources.files):
        click.echo(line)
    if shown:
        click.echo(summary(shown))


@commands.command()
@_site_option
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="Where to write the site; default: output/ in the site's folder.",
)
def build(site: str | None, output: str | None) -> NoReturn:
    """Build the site: its pages and calendar feeds.

    Nothing is written while the site has an error: the last good output stays.
    """
    from ptgsite.build import BadClock
    from ptgsite.build import build as run
    from ptgsite.output.write import Refused
    from ptgsite.pages.theme import ThemeError

    project = _site(site)
    folder = Path(output) if output else project.output
    try:
        built = run(project, folder)
    except ThemeError as error:
        _fail(f"the theme's template {error.template}:{error.line or 1}: {error.message}")
    except BadClock as error:
        _fail(f'SOURCE_DATE_EPOCH is "{error}", which is no number of seconds since 1970')
    except OSError as error:
        _fail(f"{error.filename or folder}: {(error.strerror or str(error)).lower()}")
    _show(built.checked.problems, built.checked)
    if built.written is None:
        click.echo("Nothing is built before these errors are mended.")
        sys.exit(PROBLEMS)
    if isinstance(built.written, Refused):
        _fail(built.written.message)
    written = built.written
    if not written.changed and not written.removed:
        click.echo(f"{folder}: nothing has changed.")
    else:
        pages = sum(path.endswith(".html") for path in written.changed)
        feeds = sum(path.endswith(".ics") for path in written.changed)
        click.echo(
            f"{folder}: wrote {_count(pages, 'page')}, {_count(feeds, 'feed')} and "
            f"{_count(len(written.changed) - pages - feeds, 'other file')}; "
            f"{written.unchanged} unchanged, {len(written.removed)} removed."
        )
    sys.exit(OK)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _fail(message: str) -> NoReturn:
    click.echo(f"ptgsite: {message}", err=True)
    sys.exit(PROBLEMS)


@commands.group(name="import")
def import_() -> None:
    """Make a site from another system's data."""


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

    imported = read_database(file.read(), first_day.date() if first_day else None, timezone)
    if isinstance(imported, Refusal):
        _fail(f"{file.name}: {imported.message}\n  {imported.help}")
    taken = write_new(Path(into), site_files(imported))
    if taken:
        _fail("nothing is written, since this is there already: " + ", ".join(map(str, taken)))
    for note in imported.notes:
        click.echo(f"note: {note}")
    click.echo(f"{into}: wrote the event and {_count(len(imported.teams), 'team')}.")
    sys.exit(OK)


@commands.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> NoReturn:
    """Say what a RULE means, with a bad and a good example; without one, list all rules."""
    from ptgsite.rules import RULES
    from ptgsite.source.names import did_you_mean

    if rule is None:
        width = max(len(known.id) for known in RULES)
        for known in RULES:
            click.echo(f"{known.id:{width}}  {known.severity:7}  {known.summary}")
        sys.exit(OK)
    found = next((known for known in RULES if known.id == rule), None)
    if found is None:
        hint = did_you_mean(rule, [known.id for known in RULES])
        raise click.UsageError(f"there is no rule `{rule}`; {hint}")
    click.echo(f"{found.id} ({found.severity})\n\n{found.manual.strip()}")
    sys.exit(OK)
