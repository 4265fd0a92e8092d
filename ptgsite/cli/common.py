"""What all commands share: the site that they work on, and how they fail."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from ptgsite.project import Project, find_project

OK, PROBLEMS, USAGE, OUR_FAULT = 0, 1, 2, 3
"""Exit statuses: all is well, the site has errors, wrong usage, a mistake of ptgsite itself."""

site_option: Callable[[Any], Any] = click.option(
    "--site",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="The site's folder; default: the nearest one upwards that has content/event.yaml.",
)


def site_of(given: str | None) -> Project:
    """The site that `--site` names, or else the one around the current folder."""
    if given is not None:
        return Project(Path(given))
    project = find_project(Path.cwd())
    if project is None:
        raise click.UsageError(
            "there is no site here: neither this folder nor one above it has content/event.yaml. "
            "Name the site's folder: --site DIR"
        )
    return project


def fail(message: str) -> NoReturn:
    """End the command: what it was asked for can't be done to these files."""
    click.echo(f"ptgsite: {message}", err=True)
    sys.exit(PROBLEMS)
