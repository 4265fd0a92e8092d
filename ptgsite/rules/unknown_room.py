"""A room is named that the event does not have.

Rooms are listed in content/event.yaml; team files call them by their id.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA1, room: bexr}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA1, room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem, Where
from ptgsite.rules.base import Facts, Family, Rule, unknown

ID = "unknown-room"


def check(facts: Facts) -> Iterator[Problem]:
    """Rooms of slots and breaks."""
    rooms = {room.id for room in facts.event.rooms}
    if facts.event.where / "rooms" in facts.incomplete:
        return
    for name, of in _named(facts):
        # One that is no id at all has been told of.
        if name not in rooms and of / "room" not in facts.incomplete:
            yield unknown(ID, "room", name, of / "room", rooms)


def _named(facts: Facts) -> Iterator[tuple[str, Where]]:
    """The rooms that are named, each with the place of the record that names it."""
    for pause in facts.event.breaks:
        if pause.room is not None:
            yield pause.room, pause.where
    for team in facts.teams:
        for slot in team.slots:
            yield slot.room, slot.where


RULE = Rule(ID, Family.REFERENCE, __doc__, check)
