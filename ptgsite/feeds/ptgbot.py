"""ptg.json: the schedule as PTGBot's database, which its `~fetchdb` loads.

The bot (https://opendev.org/openstack/ptgbot) knows a grid: rooms by time slots, and in a cell one
track, which is a team. What is said live on IRC (now, next, locations, messages) is left to it: a
key that the file doesn't have stays as it is in the bot.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from ptgsite.feeds.json_text import json_bytes
from ptgsite.feeds.ptgbot_grid import Grid, grid
from ptgsite.feeds.ptgbot_notes import notes
from ptgsite.records import dataclass
from ptgsite.schedule.model import Day, Event, Link, Room, Schedule, TimeSlot
from ptgsite.schedule.spoken import spoken_names
from ptgsite.uri import uri


@dataclass(frozen=True, slots=True)
class Database:
    """PTGBot's database, and what of the schedule it has no place for, one sentence each."""

    data: dict[str, Any]
    notes: tuple[str, ...]


def ptgbot_json(of: Database) -> bytes:
    """The database's bytes."""
    return json_bytes(of.data)


def database(schedule: Schedule) -> Database:
    """The database of a schedule; of one longer than a week, that of its first seven days."""
    made = grid(schedule)
    return Database(
        {
            "eventid": schedule.event.id,
            "tracks": sorted(team.id for team in schedule.teams),
            "slots": {
                _weekday(day): [_slot(slot, schedule.event) for slot in made.slots[day.date]]
                for day in made.days
            },
            "schedule": _rooms(schedule.rooms, made),
            "etherpads": {t.id: uri(t.etherpad) for t in schedule.teams if t.etherpad},
            "urls": {team.id: uri(team.url) for team in schedule.teams if team.url},
            "colors": {team.id: team.color for team in schedule.teams},
            "links": _links(schedule.event.links),
        },
        notes(schedule, made),
    )


_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def _weekday(day: Day) -> str:
    """The bot finds the rooms of today by the English name of the weekday."""
    return _WEEKDAYS[day.date.weekday()]


def _slot(slot: TimeSlot, event: Event) -> dict[str, Any]:
    """A time slot; without `realtime` no calendar of the bot works, without `duration` it errs."""
    start, end = (at.astimezone(event.timezone) for at in (slot.start, slot.end))
    return {
        "name": slot.name,
        "desc": f"{start:%H:%M}-{end:%H:%M}",
        "realtime": _utc(slot.start),
        "duration": int((slot.end - slot.start).total_seconds()) // 60,
    }


def _utc(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def _rooms(rooms: Iterable[Room], made: Grid) -> dict[str, dict[str, str]]:
    """The cells of each room: "" can be booked. Beside them only `url` does no damage."""
    listed = tuple(rooms)
    names = spoken_names(listed)
    return {
        names[room.id]: {**({"url": uri(room.url)} if room.url else {}), **made.cells[room.id]}
        for room in listed
    }


def _links(links: Iterable[Link]) -> dict[str, str]:
    return {link.title: uri(link.url) for link in links}
