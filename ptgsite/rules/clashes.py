"""Which bookings overlap, in sweeps over their starts: never every pair.

A booking that waives a rule must not stand before others that clash without it. So those without a
waiver are swept by themselves, and then all, for the pairs that a waiver concerns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ptgsite.schedule.bookings import Booking


def clashes(booked: Iterable[Booking], rule: str) -> Iterator[tuple[Booking, Booking]]:
    """Pairs of overlapping bookings: the one later in the files first, then the one before it.

    Each booking is paired with the one that runs longest of those begun before it, so pairs are at
    most twice as many as bookings; every booking that clashes is in a pair, and every one that
    clashes with a booking that doesn't waive `rule` either is in a pair of such.
    """
    listed = tuple(booked)
    order = {id(booking): index for index, booking in enumerate(listed)}
    strict = [booking for booking in listed if not booking.waives(rule)]
    waived = _waived(_sweep(listed), rule) if len(strict) < len(listed) else ()
    for one, other in chain(_sweep(strict), waived):
        first, last = sorted((one, other), key=lambda booking: order[id(booking)])
        yield last, first


def one_session(booking: Booking, other: Booking) -> str | None:
    """What helps if two teams have both booked the session that they have together."""
    if booking.team.id == other.team.id or booking.stretch != other.stretch:
        return None
    if booking.team.id not in other.teams or other.team.id not in booking.teams:
        return None
    return f"if it is one session, delete this slot: {other.team.name}'s has both teams in it"


def crossings(
    ones: Iterable[Booking], others: Iterable[Booking], rule: str
) -> Iterator[tuple[Booking, Booking]]:
    """Pairs of a booking of `ones` and one of `others` that overlap, as with `clashes`."""
    sides = [(booking, 0) for booking in ones] + [(booking, 1) for booking in others]
    strict = [(booking, side) for booking, side in sides if not booking.waives(rule)]
    yield from _crossing(strict)
    yield from _waived(_crossing(sides), rule)


def _waived(
    pairs: Iterable[tuple[Booking, Booking]], rule: str
) -> Iterator[tuple[Booking, Booking]]:
    return ((one, other) for one, other in pairs if one.waives(rule) or other.waives(rule))


def _sweep(booked: Iterable[Booking]) -> Iterator[tuple[Booking, Booking]]:
    running: Booking | None = None
    for booking in sorted(booked, key=lambda booking: booking.stretch.begins):
        if running is not None and booking.stretch.overlaps(running.stretch):
            yield booking, running
        if running is None or booking.stretch.ends > running.stretch.ends:
            running = booking


def _crossing(sides: Iterable[tuple[Booking, int]]) -> Iterator[tuple[Booking, Booking]]:
    running: list[Booking | None] = [None, None]
    for booking, side in sorted(sides, key=lambda pair: pair[0].stretch.begins):
        across, own = running[1 - side], running[side]
        if across is not None and across.stretch.overlaps(booking.stretch):
            yield (across, booking) if side else (booking, across)
        if own is None or booking.stretch.ends > own.stretch.ends:
            running[side] = booking
