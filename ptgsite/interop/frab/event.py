"""The event of a schedule: its days, rooms and types of talks."""

from __future__ import annotations

from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

from ptgsite.interop.frab.records import Conference, RoomInfo
from ptgsite.interop.imported import fitting, some, unique_ids
from ptgsite.problems import Where
from ptgsite.project import EVENT_FILE
from ptgsite.source.addresses import URL
from ptgsite.source.event_models import (
    DaySource,
    EventSource,
    LinkSource,
    RoomSource,
    Setting,
    TagSource,
)
from ptgsite.source.numbers import COUNT
from ptgsite.source.scalars import MARKDOWN, TEXT, Mistake, quoted, slug

_URL = "https://ptg.example.org/"
_EVENT = Where(EVENT_FILE)
_WEEK = 7


def to_event(of: Conference, zone: ZoneInfo, notes: list[str]) -> EventSource:
    """The event; `url`, where the new site will be, has to be written by hand."""
    name = fitting(TEXT, of.title or of.acronym or "Event", "the event's title", notes) or "Event"
    first = of.days[0] if of.days else of.talks[0].day
    return EventSource(
        where=_EVENT,
        id=slug(of.acronym[:200]) or slug(name) or f"event-{first.year}",
        name=name,
        url=_URL,
        timezone=zone,
        links=_links(of, notes),
        days=_days(of),
        rooms=_rooms(of.rooms, notes),
        tags=_tags(of, notes),
        rules={"no-etherpad": Setting.OFF},  # talks have none
    )


def _links(of: Conference, notes: list[str]) -> tuple[LinkSource, ...]:
    url = fitting(URL, of.url, "the schedule's own address", notes) if of.url else None
    where = _EVENT / "links" / 0
    return (LinkSource(where=where, title="Where this was first", url=url),) if url else ()


def _days(of: Conference) -> tuple[DaySource, ...]:
    """The days; in an event of more than a week they are numbered, since weekdays come twice."""
    dates: list[date] = sorted({*of.days, *(talk.day for talk in of.talks)})
    long = (dates[-1] - dates[0]).days >= _WEEK
    return tuple(
        DaySource(
            where=_EVENT / "days" / index, date=on, given_code=f"Day{index + 1}" if long else None
        )
        for index, on in enumerate(dates)
    )


def _rooms(rooms: tuple[RoomInfo, ...], notes: list[str]) -> tuple[RoomSource, ...]:
    ids = unique_ids((room.name for room in rooms), "room")
    return tuple(
        RoomSource(
            where=_EVENT / "rooms" / index,
            id=ids[room.name],
            name=fitting(TEXT, room.name, f"the name of room {quoted(room.name)}", notes)
            or ids[room.name],
            capacity=_capacity(room, notes),
            description=fitting(MARKDOWN, room.description, f"what room {room.name} is", notes)
            or "",
        )
        for index, room in enumerate(rooms)
    )


def _capacity(room: RoomInfo, notes: list[str]) -> int | None:
    if not room.capacity:
        return None
    return fitting(COUNT, room.capacity, f"the capacity of room {quoted(room.name)}", notes)


def _tags(of: Conference, notes: list[str]) -> tuple[TagSource, ...]:
    """A tag for each type of talk, the commonest first."""
    types = [name for name, _ in Counter(talk.type for talk in of.talks).most_common() if name]
    tags: list[TagSource] = []
    for name, id_ in unique_ids(types, "type").items():
        text = TEXT.parse(name)
        shown = id_ if isinstance(text, Mistake) else text
        tags.append(TagSource(where=_EVENT / "tags" / len(tags), id=id_, name=shown))
    if tags:
        notes.append(f"types of talks became tags: {some(tag.name for tag in tags)}")
    return tuple(tags)
