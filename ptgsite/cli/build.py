"""`ptgsite build`: the whole site, from sources to output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from ptgsite.cli.common import (
    OK,
    PROBLEMS,
    fail,
    output_of,
    output_option,
    site_of,
    site_option,
)
from ptgsite.cli.outcome import HISTORY, said, show
from ptgsite.cli.progress import Progress, on_terminal, profiled
from ptgsite.project import Project

if TYPE_CHECKING:
    from ptgsite.build import Built


_EXAMPLES = """\b
Examples:
  ptgsite build
  ptgsite build --output /srv/www/ptg -q
"""


@click.command(epilog=_EXAMPLES)
@site_option
@output_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what is wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Say how long each stage took.")
@click.option("--profile", is_flag=True, help="Print in which functions the time goes.")
def build(
    site: str | None, output: str | None, *, quiet: bool, verbose: bool, profile: bool
) -> NoReturn:
    """Build the site: its pages, its calendar feeds and its exports.

    Nothing is written while the site has an error: the last good output stays.
    """
    from ptgsite.output.write import Refused

    project = site_of(site)
    folder = output_of(project, output)
    progress = Progress(visible=on_terminal() and not quiet)
    with profiled(wanted=profile):
        built = _built(project, folder, progress)
    show(built.checked, project)
    if built.written is None:
        click.echo("Nothing is built before these errors are mended.")
        sys.exit(PROBLEMS)
    if isinstance(built.written, Refused):
        fail(built.written.message)
    if built.history:
        click.echo(f"warning: {built.history}; {HISTORY}", err=True)
    if not quiet:
        for note in built.notes:
            click.echo(f"note: ptg.json: {note}", err=True)
        click.echo(f"{folder}: {said(built.written, progress.total)}")
    for line in progress.table() if verbose else ():
        click.echo(line)
    sys.exit(OK)


def _built(project: Project, folder: Path, progress: Progress) -> Built:
    from ptgsite.build import BadClock, build
    from ptgsite.pages.theme import ThemeError

    try:
        return build(project, folder, progress)
    except (ThemeError, BadClock) as error:
        fail(str(error))
    finally:
        progress.end()
