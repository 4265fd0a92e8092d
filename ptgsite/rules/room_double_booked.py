"""Two teams have booked one room at the same time.

One of them would find it taken. Cancelled slots take no room.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA1, room: austin}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA1, room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem
from ptgsite.rules.base import Facts, Family, Rule, note
from ptgsite.rules.clashes import clashes, one_session
from ptgsite.schedule.bookings import Booking

ID = "room-double-booked"


def check(facts: Facts) -> Iterator[Problem]:
    """Bookings of a room that another booking has taken."""
    rooms: dict[str, list[Booking]] = {}
    for booking in facts.booked:
        if booking.room is not None:
            rooms.setdefault(booking.room.id, []).append(booking)
    for booked in rooms.values():
        for later, earlier in clashes(booked, ID):
            yield _problem(later, earlier, facts)


def _problem(booking: Booking, other: Booking, facts: Facts) -> Problem:
    return Problem(
        ID,
        f"{booking.place} is already booked at {other.label} by {_owner(booking, other)}",
        booking.slot.where / "room",
        one_session(booking, other) or _delete(booking, other) + facts.free.instead_of(booking),
        (note(other, "room", f"{other.team.name} booked it here"),),
    )


def _owner(booking: Booking, other: Booking) -> str:
    if other.team.id == booking.team.id:
        return "this team"
    # A file that was copied and not changed has the name of the other team.
    twin = f", of {other.team.where.file}" if other.team.name == booking.team.name else ""
    return other.team.name + twin


def _delete(booking: Booking, other: Booking) -> str:
    is_twin = booking.team.id == other.team.id and booking.stretch == other.stretch
    return "delete one of the two, or move it: " if is_twin else ""


RULE = Rule(ID, Family.CLASH, __doc__, check)
