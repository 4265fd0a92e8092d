"""frab/schedule.xml: c3voc's schedule format as XML (https://c3voc.de/schedule/schema.xsd)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ptgsite import urls
from ptgsite.feeds.frab_records import TIME_STEP, TYPE, Conference, Day, Event, Person, Room
from ptgsite.feeds.xml_text import DECLARATION, element, elements, parent


def frab_xml(of: Conference) -> bytes:
    """The document."""
    # In memory, a text takes two or four times as much as its bytes.
    return b"".join([part.encode() for part in _document(of)])


def _document(of: Conference) -> Iterator[str]:
    yield f"{DECLARATION}<schedule>\n"
    yield element("generator", name="ptgsite")
    yield element("url", urls.absolute(of.url, urls.FRAB_XML))
    yield element("version", of.version)
    yield parent("conference", "\n" + "".join(_conference(of)))
    for day in of.days:
        yield _day(day, of)
    yield "</schedule>\n"


def _conference(of: Conference) -> Iterator[str]:
    yield elements(
        title=of.title,
        acronym=of.acronym,
        start=of.days[0].date,
        end=of.days[-1].date,
        days=str(len(of.days)),
        timeslot_duration=TIME_STEP,
        base_url=of.url,
        url=of.url,
        time_zone_name=of.zone,
    )
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
    yield elements(
        room=each.room,
        title=each.title,
        subtitle=each.subtitle,
        type=TYPE,
        date=each.date,
        start=each.start,
        duration=each.duration,
        abstract="",
        slug=each.slug,
        track=each.track,
        language=of.language,
        description=each.description,
    )
    # Empty ones too: some readers stop where they are missing.
    yield parent("persons", "".join(map(_person, each.persons)))
    yield parent("links", "".join([_link(*link) for link in each.links]))
    yield elements(attachments="", url=each.url)


@lru_cache(4096)  # people are wanted several times, and a team meets in one call
def _person(of: Person) -> str:
    return element("person", of.name, id=of.number, guid=of.guid)


@lru_cache(4096)
def _link(title: str, address: str) -> str:
    return element("link", title, href=address)
