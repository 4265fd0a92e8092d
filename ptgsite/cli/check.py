"""`ptgsite check`: every problem of a site."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from ptgsite.cli.common import OK, PROBLEMS, examples, site_of, site_option
from ptgsite.cli.outcome import show
from ptgsite.project import EVENT_FILE, Project


@click.command(
    epilog=examples(
        "ptgsite check",
        "ptgsite check teams/nova.yaml --base origin/main",
        "ptgsite check --strict --format github",
    )
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

    Exit status 1 if there is an error, or with --strict a warning.
    """
    from ptgsite.check import check as run
    from ptgsite.history.revisions import NoSuchRevision
    from ptgsite.report.counts import count

    project = site_of(site)
    try:
        checked = run(project, base)
    except NoSuchRevision as error:
        raise click.UsageError(str(error)) from error
    named = _named(project, files)
    if checked.sources.event is None:
        named.add(EVENT_FILE)  # without it, nothing can be said of any file
    shown = tuple(p for p in checked.problems if not files or p.concerns(named))
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
