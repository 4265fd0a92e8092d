"""Whatever is written, foreign readers get it back, and it is never more than a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import icalendar
import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st

from ptgsite.feeds.frab import conference
from ptgsite.feeds.frab_xml import frab_xml
from ptgsite.feeds.ical import render_feeds
from ptgsite.feeds.ical_text import content, text
from ptgsite.feeds.published import published
from ptgsite.schedule.model import Contact, Day, Room, Schedule, Tag, Topic
from ptgsite.schedule.people import people
from tests.feeds.sample import EVENT, LUNCH, STAMP, TUESDAY, publish, schedule_of, session, team

PIECES = (
    *"\"',;:\n\r\t\\= 🎉é\u200f\u202e\x0b\x85\u2028",
    *("\r\n", "^n", "\U0001f469\u200d\U0001f4bb", "日本", "مرحبا", "שלום", "&amp;", "<b>", "%0A"),
)
LONG = "Long, longer; longest\n" * 455
"""10,010 characters, of which the first 10,000 are used."""
ANY = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
INJECTIONS = (
    "x\r\nATTACH:https://evil.example/",
    "x\nEND:VEVENT\nBEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM",
    "x\r\n \r\nATTENDEE:mailto:a@example.org",
    "x\u2028METHOD:CANCEL\u2029\x85METHOD:CANCEL\x0bMETHOD:CANCEL\x0cMETHOD:CANCEL",
    'x";ALTREP="https://evil.example/":y',
    "x\\\r\nURL:https://evil.example/",
    "x\0\r\0\nRRULE:FREQ=DAILY",
)


def expected(value: str) -> str:
    """What a reader should see of a text: line breaks of one sort, blanks for tabs, no controls."""
    value = re.sub("\r\n?|[\v\f\x85\u2028\u2029]", "\n", value).replace("\t", " ")
    return value.strip()


def with_icalendar(data: bytes) -> str:
    """The DESCRIPTION that the icalendar library reads."""
    calendar: Any = icalendar.Calendar.from_ical(data)
    return str(calendar.walk("VEVENT")[0]["DESCRIPTION"])


def with_vobject(data: bytes) -> str:
    """The DESCRIPTION that the vobject library reads."""
    value = vobject.readOne(data.decode()).vevent.description.value
    assert isinstance(value, str)
    return value


@pytest.mark.parametrize("read", [with_icalendar, with_vobject])
@given(value=ANY.filter(lambda value: not re.search(r"\\[nN]", value)))
@example(value=LONG[:10_000])
@example(value="\\,\\;\\\\" * 1000)
def test_any_text_comes_back(read: Callable[[bytes], str], value: str) -> None:
    """Quotes, commas, line breaks, emoji, both directions of writing, 10,000 characters.

    A backslash before an n is left out: icalendar takes it for a line break, however it is written.
    """
    data = content(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//x//x//EN",
            "BEGIN:VEVENT",
            "UID:x",
            "DTSTAMP:20220901T123000Z",
            "DTSTART:20220901T123000Z",
            f"DESCRIPTION:{text(value)}",
            "END:VEVENT",
            "END:VCALENDAR",
        )
    )
    assert read(data) == expected(value)


def schedule_saying(value: str) -> Schedule:
    """A schedule that has `value` wherever it can have a text or an address."""
    address = f"https://x.example/{value}"
    place = Room("bexar", value, url=address, location=value, description=value)
    pause = replace(LUNCH, title=value, room=place)
    nova = team("nova", name=value, description=value, contacts=(Contact(value, "ada"),))
    one = session(
        "k",
        title=value,
        team=nova,
        joint=(team("cinder", name=value),),
        room=place,
        description=value,
        topics=(Topic("t", "nova", value, minutes=5),),
        people=("ada",),
        tags=(Tag("operators", value, value),),
        pad=address,
        call=address,
    )
    day = Day(date(2022, 10, 17), value, breaks=(pause,))
    made = schedule_of(replace(one, day=day), days=(day, TUESDAY))
    event = replace(EVENT, name=value, description=value, location=value)
    return replace(made, event=event, tags=one.tags)


def shape(data: bytes) -> Counter[str]:
    """How often each property is there, of the lines as RFC 5545 §3.1 unfolds them."""
    unfolded = data.decode().replace("\r\n ", "")
    lines = unfolded.split("\r\n")
    assert not re.search("[\r\n]", "".join(lines))
    return Counter(re.split("[:;]", line, maxsplit=1)[0] for line in lines)


@pytest.mark.parametrize("value", INJECTIONS)
def test_no_text_can_inject_a_property(value: str) -> None:
    """A feed has the same properties, whatever its texts are."""
    _assert_harmless(value)


@given(ANY.filter(lambda value: value.strip() != ""))
def test_no_text_at_all_can(value: str) -> None:
    """Neither can any other text that people may write."""
    _assert_harmless(f"x{value}")


def _feeds(value: str) -> dict[str, bytes]:
    schedule = schedule_saying(value)
    of = published(schedule, people(schedule), {"k": STAMP}, STAMP.time)
    return dict(render_feeds(of, STAMP))


HARMLESS = {path: shape(data) for path, data in _feeds("x").items()}


def _assert_harmless(value: str) -> None:
    assert {path: shape(data) for path, data in _feeds(value).items()} == HARMLESS


@pytest.mark.parametrize("value", [*INJECTIONS, "</title><x/>]]>", "&lt;x/&gt;&x;", "\ufffe\x1b"])
def test_no_text_can_add_an_element(value: str) -> None:
    """The frab form has the same elements and attributes, whatever its texts are."""
    plain, hostile = (
        ET.fromstring(frab_xml(conference(publish(schedule_saying(each))))) for each in ("x", value)
    )
    assert [(each.tag, [*each.attrib]) for each in hostile.iter()] == [
        (each.tag, [*each.attrib]) for each in plain.iter()
    ]
