"""What is free, as a table for people or as JSON for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from ptgsite.schedule.bookings import Stretch
from ptgsite.schedule.openings import Opening
from ptgsite.schedule.zoned import to_utc
from ptgsite.source.event_models import EventSource, RoomSource
from ptgsite.source.scalars import clock

_DAY = 24 * 60
_NO_BREAK = "\N{NO-BREAK SPACE}"
"""Keeps what is said of a room on one line; what is printed has blanks."""


def table(openings: Iterable[Opening], event: EventSource, width: int) -> Iterator[str]:
    """The lines of a table: a block for each day, a row for each time slot, its rooms behind it."""
    listed = list(openings)
    names = max((len(opening.names[0]) for opening in listed), default=0)
    codes = {day.date: day.code for day in event.days}
    for day, of_day in groupby(listed, key=lambda opening: opening.stretch.day):
        yield f"{codes[day]} {day.isoformat()}, times in {event.timezone.key}"
        for time_slot, row in groupby(of_day, key=lambda opening: opening.names[0]):
            rooms = list(row)
            start = f"  {time_slot:{names}}  {times(rooms[0].stretch)}  "
            yield from _wrapped(start, ", ".join(_room(each.room) for each in rooms), width)
        yield ""


def times(stretch: Stretch) -> str:
    """When a stretch starts and ends, as clocks show it."""
    return f"{clock(stretch.start % _DAY)}–{clock(stretch.end % _DAY)}"


def _wrapped(start: str, rooms: str, width: int) -> list[str]:
    lines = textwrap.wrap(
        rooms,
        max(width, len(start) + 30),
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_NO_BREAK, " ") for line in lines]


def _room(room: RoomSource) -> str:
    about = [] if room.capacity is None else [str(room.capacity)]
    about += room.equipment
    words = room.id + (f" ({', '.join(about)})" if about else "")
    return words.replace(" ", _NO_BREAK)


def as_json(openings: Iterable[Opening], event: EventSource) -> str:
    """A list of objects, one for each time slot and room; times are in UTC."""
    return json.dumps([_object(opening, event) for opening in openings], indent=2) + "\n"


def _object(opening: Opening, event: EventSource) -> dict[str, object]:
    return {
        "time_slot": opening.names[0],
        "day": opening.stretch.day.isoformat(),
        "start": _utc(opening.stretch, opening.stretch.start, event),
        "end": _utc(opening.stretch, opening.stretch.end, event),
        "room": opening.room.id,
        "capacity": opening.room.capacity,
        "equipment": list(opening.room.equipment),
    }


def _utc(stretch: Stretch, minutes: int, event: EventSource) -> str:
    moment = to_utc(stretch.day, minutes, event.timezone)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
