"""The formats that a report can be asked for in; each is imported when it is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from ptgsite.problems import Problem
from ptgsite.report.place import placed
from ptgsite.source.read import ReadFile

FORMATS = ("text", "github", "json", "sarif", "gitlab")


def report(
    format_: str, problems: Iterable[Problem], files: Mapping[str, ReadFile], root: Path
) -> str:
    """The problems, in order of their places, in one of FORMATS, with a line feed at the end.

    `files` are those of the site at `root`. What code hosts read names files from the root of the
    repository; without a problem, `text` and `github` are empty and the others empty documents.
    """
    found = tuple(problems)
    if format_ == "text":
        return _text(found, files)
    if format_ == "json":
        from ptgsite.report.json_document import document

        return document(placed(found, files)) + "\n"
    in_repository = placed(found, files, folder_in_repository(root))
    if format_ == "github":
        from ptgsite.report import github

        return "".join(f"{line}\n" for line in github.lines(in_repository))
    if format_ == "sarif":
        from ptgsite.report import sarif

        return sarif.document(in_repository) + "\n"
    from ptgsite.report import gitlab

    return gitlab.document(in_repository) + "\n"


def _text(problems: tuple[Problem, ...], files: Mapping[str, ReadFile]) -> str:
    from ptgsite.report.terminal import lines, summary
    from ptgsite.report.width import columns_of

    if not problems:
        return ""
    shown = lines(problems, files, columns_of(sys.stdout))
    return "".join(f"{line}\n" for line in (*shown, summary(problems)))


def folder_in_repository(root: Path) -> str:
    """What leads from the root of its git repository to the folder `root`: "" or "docs/ptg/"."""
    folder = root.resolve()
    for parent in (folder, *folder.parents):
        if (parent / ".git").exists():
            inside = folder.relative_to(parent).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""
