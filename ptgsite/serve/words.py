"""What a round came to, in words for the terminal and for the page."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from ptgsite.check import Checked
from ptgsite.problems import Problem, Severity
from ptgsite.report.terminal import lines, summary
from ptgsite.report.width import columns_of
from ptgsite.serve.rounds import Round


def trouble(now: Round) -> str:
    """Why the last good site stays: its errors as `check` shows them, and what is counted of all.

    "" where nothing is wrong. Warnings are not shown: an error would be hard to find among them.
    """
    if now.written is not None:
        return ""
    if now.checked is None:
        return now.fault
    errors = [one for one in now.checked.problems if one.severity is Severity.ERROR]
    return _shown(errors, now.checked)


def news(before: Round, now: Round) -> str:
    """What there is to say of the sources' problems after a round; "" where that is nothing.

    `before` is the last round that built the site. Warnings are shown when they are new since then,
    and only counted when they were there at the start.
    """
    if now.written is None or now.checked is None:
        return trouble(now)
    if before.checked is None:
        return _counted(now.checked)
    known = {_key(problem) for problem in before.checked.problems}
    fresh = [problem for problem in now.checked.problems if _key(problem) not in known]
    if fresh:
        return _shown(fresh, now.checked)
    return "" if _count(before) == _count(now) else _counted(now.checked)


def _counted(checked: Checked) -> str:
    if not checked.problems:
        return "All is well."
    return f"{summary(checked.problems)}; to see them: ptgsite check"


def _shown(problems: Iterable[Problem], checked: Checked) -> str:
    shown = lines(problems, checked.sources.files, columns_of(sys.stdout))
    return "\n".join((*shown, summary(checked.problems)))


def _count(of: Round) -> int:
    return len(of.checked.problems) if of.checked else 0


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.where.file, problem.rule, problem.message
