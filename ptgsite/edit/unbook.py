"""Giving a booking up: its entry, or the end of a run of time slots, leaves the team's file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ptgsite.edit.judge import facts_of, new_problems, read_back
from ptgsite.edit.outcome import NEVER_SEEN, Changed, Refused
from ptgsite.edit.shorten import shortened, shorter
from ptgsite.edit.team import find_team
from ptgsite.problems import Problem
from ptgsite.rules.base import Facts
from ptgsite.schedule.bookings import stretch_of
from ptgsite.source.event_models import EventSource
from ptgsite.source.models import SlotSource, TeamSource
from ptgsite.source.names import did_you_mean
from ptgsite.source.read import Sources
from ptgsite.source.scalars import clock


def unbook(
    sources: Sources, event: EventSource, team_id: str, names: tuple[str, ...], room: str | None
) -> Changed | Refused:
    """A team's file without its booking at the time slots `names`, in `room` if that is given."""
    found = find_team(sources, team_id)
    if isinstance(found, Refused):
        return found
    root, team = found
    facts = facts_of(sources, event)
    slot = _slot_at(facts, team, names, room)
    if isinstance(slot, Refused):
        return slot
    wanted = _without(team, slot, names)
    if isinstance(wanted, Refused):
        return wanted
    old = sources.files[team.where.file].text
    index = team.slots.index(slot)
    if len(wanted.slots) == len(team.slots):
        texts, entry, gone = shortened(old, team, index, names), ",".join(names), names
    else:
        texts, entry, gone = *shorter(old, root, index), slot.slots
    new = _first_that_reads(texts, wanted)
    if new is None:
        by_hand = f"delete {slot.room} at {_time(slot)} from its `slots`"
        return Refused(f"{team.where.file}: {NEVER_SEEN}", help=(by_hand,))
    was = replace(slot, slots=gone)
    stretch = stretch_of(was, facts.time_slots)
    warnings = _warnings(sources, event, team, wanted, new)
    return Changed(team, old, new, was, slot.where, stretch, entry, warnings)


def _without(team: TeamSource, slot: SlotSource, names: tuple[str, ...]) -> TeamSource | Refused:
    """The team without a slot, or with what is left of it; places are those of the old text."""
    run = slot.slots
    if set(run) <= set(names):
        return replace(team, slots=tuple(each for each in team.slots if each is not slot))
    if names not in (run[: len(names)], run[-len(names) :]):
        all_ = ",".join(run)
        return Refused(
            f"{','.join(names)} is in the middle of {run[0]}–{run[-1]}, which is one sitting",
            help=(f"give it all up, and book the rest anew: ptgsite unbook {team.id} {all_}",),
        )
    left = replace(slot, slots=tuple(name for name in run if name not in names))
    return replace(team, slots=tuple(left if each is slot else each for each in team.slots))


def _warnings(
    sources: Sources, event: EventSource, old: TeamSource, wanted: TeamSource, new: str
) -> tuple[Problem, ...]:
    """What the rules have against the new text and had not against the old.

    Slots have other numbers there, so that each problem of a later one has another place.
    """
    read = read_back(new, old.where.file)
    said = {(p.rule, p.message) for p in new_problems(sources, event, old, wanted)}
    after = () if read is None else new_problems(sources, event, old, read[1])
    return tuple(problem for problem in after if (problem.rule, problem.message) in said)


def _slot_at(
    facts: Facts, team: TeamSource, names: tuple[str, ...], room: str | None
) -> SlotSource | Refused:
    """The one slot that is meant."""
    at = ",".join(names)
    found = [slot for slot in team.slots if _is_meant(facts, slot, names)]
    inside = [slot for slot in found if room in (None, slot.room)]
    if len(inside) == 1:
        return inside[0]
    if inside:
        rooms = " and ".join(dict.fromkeys(slot.room for slot in inside))
        return Refused(
            f"{team.name} has {len(inside)} slots at {at}, in {rooms}",
            help=(
                f"name the room: ptgsite unbook {team.id} {at} {inside[0].room}"
                if len({slot.room for slot in inside}) > 1
                else f"delete one of them in {team.where.file}",
            ),
        )
    where = "" if room is None else f" in {room}"
    return Refused(
        f"{team.name} has booked nothing at {at}{where}", help=_has_booked(facts, team, names)
    )


def _is_meant(facts: Facts, slot: SlotSource, names: tuple[str, ...]) -> bool:
    if slot.slots:
        return set(names) <= set(slot.slots)
    stretch = stretch_of(slot, facts.time_slots)
    named = stretch_of(replace(slot, slots=names), facts.time_slots)
    return stretch is not None and stretch == named


def _has_booked(facts: Facts, team: TeamSource, names: tuple[str, ...]) -> tuple[str, ...]:
    unknown = [name for name in names if name not in facts.time_slots]
    near = [did_you_mean(name, facts.time_slots) for name in unknown]
    booked = ", ".join(f"{_time(slot)} in {slot.room}" for slot in team.slots)
    has = f"it has booked {booked}" if booked else "it has booked nothing at all"
    return (*(help_ for help_ in near if help_), has)


def _time(slot: SlotSource) -> str:
    if slot.slots or slot.date is None:
        return ",".join(slot.slots)
    return f"{slot.date.isoformat()} {clock(slot.start or 0)}–{clock(slot.end or 0)}"


def _first_that_reads(texts: Iterator[str], wanted: TeamSource) -> str | None:
    """The first text that says just what is wanted."""
    for text in texts:
        read = read_back(text, wanted.where.file)
        if read is not None and _placed(read[1]) == _placed(wanted):
            return text
    return None


def _placed(team: TeamSource) -> TeamSource:
    """The team with its slots' places as they are when counted anew."""
    slots = (replace(slot, where=team.where / "slots" / i) for i, slot in enumerate(team.slots))
    return replace(team, slots=tuple(slots))
