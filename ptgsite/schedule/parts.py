"""The parts of a Schedule that stand by themselves: event, days, rooms, tags, teams and pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from ptgsite.schedule import model as m
from ptgsite.schedule.bookings import time_slots_of
from ptgsite.schedule.colors import color_for
from ptgsite.schedule.zoned import to_utc
from ptgsite.source.event_models import BreakSource, DaySource, EventSource, RoomSource, TagSource
from ptgsite.source.models import ContactSource, PageSource, TeamSource


def event(source: EventSource) -> m.Event:
    """The event itself."""
    return m.Event(
        id=source.id,
        name=source.name,
        url=source.url,
        timezone=source.timezone,
        language=source.language,
        description=source.description,
        location=source.location,
        ptgbot=source.ptgbot,
        links=tuple(m.Link(link.title, link.url) for link in source.links),
        contacts=_contacts(source.contacts),
        notices=tuple(m.Notice(n.level, n.text, n.first, n.last) for n in source.notices),
        theme=source.theme,
        edit=source.edit,
        extra=source.extra,
    )


def _contacts(sources: tuple[ContactSource, ...]) -> tuple[m.Contact, ...]:
    return tuple(m.Contact(c.name, c.irc, c.email) for c in sources)


def tag(source: TagSource) -> m.Tag:
    """A tag."""
    return m.Tag(source.id, source.name, source.description)


def room(source: RoomSource) -> m.Room:
    """A room."""
    return m.Room(
        id=source.id,
        name=source.name,
        capacity=source.capacity,
        url=source.url,
        location=source.location,
        equipment=source.equipment,
        description=source.description,
        closed=frozenset(source.closed),
        extra=source.extra,
    )


def day(event_source: EventSource, source: DaySource, rooms: Mapping[str, m.Room]) -> m.Day:
    """A day with its time slots and breaks, each by start."""
    zone, on = event_source.timezone, source.date
    time_slots = [
        m.TimeSlot(
            source.code + slot.name, to_utc(on, slot.start, zone), to_utc(on, slot.end, zone)
        )
        for slot in time_slots_of(event_source, source)
    ]
    breaks = [
        _break(event_source, pause, on, rooms)
        for pause in event_source.breaks
        if pause.date in (None, on)
    ]
    return m.Day(
        date=on,
        code=source.code,
        time_slots=tuple(sorted(time_slots, key=lambda slot: (slot.start, slot.end))),
        breaks=tuple(sorted(breaks, key=lambda pause: (pause.start, pause.end, pause.title))),
    )


def _break(
    event_source: EventSource, source: BreakSource, on: date, rooms: Mapping[str, m.Room]
) -> m.Break:
    zone = event_source.timezone
    return m.Break(
        source.title,
        to_utc(on, source.start, zone),
        to_utc(on, source.end, zone),
        None if source.room is None else rooms[source.room],
    )


def team(event_source: EventSource, source: TeamSource, tags: Mapping[str, m.Tag]) -> m.Team:
    """A team, with the event's pad and a derived colour where it names none."""
    return m.Team(
        id=source.id,
        name=source.name,
        kind=source.kind,
        color=source.color or color_for(source.id),
        description=source.description,
        expected=source.expected,
        etherpad=source.etherpad or default_pad(event_source, source.id),
        url=source.url,
        irc=source.irc,
        tags=tuple(tags[name] for name in dict.fromkeys(source.tags)),
        contacts=_contacts(source.contacts),
        extra=source.extra,
    )


def default_pad(event_source: EventSource, team_id: str) -> str | None:
    """The pad that an event gives to a team without one."""
    if event_source.etherpad is None:
        return None
    return event_source.etherpad.replace("{event}", event_source.id).replace("{team}", team_id)


_TITLE = re.compile(
    r"(?:\s*+<!--(?s:(?!-->).)*+-->)*+\s*"
    r"(?:#[ \t]+(?P<marked>[^\n]*?)[ \t#]*|(?P<underlined>[^\n]*\S)[ \t]*\n=+[ \t]*)(?:\n|\Z)"
)
_MARKS = re.compile(
    r"!?\[(?P<label>[^\[\]]*)\]\([^()\s]*\)"
    r"|(?<!\w)(?P<mark>\*\*|__|\*|_|`)(?=\S)(?P<text>[^*_`]*[^*_`\s])(?P=mark)(?!\w)"
)


def page(source: PageSource) -> m.Page:
    """A page; its title is its first heading if it starts with one, or else made from its name."""
    found = _TITLE.match(source.text)
    title = _plain(found["marked"] or found["underlined"] or "") if found else ""
    if found and title:
        return m.Page(source.stem, title, source.text[found.end() :])
    return m.Page(source.stem, source.stem.replace("-", " ").capitalize(), source.text)


def _plain(heading: str) -> str:
    """The words of a heading, as titles are plain text: without links and emphasis."""
    return _MARKS.sub(lambda found: found["label"] or found["text"] or "", heading).strip()
