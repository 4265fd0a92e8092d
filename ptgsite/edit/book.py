"""Booking a room for a team: one more slot in its file, unless the rules have something against it.

The rules themselves judge the new text before it is written, so that `book` and `check` can't
disagree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ptgsite.edit.insert import with_slot
from ptgsite.edit.instead import instead
from ptgsite.edit.judge import errors_in, facts_of, new_problems, read_back
from ptgsite.edit.outcome import NEVER_SEEN, Changed, Refused
from ptgsite.edit.remove import item_text
from ptgsite.edit.team import find_team, with_errors
from ptgsite.problems import Severity
from ptgsite.project import EVENT_FILE
from ptgsite.rules.base import Facts
from ptgsite.rules.verdict import verdict
from ptgsite.schedule.bookings import stretch_of
from ptgsite.source.emit import emit
from ptgsite.source.event_models import EventSource
from ptgsite.source.models import SlotSource, TeamSource
from ptgsite.source.names import did_you_mean
from ptgsite.source.nodes import Map, Seq
from ptgsite.source.read import Sources
from ptgsite.source.scalars import slug


def book(
    sources: Sources, event: EventSource, team_id: str, names: tuple[str, ...], room: str
) -> Changed | Refused:
    """A team's file with a booking of `room` at the time slots `names`."""
    found = find_team(sources, team_id)
    if isinstance(found, Refused):
        return found
    root, team = found
    facts = facts_of(sources, event)
    if refused := _not_ready(sources, facts, team) or _misnamed(facts, names, room):
        return refused
    slot = SlotSource(
        where=team.where / "slots" / len(team.slots),
        slots=names,
        room=room,
        id=_new_id(facts, team, names[0]),
    )
    return _with(slot, root, team, sources, facts)


def _with(
    slot: SlotSource, root: Map, team: TeamSource, sources: Sources, facts: Facts
) -> Changed | Refused:
    wanted = replace(team, slots=(*team.slots, slot))
    found = new_problems(sources, facts.event, team, wanted)
    errors = tuple(problem for problem in found if problem.severity is Severity.ERROR)
    if errors:
        return Refused("", errors, instead(facts, team, slot, errors))
    old = sources.files[team.where.file].text
    new = with_slot(old, root, emit(slot).splitlines())
    read = read_back(new, team.where.file)
    node = None if read is None or read[1] != wanted else read[0].pairs["slots"][1]
    if not isinstance(node, Seq):
        by_hand = f"add this to its `slots`: {{{', '.join(emit(slot).splitlines())}}}"
        return Refused(f"{team.where.file}: {NEVER_SEEN}", help=(by_hand,))
    stretch = stretch_of(slot, facts.time_slots)
    entry = item_text(new, node, len(team.slots))
    return Changed(team, old, new, slot, slot.where, stretch, entry, found)


def _not_ready(sources: Sources, facts: Facts, team: TeamSource) -> Refused | None:
    """Why nothing can be booked while these files have errors."""
    problems = (*sources.problems, *verdict(facts))
    for file in (EVENT_FILE, team.where.file):
        if errors := errors_in(file, problems):
            return with_errors(file, errors)
    return None


def _misnamed(facts: Facts, names: tuple[str, ...], room: str) -> Refused | None:
    rooms = [each.id for each in facts.event.rooms]
    unknown = [
        _unknown("time slot", name, facts.time_slots)
        for name in names
        if name not in facts.time_slots
    ]
    if room not in rooms:
        unknown.append(_unknown("room", room, rooms))
    return Refused("\n".join(unknown)) if unknown else None


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    hint = did_you_mean(name, known)
    return f"there is no {what} `{name}`" + (f"; {hint}" if hint else "")


def _new_id(facts: Facts, team: TeamSource, name: str) -> str:
    """The first time slot as an id, such as `mon-a1`, that no other slot of the team has."""
    day = facts.time_slots[name].stretch.day
    code = next(each.code for each in facts.event.days if each.date == day)
    wanted = slug(f"{code}-{name.removeprefix(code)}")
    taken = {slot.id for slot in team.slots}
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free
