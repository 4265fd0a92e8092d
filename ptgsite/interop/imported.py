"""What an import gives: a site's records and what has no place in them, or why there are none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from ptgsite.project import EVENT_FILE, team_file
from ptgsite.records import dataclass
from ptgsite.source.emit import emit
from ptgsite.source.event_models import EventSource
from ptgsite.source.models import TeamSource
from ptgsite.source.scalars import ID, MAX_ID, Mistake, ScalarType, quoted, slug

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Imported:
    """A site as records; `notes` say what was left out, changed or assumed, a sentence each."""

    event: EventSource
    teams: tuple[TeamSource, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was imported, and what helps."""

    message: str
    help: str


def site_files(imported: Imported) -> dict[str, str]:
    """The texts of the site's files, by their site-relative paths."""
    comment = "# This file was imported: look through it, and set `name` and `url`.\n"
    files = {EVENT_FILE: comment + emit(imported.event)}
    return files | {team_file(team.id): emit(team) for team in imported.teams}


def fitting(type_: ScalarType[T], text: str, what: str, notes: list[str]) -> T | None:
    """The value of a foreign text, or None and a note on `what` was left out."""
    value = type_.parse(text)
    if isinstance(value, Mistake):
        notes.append(f"{what} was left out: {value.message}")
        return None
    return value


def some(names: Iterable[str], limit: int = 8) -> str:
    """Foreign names for use in a message: in quotes, and no more than `limit` of them."""
    listed = list(names)
    more = f" and {len(listed) - limit} more" if len(listed) > limit else ""
    return ", ".join(quoted(name) for name in listed[:limit]) + more


def unique_ids(names: Iterable[str], fallback: str) -> dict[str, str]:
    """An id for each of the names; a name that is an id keeps it, and no two get the same."""
    names = list(dict.fromkeys(names))
    ids = {name: name for name in names if not isinstance(ID.parse(name), Mistake)}
    taken, numbers = set(ids), dict[str, int]()
    for name in names:
        if name not in ids:
            ids[name] = _free_id(slug(name[:1000]) or fallback, taken, numbers)
            taken.add(ids[name])
    return ids


def _free_id(wanted: str, taken: set[str], numbers: dict[str, int]) -> str:
    if wanted not in taken:
        return wanted
    stem = wanted[: MAX_ID - 6].rstrip("-")
    number = numbers.get(stem, 2)
    while f"{stem}-{number}" in taken:
        number += 1
    numbers[stem] = number + 1
    return f"{stem}-{number}"
