"""What all commands share: the site that they work on, and how they fail."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from ptgsite.project import CONTENT, TEAMS, THEMES, Project, find_project

OK, PROBLEMS, USAGE, OUR_FAULT = 0, 1, 2, 3
"""Exit statuses: all is well, the site has errors, wrong usage, a mistake of ptgsite itself."""

site_option: Callable[[Any], Any] = click.option(
    "--site",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False),
    help="The site's folder; default: the nearest one upwards that has content/event.yaml.",
)


def _output_option(what: str) -> Callable[[Any], Any]:
    return click.option(
        "--output",
        metavar="DIR",
        type=click.Path(file_okay=False),
        help=f"Where {what}; default: output/ in the site's folder.",
    )


output_option = _output_option("to write the site")
built_option = _output_option("the built site is")


def examples(*lines: str) -> str:
    """What `--help` ends with: command lines to start from."""
    return "\b\nExamples:\n" + "".join(f"  {line}\n" for line in lines)


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


def output_of(project: Project, given: str | None) -> Path:
    """The folder that `--output` names, or else the site's own; it is never one of its sources."""
    folder = Path(given) if given else project.output
    keep_sources(project, folder)
    return folder


def keep_sources(project: Project, output: Path) -> None:
    """End a command that would write its output among the sources of the site."""
    if any(_is_in(output, project.root / name) for name in (CONTENT, TEAMS, THEMES)):
        raise click.UsageError(f"{output} is among the sources of the site; choose another place")


def _is_in(folder: Path, other: Path) -> bool:
    return Path(os.path.abspath(folder)).is_relative_to(os.path.abspath(other))


def reason(error: OSError) -> str:
    """What the system says was wrong, without the file, which need not be one that was named."""
    return (error.strerror or str(error)).lower()


def fail(message: str) -> NoReturn:
    """End the command: what it was asked for can't be done to these files."""
    click.echo(f"ptgsite: {message}", err=True)
    sys.exit(PROBLEMS)
