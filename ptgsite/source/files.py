"""Finding and reading the sources: sorted, bounded, UTF-8, and nothing from outside the site."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass

from ptgsite.problems import Problem, Where
from ptgsite.project import CONTENT, TEAMS, Project

MAX_YAML = 1_000_000
MAX_PAGE = 100_000
"""The sizes, in bytes, up to which a YAML file and a page of content/ are read."""

Report = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """The site-relative paths of what is to be read, sorted."""

    teams: tuple[str, ...]
    pages: tuple[str, ...]


def find_sources(project: Project, report: Report) -> SourceFiles:
    """The team files and pages of a site; what is misnamed or misplaced is reported."""
    teams = _folder(project, TEAMS, ".yaml", ".yml", report)
    pages = _folder(project, CONTENT, ".md", ".markdown", report)
    return SourceFiles(teams, pages)


def _folder(
    project: Project, folder: str, suffix: str, look_alike: str, report: Report
) -> tuple[str, ...]:
    path = project.root / folder
    if path.is_symlink():
        report(_unreadable(folder, "this folder is a symbolic link", "make it a real folder"))
        return ()
    if not path.is_dir():
        return ()
    found = []
    for name in sorted(os.listdir(path)):
        if name.startswith(".") or name.endswith("~"):
            continue
        stem, dot, ending = name.rpartition(".")
        if dot + ending == suffix:
            found.append(f"{folder}/{name}")
        elif dot + ending.lower() in (suffix, look_alike):
            report(_misnamed(f"{folder}/{name}", f"name it {folder}/{stem}{suffix}"))
    return tuple(found)


def _misnamed(file: str, help_: str) -> Problem:
    return Problem("file-name", "a file with this name is not read", Where(file), help_)


def read_text(project: Project, file: str, limit: int, report: Report) -> str | None:
    """The text of a source file without its byte order mark, or None where there is none to use.

    Bytes that are no UTF-8 are reported and come back as replacement characters, for the report to
    show the line.
    """
    content = _read_bytes(project, file, limit, report)
    if content is None:
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        report(_unreadable(file, "this file is UTF-16", "save it as UTF-8"))
        return None
    if b"\0" in content:
        report(_unreadable(file, "this is no text: it has zero bytes", "save it as UTF-8 text"))
        return None
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = len(content[: error.start].decode("utf-8"))
        problem = _unreadable(
            file, f"the byte 0x{content[error.start]:02X} here is no UTF-8", "save it as UTF-8"
        )
        report(Problem(problem.rule, problem.message, Where(file, offset=offset), problem.help))
        return None


def text_of(content: bytes) -> str | None:
    """The text of a file's content without its byte order mark, or None where it is none."""
    try:
        return None if b"\0" in content else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _read_bytes(project: Project, file: str, limit: int, report: Report) -> bytes | None:
    path = project.root / file
    try:
        found = path.lstat()
        if stat.S_ISLNK(found.st_mode):
            report(_unreadable(file, "this is a symbolic link", "write the file itself here"))
        elif not stat.S_ISREG(found.st_mode):
            report(_unreadable(file, "this is no regular file", "put a file here, or nothing"))
        elif found.st_size > limit:
            report(
                Problem(
                    "too-large",
                    f"this file has {found.st_size:,} bytes, and at most {limit:,} are read",
                    Where(file),
                    "shorten it, and link to the rest",
                )
            )
        else:
            return path.read_bytes()[: limit + 1]
    except FileNotFoundError:
        report(_unreadable(file, "there is no such file", f"write {file}"))
    except OSError as error:
        reason = (error.strerror or "it can't be opened").lower()
        report(_unreadable(file, f"this file cannot be read: {reason}", "check its permissions"))
    return None


def _unreadable(file: str, message: str, help_: str) -> Problem:
    return Problem("unreadable-file", message, Where(file), help_)
