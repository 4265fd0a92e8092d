"""Now and next: at any moment, across midnight and the change of the clocks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Open

NOVA, CINDER, OPERATORS = "Nova", "Cinder", "Operators: War stories, told; at night"
JOINT = "Operators, Nova: <img src=x onerror=alert(1)>"

MOMENTS = [
    ("2026-10-24T00:30", "", NOVA),
    ("2026-10-24T21:59", "", NOVA),
    ("2026-10-24T22:00", NOVA, CINDER),
    ("2026-10-24T23:29", NOVA, CINDER),
    ("2026-10-24T23:30", CINDER, OPERATORS),
    ("2026-10-25T00:00", CINDER, OPERATORS),
    ("2026-10-25T01:29", CINDER, OPERATORS),
    ("2026-10-25T01:30", OPERATORS, NOVA),
    ("2026-10-25T02:30", OPERATORS, NOVA),
    ("2026-10-25T02:30+01:00", OPERATORS, NOVA),
    ("2026-10-25T02:59:00Z", OPERATORS, NOVA),
    ("2026-10-25T04:00", "", NOVA),
    ("2026-10-25T11:59", NOVA, JOINT),
    ("2026-10-25T12:30", "", JOINT),
    ("2026-10-25T14:59", JOINT, ""),
]


def _entries(page: Page, selector: str) -> str:
    found = page.locator(f".room[data-room=harbour] {selector} > .name").all_inner_texts()
    return "|".join(text.splitlines()[-1] for text in found)


@pytest.mark.parametrize(("moment", "on", "following"), MOMENTS)
def test_a_room_now_and_next(
    open_page: Open, night: str, moment: str, on: str, following: str
) -> None:
    """What is on in a room, and what begins next, the cancelled aside."""
    page = open_page(f"{night}now/index.html?at={moment}")
    expect(page.locator(".room[data-room=harbour]")).to_be_visible()
    for selector, name in (
        (".entry[aria-current=time]", on),
        (".entry:not([aria-current])", following),
    ):
        found = _entries(page, selector)
        assert (found.endswith(name), bool(found)) == (True, bool(name))


def test_a_break_is_named(open_page: Open, night: str) -> None:
    """Nobody wonders why nothing is on at noon."""
    page = open_page(f"{night}now/index.html?at=2026-10-25T12:30")
    expect(page.locator(".room[data-room=lantern]")).to_contain_text("Lunch 12:00–13:00")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-10-21T12:00", "Starts in 3 days"),
        ("2026-10-23T12:00", "Starts tomorrow"),
        ("2026-10-24T19:00", "Starts in 3 hours"),
        ("2026-10-24T21:40", "Starts in 20 minutes"),
        ("2026-10-26T20:00", "It ended yesterday"),
        ("2026-11-24T12:00", "It ended 30 days ago"),
    ],
)
def test_before_and_after_the_event(open_page: Open, night: str, moment: str, words: str) -> None:
    """The home page says when it starts, and when it was."""
    page = open_page(f"{night}index.html?at={moment}")
    expect(page.locator("#now-strip strong")).to_have_text(words)


def test_the_home_page_during_the_event(open_page: Open, night: str) -> None:
    """What is on and what is next, starred ones first, and the way to all rooms."""
    page = open_page(f"{night}index.html?at=2026-10-24T23:45")
    strip = page.locator("#now-strip")
    expect(strip.locator("section").first.locator(".entry")).to_have_count(2)
    expect(strip.locator("section").nth(1)).to_contain_text("in 2 hours")
    strip.get_by_role("button", name="Night shift").click()
    page.reload()
    expect(strip.locator(".entry").first).to_contain_text("Night shift")
    strip.get_by_role("link", name="every room").click()
    expect(page.get_by_role("heading", name="Now and next")).to_be_visible()


def test_the_home_page_tries_again(context: Callable[..., BrowserContext], night: str) -> None:
    """What could not be loaded is loaded when the network is back, and no fault is reported."""
    page = context().new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.clock.install(time="2026-10-24T20:30:00Z")
    page.route("**/plan.json", lambda route: route.abort())
    page.goto(night + "index.html")
    page.wait_for_selector("html[data-ready]")
    page.unroute("**/plan.json")
    page.clock.run_for(31_000)
    expect(page.locator("#now-strip .entry").first).to_contain_text(NOVA)
    assert errors == []


def test_a_page_refreshes_itself(open_page: Open, night: str) -> None:
    """Half a minute is all that it is behind; what has the focus keeps it."""
    page = open_page("about:blank")
    page.clock.install(time="2026-10-24T21:29:50Z")
    page.goto(night + "now/index.html")
    harbour = page.locator(".room[data-room=harbour]")
    expect(harbour.locator("[aria-current=time] > .name")).to_contain_text(NOVA)
    harbour.get_by_role("link", name="Harbour").focus()
    page.clock.run_for(31_000)
    expect(harbour.locator("[aria-current=time] > .name")).to_contain_text(CINDER)
    expect(harbour.get_by_role("link", name="Harbour")).to_be_focused()
    expect(page.locator("#status")).to_have_text("What is on now has changed.")


@pytest.mark.parametrize(
    ("moment", "nova", "cinder"),
    [
        ("2026-10-20T12:00", "Sat 24 Oct, 22:00 Harbour", "Sat 24 Oct, 23:30 Harbour"),
        ("2026-10-24T22:30", "Now, 22:00 Harbour", "Sat 24 Oct, 23:30 Harbour"),
        ("2026-10-25T02:00", "Sun 25 Oct, 10:00 Harbour", "No further session"),
    ],
)
def test_teams_say_what_is_next(
    open_page: Open, night: str, moment: str, nova: str, cinder: str
) -> None:
    """During the event the list of teams names each one's next session, the cancelled aside."""
    page = open_page(f"{night}teams/index.html?at={moment}")
    shown = {
        team: page.locator(f".cards > [data-team={team}] p").first for team in ("nova", "cinder")
    }
    expect(shown["nova"]).to_have_text(nova)
    expect(shown["cinder"]).to_have_text(cinder)


