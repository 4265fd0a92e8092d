"""A site's files to everything they say, and what is wrong with each file by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias, TypeVar

from ptgsite.beside import as_it_is, by_all, processes
from ptgsite.problems import Problem, Where
from ptgsite.progress import Tell, nobody
from ptgsite.project import EVENT_FILE, Project
from ptgsite.records import dataclass
from ptgsite.source.conflicts import explain_conflict
from ptgsite.source.cut_off import cut_off
from ptgsite.source.data import load
from ptgsite.source.decode import decode
from ptgsite.source.event_models import EventSource
from ptgsite.source.files import MAX_PAGE, MAX_YAML, find_sources, read_text
from ptgsite.source.findings import Findings
from ptgsite.source.front_matter import explain_front_matter
from ptgsite.source.models import PageSource, TeamSource
from ptgsite.source.places import Items
from ptgsite.source.scalars import ID, Mistake, odd_character, slug
from ptgsite.source.shapes import ODD
from ptgsite.source.storage import Disk, Storage

R = TypeVar("R", EventSource, TeamSource)

_NOUNS: Mapping[type, str] = {EventSource: "an event", TeamSource: "a team"}


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was read, for showing the place of a problem.

    `record` is what it says, None if that can't be used; `problems` and `incomplete` are what was
    found while reading it. `items` says where its parts begin, as far as they are wanted to find a
    place. Nodes are not kept: those of all files would take more memory, and time to make room for
    it, than all else together.
    """

    text: str
    is_yaml: bool = False
    record: EventSource | TeamSource | None = None
    problems: tuple[Problem, ...] = ()
    incomplete: frozenset[Where] = frozenset()
    items: Items = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sources:
    """All that a site's files say.

    `event` is None where its file can't be used. `teams` are sorted by id, and `team_ids` also
    names those whose files can't be used. `incomplete` holds the places of lists and records of
    which something was left out, since it was wrong.
    """

    event: EventSource | None
    teams: tuple[TeamSource, ...]
    team_ids: frozenset[str]
    pages: tuple[PageSource, ...]
    files: Mapping[str, ReadFile]
    problems: tuple[Problem, ...]
    incomplete: frozenset[Where]


Reading: TypeAlias = Callable[[], Sources]
"""What has begun to read a site, and comes to the end of it when it is called, which is once."""

NONE: Mapping[str, ReadFile] = MappingProxyType({})
"""No files: nothing is known from before."""

MANY = 100
"""Files from which on several processes read them."""

ROWS = 1_000
"""How many times, at most, a process takes the next files to read."""


class _Found(NamedTuple):
    """What there is of a file, and what kept it from being read."""

    file: str
    read: ReadFile | None
    problems: tuple[Problem, ...]


def read_sources(project: Project) -> Sources:
    """Read and decode every source file of a site; never raises for what is in them."""
    return begin_reading(project)()


def begin_reading(
    project: Project, known: Mapping[str, ReadFile] = NONE, tell: Tell = nobody
) -> Reading:
    """Begin to read a site: if it has many files, other processes are at work when this returns.

    `known` are files as they were read before: one that says the same is not decoded again. `tell`
    hears how many of the teams' files have been read.
    """
    return _begun(Disk(project.root), known, tell, processes())


def read_from(site: Storage, known: Mapping[str, ReadFile], workers: int = 1) -> Sources:
    """Read a site's files from anywhere; see `begin_reading`.

    `workers` is how many processes may do it, where the storage can be used by several.
    """
    return _begun(site, known, nobody, workers)()


def _begun(site: Storage, known: Mapping[str, ReadFile], tell: Tell, workers: int) -> Reading:
    findings = Findings()
    found = find_sources(site, findings.problems.append)
    named = [file for file in found.teams if _well_named(file, findings)]
    reading = _read_all(partial(_record, site, known), named, workers, tell)

    def sources() -> Sources:
        by_file = {one.file: one for one in reading}
        files: dict[str, ReadFile] = {}
        event = _taken(by_file[EVENT_FILE], EventSource, files, findings)
        teams = [_taken(by_file[file], TeamSource, files, findings) for file in named]
        pages = [_page(site, file, files, findings) for file in found.pages]
        return Sources(
            event,
            tuple(team for team in teams if team is not None),
            frozenset(slug(_stem(file)) for file in found.teams),
            tuple(page for page in pages if page is not None),
            files,
            tuple(findings.problems),
            frozenset(findings.incomplete),
        )

    return sources


