"""frab/schedule.xml: c3voc's schedule format as XML (https://c3voc.de/schedule/schema.xsd)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptgsite import urls
from ptgsite.feeds.frab_records import TIME_STEP, TYPE, Conference, Day, Event, Room
from ptgsite.feeds.xml_text import DECLARATION, element, parent


def frab_xml(of: Conference) -> bytes:
    """The document."""
    parts = (
        element("generator", name="ptgsite"),
        element("url", urls.absolute(of.url, urls.FRAB_XML)),
        element("version", of.version),
        parent("conference", "\n" + "".join(_conference(of))),
        *(_day(day, of) for day in of.days),
    )
    return (DECLARATION + parent("schedule", "\n" + "".join(parts))).encode()


def _conference(of: Conference) -> Iterator[str]:
    yield element("title", of.title)
    yield element("acronym", of.acronym)
    yield element("start", of.days[0].date)
    yield element("end", of.days[-1].date)
    yield element("days", str(len(of.days)))
    yield element("timeslot_duration", TIME_STEP)
    yield element("base_url", of.url)
    yield element("url", of.url)
    yield element("time_zone_name", of.zone)
    for track in of.tracks:
        slug = {"slug": track.slug} if track.slug else {}
        yield element("track", name=track.name, color=track.color, **slug)


def _day(day: Day, of: Conference) -> str:
    rooms = "".join(_room(room, events, of) for room, events in day.rooms)
    return parent("day", "\n" + rooms, index=day.index, date=day.date, start=day.start, end=day.end)


def _room(room: Room, events: Iterable[Event], of: Conference) -> str:
    inside = "".join(
        parent("event", "\n" + "".join(_event(each, of)), guid=each.guid, id=each.number)
        for each in events
    )
    return parent("room", "\n" + inside, name=room.name, guid=room.guid)


def _event(each: Event, of: Conference) -> Iterator[str]:
    yield element("room", each.room)
    yield element("title", each.title)
    yield element("subtitle", each.subtitle)
    yield element("type", TYPE)
    yield element("date", each.date)
    yield element("start", each.start)
    yield element("duration", each.duration)
    yield element("abstract")
    yield element("slug", each.slug)
    yield element("track", each.track)
    yield element("language", of.language)
    yield element("description", each.description)
    # Empty ones too: some readers stop where they are missing.
    persons = (
        element("person", person.name, id=person.number, guid=person.guid)
        for person in each.persons
    )
    yield parent("persons", "".join(persons))
    links = (element("link", title, href=address) for title, address in each.links)
    yield parent("links", "".join(links))
    yield element("attachments")
    yield element("url", each.url)
