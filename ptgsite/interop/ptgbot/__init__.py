"""PTGBot's database, the ptg.json that its web server hands out, as a site's records."""

from __future__ import annotations

from collections import Counter
from datetime import date
from zoneinfo import ZoneInfo

from ptgsite.interop.imported import Imported, Refusal, fitting, unique_ids
from ptgsite.interop.ptgbot.database import Database, parse_database
from ptgsite.interop.ptgbot.days import PlacedDay, PlacedSlot, place_days
from ptgsite.interop.ptgbot.rooms import to_rooms
from ptgsite.interop.ptgbot.teams import to_teams
from ptgsite.problems import Where
from ptgsite.project import EVENT_FILE
from ptgsite.source.addresses import PAD_PATTERN, URL
from ptgsite.source.event_models import (
    DaySource,
    EventSource,
    LinkSource,
    NoticeSource,
    RoomSource,
    TimeSlotSource,
)
from ptgsite.source.scalars import TEXT, TIMEZONE, Mistake, quoted, slug
from ptgsite.source.words import Level

_URL = "https://ptg.example.org/"
_PAD = "https://etherpad.opendev.org/p/{eventid}-{{team}}"
_EVENT = Where(EVENT_FILE)


def read_database(
    content: bytes, first_day: date | None = None, timezone: str | None = None
) -> Imported | Refusal:
    """A site from the bytes of PTGBot's database.

    The database has weekdays and times: `first_day` is the date of its first day, and `timezone`
    the IANA name of the zone of its times. Without them each time slot must have its start in UTC,
    and the event's zone is UTC.
    """
    notes: list[str] = []
    zone = None if timezone is None else TIMEZONE.parse(timezone)
    if isinstance(zone, Mistake):
        return Refusal(zone.message, zone.help or "write an IANA name such as America/Denver")
    if zone is None:
        notes.append("times were taken for UTC, since no --timezone was given")
    database = parse_database(content, notes)
    if isinstance(database, Refusal):
        return database
    days = place_days(database.days, first_day, zone, notes)
    if isinstance(days, Refusal):
        return days
    return _site(database, days, zone or ZoneInfo("UTC"), notes)


def _site(
    database: Database, days: tuple[PlacedDay, ...], zone: ZoneInfo, notes: list[str]
) -> Imported:
    room_ids = unique_ids((room.name for room in database.rooms), "room")
    names = [slot.full_name for day in days for slot in day.slots]
    rooms = to_rooms(database.rooms, room_ids, names, notes)
    event = _event(database, days, zone, rooms, notes)
    teams = to_teams(database, days, room_ids, event.etherpad, notes)
    return Imported(event, teams, tuple(notes))


def _event(
    database: Database,
    days: tuple[PlacedDay, ...],
    zone: ZoneInfo,
    rooms: tuple[RoomSource, ...],
    notes: list[str],
) -> EventSource:
    slots = _most_common_slots(days)
    return EventSource(
        where=_EVENT,
        id=_event_id(database.eventid, notes),
        name=_event_name(database.eventid, notes),
        url=_URL,
        timezone=zone,
        etherpad=_pads(database.eventid, notes),
        links=_links(database, notes),
        notices=_notices(database, notes),
        slots=_slot_sources(slots, _EVENT),
        days=tuple(_day(day, slots, _EVENT / "days" / i) for i, day in enumerate(days)),
        rooms=rooms,
    )


def _event_id(eventid: str, notes: list[str]) -> str:
    if not eventid:
        notes.append("the database has no `eventid`, so the event is called PTG")
        return "ptg"
    id_ = slug(eventid[:1000]) or "ptg"
    if id_ != eventid:
        notes.append(f"the event's id was made from its `eventid`, {quoted(eventid)}: {id_}")
    return id_


def _event_name(eventid: str, notes: list[str]) -> str:
    name = fitting(TEXT, eventid, "the `eventid` as a name", notes) if eventid else None
    return name or "PTG"


def _pads(eventid: str, notes: list[str]) -> str | None:
    """The pattern of the pads that the bot links to."""
    if not eventid:
        return None
    return fitting(PAD_PATTERN, _PAD.format(eventid=eventid), "the pattern of etherpads", notes)


def _links(database: Database, notes: list[str]) -> tuple[LinkSource, ...]:
    links: list[LinkSource] = []
    for title, address in database.links.items():
        what = f"the link {quoted(title)}"
        text = fitting(TEXT, title, what, notes)
        url = fitting(URL, address, what, notes)
        if text and url:
            where = _EVENT / "links" / len(links)
            links.append(LinkSource(where=where, title=text, url=url))
    return tuple(links)


def _notices(database: Database, notes: list[str]) -> tuple[NoticeSource, ...]:
    notices: list[NoticeSource] = []
    for level, message in database.motd:
        what = f"the message {quoted(message)}"
        text = fitting(TEXT, message, what, notes)
        if text:
            where = _EVENT / "notices" / len(notices)
            notices.append(NoticeSource(where=where, level=_level(level, what, notes), text=text))
    return tuple(notices)


def _level(text: str, what: str, notes: list[str]) -> Level:
    if text in set(Level):
        return Level(text)
    notes.append(f"{what} has the level {quoted(text)}, and was given {Level.INFO}")
    return Level.INFO


_Slots = tuple[tuple[str, int, int], ...]


def _unplaced(slots: tuple[PlacedSlot, ...]) -> _Slots:
    return tuple((slot.name, slot.start, slot.end) for slot in slots)


def _most_common_slots(days: tuple[PlacedDay, ...]) -> _Slots:
    """The time slots that most days have, which the event lists once."""
    return Counter(_unplaced(day.slots) for day in days if day.slots).most_common(1)[0][0]


def _slot_sources(slots: _Slots, where: Where) -> tuple[TimeSlotSource, ...]:
    return tuple(
        TimeSlotSource(where=where / "slots" / index, name=name, start=start, end=end)
        for index, (name, start, end) in enumerate(slots)
    )


def _day(day: PlacedDay, common: _Slots, where: Where) -> DaySource:
    own = _unplaced(day.slots)
    plain = DaySource(where=where, date=day.date)
    return DaySource(
        where=where,
        date=day.date,
        given_code=None if day.code == plain.code else day.code,
        slots=None if own == common else _slot_sources(own, where),
    )