def _read_all(
    read: Callable[[type[Any], str], _Found], teams: Sequence[str], workers: int, tell: Tell
) -> Iterator[_Found]:
    """What comes of the event's file and of teams', in no order."""
    size = len(teams) // ROWS + 1
    starts = range(0, len(teams), size)
    rows = [partial(map, partial(read, TeamSource), teams[at : at + size]) for at in starts]
    event = partial(map, partial(read, EventSource), (EVENT_FILE,))

    def begins(job: int) -> None:
        if job:  # the first one is the event's
            tell("check", (job - 1) * size, len(teams))

    return by_all([event, *rows], workers if len(teams) >= MANY else 1, begins, as_it_is)


def _record(site: Storage, known: Mapping[str, ReadFile], model: type[R], file: str) -> _Found:
    problems: list[Problem] = []
    found = read_text(site, file, MAX_YAML, problems.append)
    if found is None:
        return _Found(file, None, tuple(problems))
    text, usable = found
    before = known.get(file)
    if usable and before is not None and before.is_yaml and before.text == text:
        return _Found(file, before, ())
    read = read_of(text, file, model) if usable else ReadFile(text)
    return _Found(file, read, tuple(problems))


def _taken(
    found: _Found, model: type[R], files: dict[str, ReadFile], findings: Findings
) -> R | None:
    """What a file says; it is put among the others, with what is wrong with it."""
    findings.problems.extend(found.problems)
    if found.read is None:
        return None
    files[found.file] = found.read
    findings.problems.extend(found.read.problems)
    findings.incomplete.update(found.read.incomplete)
    return found.read.record if isinstance(found.read.record, model) else None


def read_of(text: str, file: str, model: type[R]) -> ReadFile:
    """What a file that says `text` says."""
    loaded, findings = load(text, file), Findings()
    data = loaded.data
    for problem in loaded.problems:
        findings.add(problem)
    for problem in () if data is None else cut_off(text, file, data):
        findings.add(problem)
    record: Any = None if data is None else decode(model, _NOUNS[model], data, file, findings)
    found = tuple(findings.problems), frozenset(findings.incomplete), loaded.items
    return ReadFile(text, True, record, *found)  # noqa: FBT003 - found stands for three


def _stem(file: str) -> str:
    return file.rpartition("/")[2].rpartition(".")[0]


def _well_named(file: str, findings: Findings) -> bool:
    stem = _stem(file)
    mistake: Any = ID.parse(stem)
    if not isinstance(mistake, Mistake):
        return True
    better = slug(stem)
    findings.report(
        "file-name",
        f"a team's file is named after its id, and {mistake.message}",
        Where(file),
        f"name it teams/{better or 'my-team'}.yaml",
    )
    return False


_ODD = re.compile(f"(?!\r)[{ODD}]")


def _spoils_page(text: str, file: str, findings: Findings) -> bool:
    """Whether something in a page's text must not be published; it is reported."""
    odd = _ODD.search(text)
    found = explain_conflict(text, prose=True) or explain_front_matter(text)
    if odd is not None:
        where = Where(file, offset=odd.start())
        findings.report("wrong-type", odd_character(odd[0]), where, "delete it")
    elif found is not None:
        where = Where(file, offset=found.offset)
        findings.report(found.rule, found.message, where, found.help)
    return odd is not None or found is not None


def _page(
    site: Storage, file: str, files: dict[str, ReadFile], findings: Findings
) -> PageSource | None:
    found = read_text(site, file, MAX_PAGE, findings.problems.append)
    if found is None:
        return None
    text, usable = found
    files[file] = ReadFile(text)
    if not usable or _spoils_page(text, file, findings):
        return None
    return PageSource(where=Where(file), stem=_stem(file), text=text)
