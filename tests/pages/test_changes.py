"""The page of what has changed: in the theme's words, newest first, and never too long."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from selectolax.lexbor import LexborHTMLParser

from ptgsite.history.story import Chapter
from ptgsite.project import default_theme
from ptgsite.schedule.change import FORMS, Change, Times
from tests.pages import literal

PATH = "changes/index.html"


def _chapter(number: int, *changes: Change) -> Chapter:
    return Chapter(f"{number:040x}", datetime(2018, 9, 1, 12, number % 60, tzinfo=UTC), changes)


def _team(name: str, team: str = "nova") -> Change:
    return Change("team-added", {"team": name}, team)


def _page(*story: Chapter) -> LexborHTMLParser:
    made = dict(literal.pages(literal.schedule(), story=story))
    return LexborHTMLParser(literal.text_of(made[PATH]))


def _main(page: LexborHTMLParser) -> str:
    return "".join(part.text() for part in page.css("main"))


def _items(page: LexborHTMLParser) -> list[str]:
    return [item.text(strip=True) for item in page.css("main li")]


def test_the_theme_says_what_the_program_does() -> None:
    """The page, the feed and `ptgsite diff` use the same words."""
    text = json.loads((default_theme() / "strings.json").read_text("utf-8"))
    assert text["changes"]["forms"] == dict(FORMS)


def test_the_newest_comes_first_and_links_to_what_it_is_about() -> None:
    """What is no more has no page, and is only named."""
    room = Change("room-renamed", {"before": "Bex", "room": "Bexar"}, room="bexar")
    page = _page(_chapter(1, _team("Nova")), _chapter(2, room, _team("Gone", "gone")))
    assert _items(page) == [
        "The room Bex is now called Bexar",
        "New team: Gone",
        "New team: Nova",
    ]
    links = [link.attributes["href"] for link in page.css("main li a")]
    assert links == ["../rooms/bexar/index.html", "../teams/nova/index.html"]
    times = [time.attributes["datetime"] for time in page.css("main h2 time")]
    assert times == ["2018-09-01T12:02:00Z", "2018-09-01T12:01:00Z"]


def test_a_session_is_shown_on_its_teams_page() -> None:
    """Whoever reads that it has moved wants to see it."""
    session = literal.schedule().sessions[0]
    words = {"session": "Nova", "when": "Mon 09:00–12:00", "room": "Bexar"}
    page = _page(_chapter(1, Change("session-confirmed", words, "nova", session=session.key)))
    (link,) = page.css("main li a")
    assert f"#{session.anchor}" in str(link.attributes["href"])


def test_what_is_too_much_is_counted() -> None:
    """A phone can still take the page after a year of changes."""
    big = _chapter(100, *(_team(f"Team {number}") for number in range(500)))
    page = _page(*(_chapter(number, _team("Nova")) for number in range(99)), big)
    items = _items(page)
    assert items[29:32] == ["New team: Team 29", "and 470 more changes", "New team: Nova"]
    assert len(page.css("main h2")) == 60
    assert "40 earlier changes of the files are not shown." in _main(page)


def test_without_a_history_the_page_says_so() -> None:
    """Kindly, and every page names the feed all the same."""
    page = _page()
    assert "No change is known yet." in _main(page)
    (feed,) = page.css('link[type="application/atom+xml"]')
    assert feed.attributes["href"] == "../changes.atom"


def test_an_authors_text_is_text() -> None:
    """No name brings markup into the page."""
    page = _page(_chapter(1, _team("<img src=x onerror=alert(1)>{event}")))
    assert page.css("main img") == []
    assert _items(page) == ["New team: <img src=x onerror=alert(1)>{event}"]


def test_times_are_marked_so_that_they_can_be_shown_in_any_zone() -> None:
    """Each is a `time` with its moment and the day of the event that it belongs to."""
    day = literal.schedule().days[0].date
    start, end = (datetime(day.year, day.month, day.day, hour, tzinfo=UTC) for hour in (15, 16))
    when = Times("Mon 09:00–10:00", "Mon", day, (start, end))
    page = _page(
        _chapter(1, Change("session-added", {"session": "Nova", "when": when, "room": "X"}))
    )
    (item,) = page.css("main li")
    assert "New: Nova, Mon " in item.text()
    times = [time.attributes for time in item.css("time")]
    assert [time["datetime"] for time in times] == [
        f"{day}T15:00:00Z",
        f"{day}T16:00:00Z",
    ]
    assert {time["data-day"] for time in times} == {day.isoformat()}
