"""Which bookings overlap, in one sweep over their starts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptgsite.schedule.bookings import Booking


def clashes(booked: Iterable[Booking]) -> Iterator[tuple[Booking, Booking]]:
    """Pairs of overlapping bookings: the one later in the files first, then the one before it.

    Each booking is paired with the one that runs longest of those begun before it, so there are
    never more pairs than bookings; every booking that clashes is in a pair.
    """
    listed = tuple(booked)
    order = {id(booking): index for index, booking in enumerate(listed)}
    running: Booking | None = None
    for booking in sorted(listed, key=lambda b: (b.stretch.begins, order[id(b)])):
        if running is not None and booking.stretch.overlaps(running.stretch):
            pair = sorted((booking, running), key=lambda b: order[id(b)])
            yield pair[1], pair[0]
        if running is None or booking.stretch.ends > running.stretch.ends:
            running = booking


def crossings(
    ones: Iterable[Booking], others: Iterable[Booking]
) -> Iterator[tuple[Booking, Booking]]:
    """Pairs of a booking of `ones` and one of `others` that overlap, by start.

    As with `clashes`, there are never more pairs than bookings, and each that overlaps is in one.
    """
    sides = [(booking, 0) for booking in ones] + [(booking, 1) for booking in others]
    running: list[Booking | None] = [None, None]
    for booking, side in sorted(sides, key=lambda pair: pair[0].stretch.begins):
        across, own = running[1 - side], running[side]
        if across is not None and across.stretch.overlaps(booking.stretch):
            yield (across, booking) if side else (booking, across)
        if own is None or booking.stretch.ends > own.stretch.ends:
            running[side] = booking
