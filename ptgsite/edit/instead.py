"""What is free instead of a booking that clashes."""

from __future__ import annotations

from collections.abc import Iterator

from ptgsite.problems import Problem
from ptgsite.rules import RULES
from ptgsite.rules.base import Facts, Family
from ptgsite.rules.slots_not_consecutive import ALONE
from ptgsite.schedule.bookings import Stretch, stretch_of
from ptgsite.schedule.free import suits
from ptgsite.schedule.openings import Wish, in_break, openings
from ptgsite.source.event_models import RoomSource
from ptgsite.source.models import SlotSource, TeamSource

_SOME = 4


def instead(
    facts: Facts, team: TeamSource, slot: SlotSource, errors: tuple[Problem, ...]
) -> tuple[str, ...]:
    """Help for whoever wanted to book `slot`, a sentence each.

    A clash is helped by another room or time; the other rules know best what helps.
    """
    clash = {rule.id for rule in RULES if rule.family is Family.CLASH}
    command = f"ptgsite book {team.id} {slot.slots[-1]} {slot.room}"
    alone = f"book each by a command of its own, such as: {command}"
    own = tuple(
        alone if error.help == ALONE else error.help
        for error in errors
        if error.rule not in clash and error.help
    )
    if all(error.rule not in clash for error in errors):
        return own
    stretch = stretch_of(slot, facts.time_slots)
    at = [] if stretch is None else list(_rooms(facts, team, slot, stretch))
    every = f"all that is free for {team.name}: ptgsite free --team {team.id}"
    return (*own, *at, *_times(facts, team, slot), every)


def _rooms(facts: Facts, team: TeamSource, slot: SlotSource, stretch: Stretch) -> Iterator[str]:
    if facts.free.is_busy((team.id,), stretch):
        return
    rooms = [
        _room(room)
        for room in facts.event.rooms
        if suits(room, team)
        and facts.free.is_free(room, stretch)
        and not in_break(facts.event, room, stretch)
    ]
    at = ",".join(slot.slots)
    yield f"free at {at}: {_some(rooms)}" if rooms else f"no room that suits is free at {at}"


def _times(facts: Facts, team: TeamSource, slot: SlotSource) -> Iterator[str]:
    found = openings(facts.event, facts.free, Wish(team), len(slot.slots))
    times = {",".join(opening.names): None for opening in found if opening.room.id == slot.room}
    name = next(room.name for room in facts.event.rooms if room.id == slot.room)
    if times:
        yield f"{name} and {team.name} are both free at {_some(list(times))}"


def _room(room: RoomSource) -> str:
    return f"`{room.id}`" + ("" if room.capacity is None else f" ({room.capacity})")


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _SOME} more" if len(names) > _SOME else ""
    return ", ".join(names[:_SOME]) + more
