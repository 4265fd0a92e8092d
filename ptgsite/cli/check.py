"""`ptgsite check`: every problem of a site."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from ptgsite.cli.common import OK, PROBLEMS, examples, site_of, site_option
from ptgsite.cli.named import named, paths_of
from ptgsite.cli.outcome import show
from ptgsite.cli.progress import Progress, on_terminal
from ptgsite.project import EVENT_FILE, THEMES, Project, team_file

if TYPE_CHECKING:  # what a command needs is imported when it runs
    from ptgsite.check import Checked


def _warn_of_others(project: Project, files: tuple[str, ...], checked: Checked) -> None:
    """Tell of named files of which nothing can be said, since they are no sources of the site."""
    known = {*checked.sources.files, *(problem.where.file for problem in checked.problems)}
    for file in filter(os.path.isfile, files):
        paths = set(paths_of(project, file))
        if paths.isdisjoint(known) and not any(path.startswith(f"{THEMES}/") for path in paths):
            like = team_file("<id>")
            click.echo(f"ptgsite: {file} is not read; a team's file is {like}", err=True)


@click.command(
    short_help="Show every problem of a site, or those of FILES.",
    epilog=examples(
        "ptgsite check",
        "ptgsite check teams/nova.yaml --base origin/main",
        "ptgsite check --strict --format github",
    ),
)
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

    FILES may be folders; a file that has been deleted concerns all others. Exit status 1 if there
    is an error, or with --strict a warning.
    """
    from ptgsite.source.read import begin_reading

    project = site_of(site)
    progress = Progress(visible=on_terminal())
    reading = begin_reading(project, tell=progress)
    # Here, where other processes are at work already: the rules take a while to import.
    from ptgsite.check import check as run
    from ptgsite.history.faults import NoSuchRevision
    from ptgsite.report.counts import count

    try:
        checked = run(project, base, reading)
    except NoSuchRevision as error:
        raise click.UsageError(str(error)) from error
    finally:
        progress.end()
    shown = checked.problems
    if files and (wanted := named(project, files)) is not None:
        if checked.sources.event is None:
            wanted.add(EVENT_FILE)  # without it, nothing can be said of any file
        shown = tuple(p for p in shown if p.concerns(wanted))
    _warn_of_others(project, files, checked)
    counts = type(checked)(checked.sources, shown)
    show(counts, project, format_)
    if not shown and format_ in ("text", "github"):
        of = (
            f"{count(len(files), 'path')}"
            if files
            else count(len(checked.sources.team_ids), "team")
        )
        click.echo(f"All is well: {of}, no problem.")
    sys.exit(PROBLEMS if counts.errors or (strict and shown) else OK)
