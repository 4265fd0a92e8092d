"""Time zones: the event's until another is chosen, days stay those of the event."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

DAY = "days/2026-10-24/index.html"


def _times(page: Page) -> list[str]:
    return page.locator(".timetable thead th .when").all_inner_texts()


def _choose(page: Page, zone: str) -> None:
    options = page.locator(".zone select option")
    expect(options.filter(has_text="Kathmandu").first).to_be_attached()
    page.get_by_label("Time zone").select_option(zone)


def test_the_events_zone_holds_until_another_is_chosen(open_page: Open, night: str) -> None:
    """Nothing is converted silently, and the visitor's own zone is offered."""
    page = open_page(night + DAY, timezone_id="Asia/Kathmandu")
    expect(page.get_by_role("button", name="Show my time")).to_be_visible()
    assert page.locator(".timetable thead time").all_inner_texts()[:2] == ["22:00", "23:30"]
    assert page.locator("time .plus").count() == 0


def test_one_press_shows_ones_own_time_and_it_is_remembered(open_page: Open, night: str) -> None:
    """Half hours, the next day's mark, the zone's name, and the same on the next page."""
    page = open_page(night + DAY, timezone_id="Asia/Kathmandu")
    page.get_by_role("button", name="Show my time").click()
    expect(page.locator(".timetable thead time").first).to_have_text("01:45")
    mark = page.locator(".timetable thead .plus").first
    expect(mark).to_have_text("+1 (next day)")
    expect(page.locator("main .zone-name").first).to_contain_text("Asia/Kathmandu")
    expect(page.locator("main .zone-name").first).to_contain_text("UTC+5:45")
    expect(page.locator("#status")).to_contain_text("Asia/Kathmandu")
    page.goto(night + "teams/nova/index.html")
    expect(page.locator("main time").first).to_have_text("01:45")
    page.get_by_role("button", name="Show event time").click()
    expect(page.locator("main time").first).to_have_text("22:00")
    expect(page.locator("main .plus").first).to_have_text("+1 (next day)")  # 01:30, event time
    page.reload()
    expect(page.get_by_role("button", name="Show my time")).to_be_visible()
    expect(page.locator("main time").first).to_have_text("22:00")


def test_any_zone_can_be_chosen(open_page: Open, night: str) -> None:
    """A zone to the west puts the night back into the evening."""
    page = open_page(night + DAY)
    assert page.get_by_role("button", name="Show my time").count() == 0
    _choose(page, "America/New_York")
    assert _times(page) == ["16:00–17:30", "17:30–19:30", "19:30–23:00"]
    _choose(page, "Pacific/Kiritimati")
    expect(page.locator(".timetable thead .plus").first).to_have_text("+1 (next day)")
    _choose(page, "Europe/Paris")
    assert _times(page)[0] == "22:00–23:30"


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/London", ["21:00", "22:30", "22:30", "00:30", "00:30", "03:00"]),
        ("UTC", ["20:00", "21:30", "21:30", "23:30", "23:30", "03:00"]),
        ("Australia/Lord_Howe", ["07:00", "08:30", "08:30", "10:30", "10:30", "14:00"]),
    ],
)
def test_clocks_that_change_in_the_night(
    open_page: Open, night: str, zone: str, shown: list[str]
) -> None:
    """Each moment is converted by itself: Paris and London put their clocks back in this night."""
    page = open_page(night + DAY)
    _choose(page, zone)
    assert page.locator(".timetable thead time").all_inner_texts() == shown


def test_a_zone_that_differs_by_the_day_before(open_page: Open, denver: str) -> None:
    """From America's morning to Honolulu's night: the date is the one of the event."""
    page = open_page(denver + "days/2018-09-10/index.html", timezone_id="Pacific/Honolulu")
    page.get_by_role("button", name="Show my time").click()
    expect(page.locator(".timetable thead time").first).to_have_text("05:00")
    assert page.locator("main .plus").count() == 0
    _choose(page, "Asia/Tokyo")
    expect(page.locator(".timetable thead .when").nth(0)).to_contain_text("00:00+1")


def test_another_tab_follows(open_page: Open, night: str) -> None:
    """The switch holds for all that is open."""
    page = open_page(night + DAY, timezone_id="Asia/Kathmandu")
    other = open_page(night + "index.html", page.context)
    page.get_by_role("button", name="Show my time").click()
    expect(other.get_by_role("button", name="Show event time")).to_be_visible()


def test_a_browser_that_keeps_nothing(open_page: Open, night: str) -> None:
    """Where storage is refused, the switch still works on the page."""
    page = open_page("about:blank", timezone_id="Asia/Kathmandu")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )
    page.goto(night + DAY)
    page.get_by_role("button", name="Show my time").click()
    expect(page.locator(".timetable thead time").first).to_have_text("01:45")
    page.locator(".timetable .star").first.click()
    expect(page.locator(".timetable .star").first).to_have_attribute("aria-pressed", "true")
