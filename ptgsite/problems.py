"""A problem in the data: what is wrong, where, and what helps. Lines and columns come later."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from ptgsite.records import dataclass


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning is only told."""

    WARNING = "warning"
    ERROR = "error"


class Where(NamedTuple):
    """A place in a source file, named by the keys and indexes that lead to it.

    `file` is relative to the site's root, with forward slashes. `on_key` points at the last key of
    the route and not at its value. `offset`, in characters from the file's start, is for places
    that no route leads to, since the file could not be read as YAML.
    """

    file: str
    route: tuple[str | int, ...] = ()
    on_key: bool = False
    offset: int | None = None

    def __truediv__(self, step: str | int) -> Where:
        """The place one key or index further in."""
        # As Where(self.file, (*self.route, step)), in half the time: a site has very many places.
        return tuple.__new__(Where, (self.file, (*self.route, step), False, None))

    def key(self) -> Where:
        """The same place, meaning the key and not its value."""
        return Where(self.file, self.route, on_key=True)


@dataclass(frozen=True, slots=True)
class Note:
    """Another place that a problem involves, and what it is."""

    where: Where
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, in words for the person who made it.

    `rule` is the id of the rule in `ptgsite.rules.RULES`; `message` says what is wrong and what was
    expected; `help` says what to write instead.
    """

    rule: str
    message: str
    where: Where
    help: str | None = None
    notes: tuple[Note, ...] = ()
    severity: Severity = Severity.ERROR

    @property
    def places(self) -> tuple[Where, ...]:
        """Where it is, and the other places that it involves."""
        return self.where, *(note.where for note in self.notes)

    def concerns(self, files: Iterable[str]) -> bool:
        """Whether this problem, or the other place it involves, lies in one of `files`."""
        return not {where.file for where in self.places}.isdisjoint(files)
