"""Which booking that is new seems to be one that is gone, moved without an `id` to tell it by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from ptgsite.schedule.bookings import Booking

Pair: TypeAlias = tuple[Booking, Booking]


def moves(gone: Iterable[Booking], new: Iterable[Booking]) -> Iterator[Pair]:
    """Pairs of one that is gone and one that is new, all of one team; each is in one pair at most.

    Those at the same time and place belong together (one of them has got an `id`), then those that
    are alike, in the order of time.
    """
    left, rest = (sorted(some, key=lambda one: one.stretch.begins) for some in (gone, new))
    for fits in (_same_place, _alike):
        yield from _paired(left, rest, fits)


def _paired(
    gone: list[Booking], new: list[Booking], fits: Callable[[Booking, Booking], bool]
) -> Iterator[Pair]:
    """The pairs that fit, which are taken out of both lists."""
    for booking in tuple(new):
        old = next((one for one in gone if fits(one, booking)), None)
        if old is not None:
            gone.remove(old)
            new.remove(booking)
            yield old, booking


def _same_place(one: Booking, other: Booking) -> bool:
    return (one.stretch, one.slot.room) == (other.stretch, other.slot.room)


def _alike(one: Booking, other: Booking) -> bool:
    return one.slot.title == other.slot.title and (
        one.slot.topics == other.slot.topics or bool({*one.slot.topics} & {*other.slot.topics})
    )
