"""Dates, times and zones in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ptgsite.pages import words
from ptgsite.pages.strings import strings
from ptgsite.pages.theme import theme
from ptgsite.project import default_theme
from ptgsite.schedule.model import Notice
from ptgsite.source.words import Level
from tests.pages import literal

ENGLISH = words.Words(strings(theme((default_theme(),)).strings))
TENTH, LAST, NEW_YEAR = date(2018, 9, 10), date(2018, 9, 30), date(2019, 1, 2)


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ([], ""),
        ([TENTH], "10 September 2018"),
        ([LAST, TENTH], "10\N{EN DASH}30 September 2018"),
        ([LAST, date(2018, 10, 2)], "30 September \N{EN DASH} 2 October 2018"),
        ([LAST, NEW_YEAR], "30 September 2018 \N{EN DASH} 2 January 2019"),
    ],
)
def test_dates(days: list[date], text: str) -> None:
    """A stretch of days says nothing twice."""
    assert ENGLISH.dates(days) == text


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("UTC", "UTC"),
        ("Asia/Kolkata", "Asia/Kolkata, UTC+5:30"),
        ("America/St_Johns", "America/St_Johns, UTC\N{MINUS SIGN}2:30/UTC\N{MINUS SIGN}3:30"),
        ("Europe/London", "Europe/London, UTC+1/UTC"),
    ],
)
def test_zones(zone: str, text: str) -> None:
    """A zone is named with its offsets: both, where clocks change during the event."""
    moments = [datetime(2018, 10, 1, tzinfo=UTC), datetime(2018, 12, 1, tzinfo=UTC)]
    assert words.zone_label(ZoneInfo(zone), moments) == text


def test_lengths() -> None:
    """Hours and minutes, and neither where there is none of it."""
    minutes = (45, 60, 210)
    lengths = [ENGLISH.length(timedelta(minutes=each)) for each in minutes]
    assert lengths == ["45 min", "1 h", "3 h 30 min"]


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (None, None, "Mind the gap"),
        (TENTH, None, "From Mon 10 Sep Mind the gap"),
        (None, TENTH, "Until Mon 10 Sep Mind the gap"),
        (TENTH, TENTH, "Mon 10 Sep Mind the gap"),
    ],
)
def test_notices_say_when(first: date | None, last: date | None, text: str) -> None:
    """A notice names the days it is meant for."""
    notice = Notice(Level.INFO, "Mind the gap", first, last)
    event = replace(literal.EVENT, notices=(notice,))
    home = literal.site(literal.schedule(event=event))["index.html"]
    shown = home.partition('<li class="info"')[2].partition(">")[2].partition("</li>")[0]
    assert shown.replace("<strong>", "").replace("</strong>", "") == text
