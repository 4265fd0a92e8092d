"""A room lacks equipment that its team needs.

A team lists under `request` what it needs, and the event what is in each room. Both are compared
without regard to case.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA2, room: austin}]
    request: {hours: 1, equipment: [projector]}

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA2, room: bexar}]
    request: {hours: 1, equipment: [projector]}
"""

from collections.abc import Iterator

from ptgsite.problems import Note, Problem, Severity
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.schedule.free import missing_equipment

ID = "equipment-missing"


def check(facts: Facts) -> Iterator[Problem]:
    """Bookings of rooms without what their team's request needs."""
    for booking in facts.booked:
        room, request = booking.room, booking.team.request
        if room is None or request is None:
            continue
        missing = missing_equipment(room, booking.team)
        if missing:
            yield Problem(
                ID,
                f"{room.name} has no {' and no '.join(missing)}, which {booking.team.name} needs",
                booking.slot.where / "room",
                facts.free.rooms_for(booking) or "no room that has it is free at that time",
                (Note(request.where / "equipment", "what the team needs"),),
            )


RULE = Rule(ID, Family.LIMIT, __doc__, check, Severity.WARNING)
