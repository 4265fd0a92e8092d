"""How many problems there are, for the last line of a report and for programs."""

from __future__ import annotations

from collections.abc import Iterable

from ptgsite.problems import Problem, Severity
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """The errors and warnings of a report, and the files that have one of them."""

    errors: int
    warnings: int
    files: int

    def words(self) -> tuple[tuple[Severity, str], ...]:
        """The numbers that aren't 0, as in "2 errors", each with the severity that it counts."""
        numbers = ((Severity.ERROR, self.errors), (Severity.WARNING, self.warnings))
        return tuple((severity, count(number, severity)) for severity, number in numbers if number)

    def __str__(self) -> str:
        words = " and ".join(text for _, text in self.words())
        return f"{words} in {count(self.files, 'file')}"


def counts_of(problems: Iterable[Problem]) -> Counts:
    """Count problems, and the files that they are in."""
    found = tuple(problems)
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    files = len({problem.where.file for problem in found})
    return Counts(errors, len(found) - errors, files)


def count(number: int, noun: str) -> str:
    """A number with its noun, as in "1 file" and "1,200 files"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
