"""One event of a calendar: a session or a break as the lines of a VEVENT (RFC 5545 §3.6.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptgsite import urls
from ptgsite.feeds.colors import color_name
from ptgsite.feeds.ical_text import content, line, moment, quoted, text
from ptgsite.feeds.plain import plain, shorten
from ptgsite.feeds.words import PROSE, STATUS_WORDS, agenda, joint
from ptgsite.history.stamps import Stamp
from ptgsite.schedule.model import Break, Day, Event, Session
from ptgsite.schedule.titles import full_title
from ptgsite.schedule.uids import session_uid
from ptgsite.source.words import Status
from ptgsite.uri import uri

_TITLE = 250  # characters: some calendars cut at 255
_DESCRIPTION = 8000  # Google cuts at 8192

_FREE = ("TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE")
"""Who follows a schedule isn't busy with all of it (RFC 5545 §3.8.2.7; Outlook's own beside it)."""


def session_event(session: Session, stamp: Stamp, event: Event, wanted: Iterable[str]) -> bytes:
    """The VEVENT of a session that `stamp` says changed last; `wanted` are names of people."""
    return content(_session(session, stamp, event, wanted))


def break_event(uid: str, pause: Break, day: Day, stamp: Stamp, event: Event) -> bytes:
    """The VEVENT of a break of `day`."""
    return content(_break(uid, pause, day, stamp, event))


def _session(session: Session, stamp: Stamp, event: Event, wanted: Iterable[str]) -> Iterator[str]:
    page = urls.absolute(event.url, urls.session(session))
    names = [team.name for team in session.teams] + [tag.name for tag in session.tags]
    yield "BEGIN:VEVENT"
    yield f"UID:{session_uid(session.key)}"
    yield from _revision(stamp)
    yield f"DTSTART:{moment(session.start)}"
    yield f"DTEND:{moment(session.end)}"
    yield f"SUMMARY:{line(_title(session))}"
    yield f"LOCATION:{line(session.room.name)}"
    yield f"DESCRIPTION:{text(_description(session, page, wanted))}"
    yield f"URL:{page}"
    if call := _call(session):
        label = quoted(f"Join: {session.team.name}")
        yield f"CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL={label}:{call}"
    yield f"CATEGORIES:{','.join(dict.fromkeys(map(line, names)))}"
    yield f"COLOR:{color_name(session.team.color)}"
    yield f"STATUS:{session.status.upper()}"
    yield from _FREE
    yield "END:VEVENT"


def _break(uid: str, pause: Break, day: Day, stamp: Stamp, event: Event) -> Iterator[str]:
    place = pause.room.name if pause.room else event.location or event.name
    page = urls.absolute(event.url, urls.day(day))
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield from _revision(stamp)
    yield f"DTSTART:{moment(pause.start)}"
    yield f"DTEND:{moment(pause.end)}"
    yield f"SUMMARY:{line(pause.title)}"
    yield f"LOCATION:{line(place)}"
    yield f"DESCRIPTION:{text(f'Page: {page}')}"
    yield f"URL:{page}"
    yield "CATEGORIES:Break"
    yield "STATUS:CONFIRMED"
    yield from _FREE
    yield "END:VEVENT"


def _revision(stamp: Stamp) -> Iterator[str]:
    """Without a METHOD, DTSTAMP says the same as LAST-MODIFIED (RFC 5545 §3.8.7.2)."""
    time = moment(stamp.time)
    yield f"DTSTAMP:{time}"
    yield f"LAST-MODIFIED:{time}"
    yield f"SEQUENCE:{stamp.revision}"


def _title(session: Session) -> str:
    """Its full title, after "Cancelled: " for calendars that ignore the STATUS."""
    prefix = "Cancelled: " if session.status is Status.CANCELLED else ""
    return shorten(prefix + full_title(session), _TITLE)


def _call(session: Session) -> str | None:
    """Where to join: nowhere when it is cancelled."""
    if session.call is None or session.status is Status.CANCELLED:
        return None
    return uri(session.call)


def _description(session: Session, page: str, wanted: Iterable[str]) -> str:
    """Plain text in paragraphs: what to click first, as many calendars show only the beginning."""
    paragraphs = (
        STATUS_WORDS.get(session.status, ""),
        "\n".join(_links(session, page)),
        plain(session.description, PROSE),
        "\n".join(agenda(session.topics)),
        "\n".join(_people(session, wanted)),
    )
    return shorten("\n\n".join(filter(None, paragraphs)), _DESCRIPTION)


def _links(session: Session, page: str) -> Iterator[str]:
    if call := _call(session):
        yield f"Call: {call}"
    if session.pad:
        yield f"Pad: {uri(session.pad)}"
    yield f"Page: {page}"
    if session.room.location:
        yield f"Room: {session.room.name}, {session.room.location}"


def _people(session: Session, wanted: Iterable[str]) -> Iterator[str]:
    if session.joint:
        yield joint(session)
    if names := ", ".join(wanted):
        yield f"Wanted: {names}"
