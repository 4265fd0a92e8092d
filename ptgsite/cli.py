"""The `ptgsite` command: what can be asked for, what is printed, and the exit status."""

from __future__ import annotations

import gc
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from ptgsite import __version__
from ptgsite.cli_common import OK, OUR_FAULT, PROBLEMS, fail, site_of, site_option
from ptgsite.cli_edit import book, free, new_team, unbook
from ptgsite.project import CONTENT, EVENT_FILE, TEAMS, THEMES, Project

if TYPE_CHECKING:
    from ptgsite.build import Built


def main() -> NoReturn:
    """Run the command.

    Exit status: 0 all is well, 1 the site has errors, 2 wrong usage, 3 a mistake of ptgsite itself.
    """
    # A command ends before garbage matters, and looking for it takes a third of a large check.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        commands(prog_name="ptgsite")
    except OSError as error:
        fail(f"{error.filename or 'the system'}: {(error.strerror or str(error)).lower()}")
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


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Examples:  ptgsite check   |   ptgsite build   |   ptgsite explain room-double-booked",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Build the site of an event from its teams' YAML files."""


@commands.command()
@site_option
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.option("--base", metavar="REV", help="Tell, too, what has moved since this git revision.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "github", "json", "sarif", "gitlab")),
    default="text",
    help="How to show them: as text for people, or for a program (see docs/reports.md).",
)
@click.argument("files", nargs=-1, type=click.Path())
def check(
    site: str | None, files: tuple[str, ...], format_: str, *, strict: bool, base: str | None
) -> NoReturn:
    """Show every problem of a site, or those that concern FILES, clashes with others included.

    Exit status 1 if there is an error, or with --strict a warning.
    """
    from ptgsite.check import NoSuchBase
    from ptgsite.check import check as run
    from ptgsite.report.counts import count

    project = site_of(site)
    try:
        checked = run(project, base)
    except NoSuchBase as error:
        raise click.UsageError(f"git knows no revision {error}") from error
    named = _named(project, files)
    if checked.sources.event is None:
        named.add(EVENT_FILE)  # without it, nothing can be said of any file
    shown = tuple(p for p in checked.problems if not files or p.concerns(named))
    counts = type(checked)(checked.sources, shown)
    _show(counts, project, format_)
    if not shown and format_ in ("text", "github"):
        of = (
            f"{count(len(files), 'path')}"
            if files
            else count(len(checked.sources.team_ids), "team")
        )
        click.echo(f"All is well: {of}, no problem.")
    sys.exit(PROBLEMS if counts.errors or (strict and shown) else OK)


def _named(project: Project, files: tuple[str, ...]) -> set[str]:
    """The site-relative paths of FILES, and of the files in those that are folders."""
    root = Path(os.path.abspath(project.root))
    named: set[str] = set()
    for file in files:
        path = Path(os.path.abspath(file))
        if not path.is_relative_to(root):
            raise click.UsageError(f"{file} is not in the site, which is {root}")
        if not os.path.lexists(path):
            raise click.UsageError(f"there is no {file}")
        inner = path.rglob("*") if path.is_dir() else ()
        named.update(one.relative_to(root).as_posix() for one in (path, *inner))
    return named


def _show(checked: Any, project: Project, format_: str = "text") -> None:
    from ptgsite.report.formats import report

    text = report(format_, checked.problems, checked.sources.files, project.root)
    # https://no-color.org; without the variable, click leaves colours out where no terminal is.
    click.echo(text, nl=False, color=False if os.environ.get("NO_COLOR") else None)


@commands.command()
@site_option
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
    from ptgsite.cli_outcome import HISTORY, said
    from ptgsite.output.write import Refused

    project = site_of(site)
    folder = Path(output) if output else project.output
    if any(_is_in(folder, project.root / name) for name in (CONTENT, TEAMS, THEMES)):
        raise click.UsageError(f"{folder} is among the sources of the site; choose another folder")
    built = _built(project, folder)
    _show(built.checked, project)
    if built.written is None:
        click.echo("Nothing is built before these errors are mended.")
        sys.exit(PROBLEMS)
    if isinstance(built.written, Refused):
        fail(built.written.message)
    if built.history:
        click.echo(f"warning: {built.history}; {HISTORY}", err=True)
    click.echo(f"{folder}: {said(built.written)}")
    sys.exit(OK)


def _built(project: Project, folder: Path) -> Built:
    from ptgsite.build import BadClock, build
    from ptgsite.pages.theme import ThemeError

    try:
        return build(project, folder)
    except ThemeError as error:
        fail(f"the theme's template {error.template}:{error.line or 1}: {error.message}")
    except BadClock as error:
        fail(f'SOURCE_DATE_EPOCH is "{error}", which is no number of seconds since 1970')


def _is_in(folder: Path, other: Path) -> bool:
    return Path(os.path.abspath(folder)).is_relative_to(os.path.abspath(other))


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


for _command in (free, book, unbook, new_team):
    commands.add_command(_command)


@commands.command()
@click.argument("file", type=click.Choice(["team", "event"]))
def schema(file: str) -> None:
    """Print the JSON Schema of a FILE, a team's or the event's, for your editor."""
    from ptgsite.source.schema import schema_text

    click.echo(schema_text(file), nl=False)
