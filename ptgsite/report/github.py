"""Problems as GitHub's workflow commands, which become annotations in a pull request's diff.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions; escaped as
packages/core/src/command.ts of https://github.com/actions/toolkit has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptgsite.problems import Severity
from ptgsite.report.counts import Counts, counts_of
from ptgsite.report.excerpt import visible
from ptgsite.report.place import Placed

MAX_SHOWN = 10
"""How many errors, and how many warnings, GitHub makes annotations of in one step."""


def lines(problems: Iterable[Placed]) -> Iterator[str]:
    """A command for each problem, errors first; then how many there are, if there are any."""
    found = sorted(problems, key=lambda each: each.problem.severity is not Severity.ERROR)
    yield from map(_annotation, found)
    counts = counts_of(each.problem for each in found)
    if max(counts.errors, counts.warnings) > MAX_SHOWN:
        yield f"::notice title=ptgsite::{_escaped(_more(counts))}"
    if found:
        yield str(counts)


def _annotation(found: Placed) -> str:
    place = found.place
    properties = {
        "file": place.file,
        "line": place.line,
        "endLine": place.line,
        "col": place.column,
        "endColumn": place.end_column,
        "title": found.problem.rule,
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{found.problem.severity} {listed}::{_escaped(_message(found))}"


def _message(found: Placed) -> str:
    # The log shows the message alone, so that the place must be in it.
    text = [f"{visible(str(found.place))}: {visible(found.problem.message)}"]
    text += [f"--> {visible(str(place))}: {visible(note)}" for place, note in found.notes]
    if found.problem.help:
        text.append(f"help: {visible(found.problem.help)}")
    return "\n".join(text)


def _more(counts: Counts) -> str:
    return (
        f"{counts}. GitHub annotates the first {MAX_SHOWN} errors and {MAX_SHOWN} warnings of a "
        "step; the step's log has them all."
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
