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
from ptgsite.project import Project

if TYPE_CHECKING:
    from ptgsite.build import Built


@click.command()
@site_option
@output_option
def build(site: str | None, output: str | None) -> NoReturn:
    """Build the site: its pages, its calendar feeds and its exports.

    Nothing is written while the site has an error: the last good output stays.
    """
    from ptgsite.output.write import Refused

    project = site_of(site)
    folder = output_of(project, output)
    built = _built(project, folder)
    show(built.checked, project)
    if built.written is None:
        click.echo("Nothing is built before these errors are mended.")
        sys.exit(PROBLEMS)
    if isinstance(built.written, Refused):
        fail(built.written.message)
    if built.history:
        click.echo(f"warning: {built.history}; {HISTORY}", err=True)
    for note in built.notes:
        click.echo(f"note: ptg.json: {note}", err=True)
    click.echo(f"{folder}: {said(built.written)}")
    sys.exit(OK)


def _built(project: Project, folder: Path) -> Built:
    from ptgsite.build import BadClock, build
    from ptgsite.pages.theme import ThemeError

    try:
        return build(project, folder)
    except (ThemeError, BadClock) as error:
        fail(str(error))
