"""A slot without an id has moved.

Calendars know a session by its team and the slot's `id`, or else by its team, date and start. A
slot that moves without an id is a new session to them, and the old one cancelled. One with an id
stays the same, however often it moves. This can be told only of a change: `ptgsite check --base
origin/main` compares the files with what they were when the change began.

Bad:

    # teams/nova.yaml, at the base
    name: Nova
    kind: project
    slots: [{slot: MonA1, room: bexar}]

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA2, room: bexar}]

Good:

    # teams/nova.yaml, at the base
    name: Nova
    kind: project
    slots: [{slot: MonA1, room: bexar, id: first}]

    # teams/nova.yaml
    name: Nova
    kind: project
    slots: [{slot: MonA2, room: bexar, id: first}]
"""

from collections.abc import Iterable, Iterator

from ptgsite.problems import Problem, Severity
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.schedule.bookings import Booking
from ptgsite.schedule.moves import moves

ID = "moved-without-id"


def check(facts: Facts) -> Iterator[Problem]:
    """Bookings that are new, alike to one that is gone."""
    before = _by_team(facts.before)
    now = _by_team(facts.bookings)
    for team in now.keys() & before.keys():
        then, there = before[team], now[team]
        gone = [then[at] for at in then.keys() - there.keys()]
        new = [there[at] for at in there.keys() - then.keys()]
        for old, booking in moves(gone, new):
            yield _problem(booking, old)


def _problem(booking: Booking, old: Booking) -> Problem:
    return Problem(
        ID,
        f"this seems to be the slot that was at {old.label}; without an `id`, calendars take it "
        "for a new one, and the old one for cancelled",
        booking.slot.where / booking.time_key,
        "add an `id:`, so that it stays the same session when it moves the next time",
    )


def _by_team(bookings: Iterable[Booking]) -> dict[str, dict[int, Booking]]:
    """The bookings without an id, by team and start."""
    found: dict[str, dict[int, Booking]] = {}
    for booking in bookings:
        if booking.slot.id is None:
            found.setdefault(booking.team.id, {})[booking.stretch.begins] = booking
    return found


RULE = Rule(ID, Family.ADVICE, __doc__, check, Severity.WARNING)
