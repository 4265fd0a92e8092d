"""What a change does to a site, as lines of text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from ptgsite.report.difference import NOT_COMPARED, NOTHING, Difference, summary
from ptgsite.report.excerpt import visible
from ptgsite.report.place import Placed


def lines(of: Difference) -> Iterator[str]:
    """The changes, then the problems that appear and go away, then how many there are."""
    if of.is_empty:
        yield NOTHING
        return
    if of.changes is None:
        yield NOT_COMPARED
    for change in of.changes or ():
        yield visible(str(change))
    for title, some in (("Problems that appear:", of.appeared), ("That go away:", of.gone)):
        if some:
            yield from ("", title)
            for each in some:
                yield from _problem(each)
    if told := summary(of):
        yield from ("", told)


def _problem(found: Placed) -> Iterator[str]:
    problem = found.problem
    place = visible(str(found.place))
    yield f"  {place}: {problem.severity}: {visible(problem.message)} [{problem.rule}]"
    for other, text in found.notes:
        yield f"    --> {visible(str(other))}: {visible(text)}"
