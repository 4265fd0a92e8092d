"""What reading the files has to say beside what they say: problems, and what was lost to them."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from enum import Enum
from typing import Final

from ptgsite.problems import Problem, Where
from ptgsite.records import dataclass


class Bad(Enum):
    """What a value becomes that could not be read; the problem has been noted."""

    BAD = "bad"


BAD: Final = Bad.BAD


MAX_PROBLEMS = 1_000
"""How many problems of one file are told; whoever has more is helped by the first."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What decoding has to say: problems, and the lists and records that lost something to them.

    Who looks a name up in an `incomplete` list can't tell that it is unknown.
    """

    problems: list[Problem] = field(default_factory=list)
    incomplete: set[Where] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)

    def report(self, rule: str, message: str, where: Where, help_: str | None) -> Bad:
        """Note a problem; returns what stands for the value that there is none of."""
        self.add(Problem(rule, message, where, help_))
        return BAD

    def add(self, problem: Problem) -> None:
        """Note a problem, or that its file has more than are told."""
        self.counts[problem.where.file] += 1
        if not self.is_full(problem.where.file):
            self.problems.append(problem)
        elif self.counts[problem.where.file] == MAX_PROBLEMS:
            message = f"this file has {MAX_PROBLEMS:,} problems or more"
            self.problems.append(
                Problem("too-large", message, problem.where, "mend those before, and check again")
            )

    def is_full(self, file: str) -> bool:
        """Whether a file has as many problems as are told."""
        return self.counts[file] >= MAX_PROBLEMS
