"""When what a calendar says of the event itself, and each of its breaks, changed last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from ptgsite.history.stamps import Stamp
from ptgsite.schedule.uids import break_uid
from ptgsite.schedule.zoned import to_utc
from ptgsite.source.event_models import BreakSource, DaySource, EventSource


@dataclass(frozen=True, slots=True)
class KnownBreak:
    """A break as it was last: its end and other facts, its last change, and whether it is gone."""

    end: datetime
    details: tuple[object, ...]
    stamp: Stamp
    gone: bool = False


def event_facts(event: EventSource) -> tuple[object, ...]:
    """What a calendar says of the event itself."""
    return event.id, event.name, event.url, event.description, event.location


def note_breaks(known: dict[str, KnownBreak], event: EventSource, time: datetime) -> None:
    """Put into `known` what an event's breaks have become at `time`, by their UIDs."""
    seen = set()
    for uid, now in _breaks(event, time):
        seen.add(uid)
        was = known.get(uid)
        if was is None:
            known[uid] = now
        elif was.gone or was.end != now.end:
            known[uid] = replace(now, stamp=was.stamp.revised(time))
        elif was.details != now.details:
            known[uid] = replace(now, stamp=was.stamp.touched(time))
    for uid in known.keys() - seen:
        known[uid] = replace(known[uid], gone=True)


def _breaks(event: EventSource, time: datetime) -> Iterator[tuple[str, KnownBreak]]:
    rooms = {room.id: room.name for room in event.rooms}
    for day in event.days:
        for pause in event.breaks:
            if pause.date in (None, day.date):
                place = rooms.get(pause.room or "") or event.location or event.name
                end = to_utc(day.date, pause.end, event.timezone)
                yield _uid(event, day, pause), KnownBreak(end, (event.url, place), Stamp(time, 0))


def _uid(event: EventSource, day: DaySource, pause: BreakSource) -> str:
    start = to_utc(day.date, pause.start, event.timezone)
    return break_uid(event.id, day.date, start, pause.room, pause.title)
