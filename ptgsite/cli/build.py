"""`ptgsite build`: the whole site, from sources to output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from ptgsite.cli.common import (
    OK,
    PROBLEMS,
    examples,
    fail,
    output_of,
    output_option,
    site_of,
    site_option,
)
from ptgsite.cli.outcome import HISTORY, said, show, show_again
from ptgsite.cli.progress import Progress, on_terminal, profiled
from ptgsite.project import Project

if TYPE_CHECKING:
    from ptgsite.build import Built
    from ptgsite.output.write import Written


@click.command(epilog=examples("ptgsite build", "ptgsite build --output /srv/www/ptg -q"))
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
    from ptgsite.output.seal import seal

    project = site_of(site)
    folder = output_of(project, output)
    progress = Progress(visible=on_terminal() and not quiet)
    progress("comparison", 0, 0)
    with profiled(wanted=profile):
        before, said_before = _seen(project, folder)
        built = _built(project, folder, progress) if said_before is None else None
    if built is None:
        progress.end()
        show_again(said_before or "")
        _end(None, folder, progress, quiet=quiet, verbose=verbose)
    text = show(built.checked, project)
    written = _written(built)
    if before and not built.history:
        seal(folder, before, text, built.fingerprint)
    _end(written, folder, progress, quiet=quiet, verbose=verbose)


def _seen(project: Project, folder: Path) -> tuple[str, str | None]:
    """What a build would look at, "" where that takes a build, and what the last one said of it."""
    from ptgsite.inputs import inputs
    from ptgsite.output.seal import sealed
    from ptgsite.report.width import columns_of

    found = inputs(project)
    if found is None:
        return "", None
    seen = f"{found} {columns_of(sys.stdout)}"
    return seen, sealed(folder, seen)


def _written(built: Built) -> Written:
    """What a build has written; ends the command if it has not."""
    from ptgsite.output.write import Refused

    if built.written is None:
        click.echo("Nothing is built before these errors are mended.")
        sys.exit(PROBLEMS)
    if isinstance(built.written, Refused):
        fail(built.written.message)
    if built.history:
        click.echo(f"warning: {built.history}; {HISTORY}", err=True)
    return built.written


def _end(
    written: Written | None, folder: Path, progress: Progress, *, quiet: bool, verbose: bool
) -> NoReturn:
    if not quiet:
        _tell_notes(folder)
        click.echo(f"{folder}: {said(written, progress.total)}")
    for line in progress.table() if verbose else ():
        click.echo(line)
    sys.exit(OK)


def _tell_notes(folder: Path) -> None:
    from ptgsite.output.manifest import notes
    from ptgsite.report.excerpt import visible

    for path, note in notes(folder):
        click.echo(f"note: {path}: {visible(note)}", err=True)


def _built(project: Project, folder: Path, progress: Progress) -> Built:
    from ptgsite.source.read import begin_reading

    reading = begin_reading(project, tell=progress)
    # Here, where other processes are at work already: this takes a while to import.
    from ptgsite.build import BadClock, build
    from ptgsite.pages.theme import ThemeError

    try:
        return build(project, folder, progress, reading=reading)
    except (ThemeError, BadClock) as error:
        fail(str(error))
    finally:
        progress.end()
