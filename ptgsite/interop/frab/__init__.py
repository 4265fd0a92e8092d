"""A schedule of frab, pretalx or c3voc, in JSON or XML, as a site's records.

Tracks become teams, talks become sessions of a topic, persons are people of the topics.
"""

from __future__ import annotations

import codecs
from zoneinfo import ZoneInfo

from ptgsite.interop.frab.clashes import waived
from ptgsite.interop.frab.event import to_event
from ptgsite.interop.frab.records import Conference, read_conference
from ptgsite.interop.frab.teams import to_teams
from ptgsite.interop.frab.xml import read_xml
from ptgsite.interop.imported import Imported, Refusal
from ptgsite.interop.json_text import Expected, load
from ptgsite.source.scalars import TIMEZONE, Mistake

MAX_BYTES = 20_000_000
_EXPECTED = Expected(
    "a schedule of frab, pretalx or c3voc", "`schedule`, with `conference` in it", MAX_BYTES
)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_schedule(content: bytes, timezone: str | None = None) -> Imported | Refusal:
    """A site from the bytes of a schedule.json or schedule.xml.

    `timezone` is the event's zone, an IANA name; it is needed where the schedule doesn't tell.
    """
    notes: list[str] = []
    conference = _conference(content, notes)
    if isinstance(conference, Refusal):
        return conference
    zone = _zone(timezone or conference.zone, conference)
    if isinstance(zone, Refusal):
        return zone
    if not conference.talks:
        return Refusal("this schedule has no talks", "look whether it has been published yet")
    event = to_event(conference, zone, notes)
    teams = to_teams(conference, event, notes)
    if not teams:
        return Refusal("no talk of this schedule has a place in a site", "\n  ".join(notes))
    return Imported(event, waived(event, teams, notes), tuple(notes))


def _conference(content: bytes, notes: list[str]) -> Conference | Refusal:
    is_xml = content.startswith(_UTF_16) or content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
    if is_xml and not _is_web_page(content):
        raw = read_xml(content.lstrip(b" \t\r\n"))
    else:
        raw = load(content, notes, _EXPECTED)
    return raw if isinstance(raw, Refusal) else read_conference(raw, notes)


def _is_web_page(content: bytes) -> bool:
    start = content[:500].lower()
    return b"<!doctype html" in start or b"<html" in start


def _zone(name: str, conference: Conference) -> ZoneInfo | Refusal:
    if name:
        zone = TIMEZONE.parse(name)
        if isinstance(zone, Mistake):
            return Refusal(zone.message, zone.help or "write an IANA name such as Europe/Berlin")
        return zone
    moments = [talk.date for talk in conference.talks]
    if moments and all(at is not None and not at.utcoffset() for at in moments):
        return ZoneInfo("UTC")
    return Refusal(
        "the schedule does not say its time zone",
        "give it as --timezone, such as --timezone Europe/Berlin",
    )
