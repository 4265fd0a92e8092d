"""A theme's files: those of the site's own theme stand in for the default's, one by one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ptgsite.records import dataclass

TEMPLATES = "templates"
STATIC = "static"
STRINGS = "strings.json"


class ThemeError(Exception):
    """A template, or the file of texts, can't be used: what is wrong, in which one and line."""

    def __init__(self, message: str, template: str, line: int | None) -> None:
        super().__init__(message)
        self.message = message
        self.template = template
        self.line = line

    def __str__(self) -> str:
        """The message, and whose it is."""
        file = STRINGS if self.template == STRINGS else f"template {self.template}"
        return f"the theme's {file}:{self.line or 1}: {self.message}"


@dataclass(frozen=True, slots=True)
class Theme:
    """Where the files are, by their names inside templates/ and static/, sorted.

    `strings` are the files of texts, the most general first.
    """

    templates: Mapping[str, Path]
    static: Mapping[str, Path]
    strings: tuple[Path, ...]


def theme(folders: Sequence[Path]) -> Theme:
    """The files of theme folders, the most specific folder first; folders may be missing."""
    return Theme(_layered(folders, TEMPLATES), _layered(folders, STATIC), tuple(_strings(folders)))


def _strings(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in reversed(folders):
        yield from _regular(folder, (STRINGS,), folder.resolve())


def _layered(folders: Sequence[Path], kind: str) -> Mapping[str, Path]:
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        found.update(_files(folder, kind))
    return dict(sorted(found.items()))


def _files(folder: Path, kind: str) -> Iterator[tuple[str, Path]]:
    inside = folder.resolve()
    top = folder / kind
    for parent, _, names in os.walk(top):
        for path in _regular(Path(parent), names, inside):
            yield path.relative_to(top).as_posix(), path


def _regular(folder: Path, names: Iterable[str], inside: Path) -> Iterator[Path]:
    # A theme comes with a pull request: a link must not publish a file from outside of it.
    is_inside = folder.resolve().is_relative_to(inside)
    for name in names:
        # Names that are no addresses, or can't be written down, are left out with hidden ones.
        if name.isprintable() and "\\" not in name and not name.startswith("."):
            path = folder / name
            link = path.is_symlink()
            if path.is_file() and (path.resolve().is_relative_to(inside) if link else is_inside):
                yield path
