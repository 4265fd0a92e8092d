"""When what a calendar says of the event itself, and each of its breaks, changed last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from ptgsite.history.stamps import Stamp
from ptgsite.records import dataclass
from ptgsite.schedule.uids import break_uid
from ptgsite.schedule.zoned import to_utc
from ptgsite.source.event_models import BreakSource, EventSource


@dataclass(frozen=True, slots=True)
class KnownBreak:
    """A break as it was last: when and where, what else is told, and its last change."""

    plan: tuple[object, ...]
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
        elif was.gone or was.plan != now.plan:
            known[uid] = replace(now, stamp=was.stamp.revised(time))
        elif was.details != now.details:
            known[uid] = replace(now, stamp=was.stamp.touched(time))
    for uid in known.keys() - seen:
        known[uid] = replace(known[uid], gone=True)


def _breaks(event: EventSource, time: datetime) -> Iterator[tuple[str, KnownBreak]]:
    rooms = {room.id: room.name for room in event.rooms}
    for day in event.days:
        seen: Counter[str] = Counter()
        for pause in _breaks_of(event, day.date):
            start, end = (
                to_utc(day.date, minutes, event.timezone) for minutes in (pause.start, pause.end)
            )
            place = rooms.get(pause.room or "") or event.location or event.name
            known = KnownBreak((start, end, pause.room), (event.url, place), Stamp(time, 0))
            yield break_uid(event.id, day.date, pause.title, seen[pause.title]), known
            seen[pause.title] += 1


def _breaks_of(event: EventSource, day: date) -> Iterable[BreakSource]:
    """The breaks of a day by their starts, those that are written twice once."""
    own = (pause for pause in event.breaks if pause.date in (None, day))
    ordered = sorted(own, key=lambda pause: (pause.start, pause.end, pause.title))
    return {(pause.title, pause.start, pause.room): pause for pause in ordered}.values()
