"""The files of a site that a command line names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from ptgsite.project import Project


def named(project: Project, files: tuple[str, ...]) -> set[str] | None:
    """The site-relative paths of `files`, and of what is in those that are folders.

    None, which stands for all, where one has been deleted: what that breaks is in the others.
    """
    found: set[str] = set()
    for file in files:
        inside = tuple(paths_of(project, file))
        if not inside:
            root = os.path.abspath(project.root)
            there = str(Path(root, file))
            is_there = os.path.lexists(there) and any(paths_of(project, there))
            hint = f"; did you mean {there}?" if is_there else ""
            raise click.UsageError(f"{file} is not in the site, which is {root}{hint}")
        if not os.path.lexists(file):
            if _was_there(project, inside[0]):
                return None
            raise click.UsageError(f"there is no {file}")
        for path in inside:
            found.update(_with_inner(project, path))
    return found


def paths_of(project: Project, file: str) -> Iterator[str]:
    """The path from the site's root, as it is written and with links followed."""
    for real in (os.path.abspath, os.path.realpath):
        path, root = Path(real(file)), Path(real(project.root))
        if path.is_relative_to(root):
            yield path.relative_to(root).as_posix()


def _with_inner(project: Project, path: str) -> Iterator[str]:
    yield path
    folder = project.root / path
    for inner in folder.rglob("*") if folder.is_dir() else ():
        yield inner.relative_to(project.root).as_posix()


def _was_there(project: Project, path: str) -> bool:
    """Whether git knows of a file that is gone, as in the list of what a change touches."""
    from ptgsite.history.git import run

    return bool(run(project.root, "log", "-1", "--format=%H", "--", path))
