"""More people are expected than a room holds.

The team says how many it expects, and the event how many a room holds.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    expected: 15
    slots: [{slot: MonA2, room: austin}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    expected: 15
    slots: [{slot: MonA2, room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Note, Problem, Severity
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.schedule.free import fits

ID = "room-too-small"


def check(facts: Facts) -> Iterator[Problem]:
    """Bookings of rooms that are too small for their team."""
    for booking in facts.booked:
        room = booking.room
        if room is not None and not fits(room, booking.team):
            yield Problem(
                ID,
                f"{room.name} holds {room.capacity}, and {booking.team.name} expects "
                f"{booking.team.expected}",
                booking.slot.where / "room",
                facts.free.rooms_for(booking)
                or "no room that is large enough is free at that time",
                (Note(room.where / "capacity", "what the room holds"),),
            )


RULE = Rule(ID, Family.LIMIT, __doc__, check, Severity.WARNING)