def test_notices_are_shown_on_their_days(open_page: Open, night: str) -> None:
    """By the event's calendar, not by the visitor's."""
    page = open_page(f"{night}index.html?at=2026-10-24T23:59", timezone_id="Pacific/Auckland")
    expect(page.get_by_text("Breakfast is served")).to_be_hidden()
    expect(page.get_by_text("Bring a torch")).to_be_visible()
    page.goto(f"{night}index.html?at=2026-10-25T00:00")
    expect(page.get_by_text("Bring a torch")).to_be_hidden()
    expect(page.get_by_text("Breakfast is served")).to_be_visible()
    page.goto(f"{night}days/2026-10-24/index.html?at=2026-10-20T12:00")
    expect(page.get_by_text("Bring a torch")).to_be_visible()
    expect(page.get_by_text("Breakfast is served")).to_have_count(0)


def test_a_day_opens_at_the_present(open_page: Open, night: str) -> None:
    """A line in the table, marks on what is running; after midnight it is still this day's."""
    page = open_page(f"{night}days/2026-10-24/index.html?at=2026-10-25T00:30")
    expect(page.locator(".timetable .now-line")).to_be_visible()
    expect(page.locator(".timetable [aria-current=time]")).to_have_count(2)
    expect(page.get_by_role("button", name="Now")).to_be_visible()


def test_a_day_that_is_not_today_has_no_line(open_page: Open, night: str) -> None:
    """Neither a line nor a button on another day."""
    page = open_page(f"{night}days/2026-10-25/index.html?at=2026-10-24T22:30")
    expect(page.locator(".star").first).to_be_attached()
    assert page.locator(".now-line, .now-mark").count() == 0
    expect(page.get_by_role("button", name="Now")).to_have_count(0)


def test_the_list_opens_at_the_present_once(open_page: Open, denver: str) -> None:
    """On a phone the list is scrolled to what is on, unless a part of the page was asked for."""
    phone = {"viewport": {"width": 390, "height": 700}}
    address = f"{denver}days/2018-09-11/index.html?at=2018-09-11T14:00"
    page = open_page(address, **phone)
    expect(page.locator(".bytime .now-mark")).to_contain_text("14:00")
    page.wait_for_function("scrollY > 300")
    page = open_page(f"{address}#subscribe", **phone)
    expect(page.locator(".bytime .now-mark")).to_be_attached()
    expect(page.locator("#subscribe")).to_be_in_viewport()


@pytest.mark.parametrize("moment", ["2026-10-20T12:00", "2026-10-26T20:00"])
def test_no_room_is_empty_before_and_after(open_page: Open, night: str, moment: str) -> None:
    """One sentence, and the way to the days, instead of "nothing" for each room."""
    page = open_page(f"{night}now/index.html?at={moment}")
    expect(page.locator("#now-head")).to_contain_text(
        "Starts in" if "20T" in moment else "It ended"
    )
    expect(page.locator(".room")).to_have_count(0)
    expect(page.locator("#now a")).to_have_count(2)
