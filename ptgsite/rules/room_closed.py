"""A room is booked in a time slot in which it is closed.

A room may be closed for a while: for building up, or since another meeting has it. The event
lists the time slots under `closed`.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: TueA1, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: TueA1, room: austin}]
"""

from collections.abc import Iterator

from ptgsite.problems import Note, Problem
from ptgsite.rules.base import Facts, Family, Rule

ID = "room-closed"


def check(facts: Facts) -> Iterator[Problem]:
    """Bookings that overlap a time slot in which their room is closed."""
    for booking in facts.booked:
        if booking.room is None:
            continue
        for index, name in enumerate(booking.room.closed):
            closed = facts.time_slots.get(name)
            if closed is not None and closed.stretch.overlaps(booking.stretch):
                yield Problem(
                    ID,
                    f"{booking.room.name} is closed at {name}",
                    booking.slot.where / "room",
                    facts.free.instead_of(booking),
                    (Note(booking.room.where / "closed" / index, "closed here"),),
                )
                break


RULE = Rule(ID, Family.CLASH, __doc__, check)
