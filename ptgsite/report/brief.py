"""Problems in few words: for a file that has not been written, so that no line can be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ptgsite.problems import Problem, Where
from ptgsite.report.place import place_of
from ptgsite.source.places import places
from ptgsite.source.read import ReadFile


def brief(problem: Problem, files: Mapping[str, ReadFile]) -> Iterator[str]:
    """A problem and what else is involved, places being left out that `files` don't have."""
    at = f"{place_of(problem.where, files)}: " if _is_there(problem.where, files) else ""
    yield f"{at}{problem.message} [{problem.rule}]"
    for note in problem.notes:
        if _is_there(note.where, files):
            yield f"  --> {place_of(note.where, files)}: {note.text}"


def _is_there(where: Where, files: Mapping[str, ReadFile]) -> bool:
    read = files.get(where.file)
    if read is None or where.offset is not None:
        return read is not None
    return read.is_yaml and where.route in places(read.text, (where.route,), read.items)
