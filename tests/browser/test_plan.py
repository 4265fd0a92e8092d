"""My plan: from stars to a calendar file and to another device."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from icalendar import Calendar
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Open

PLAN = "my/index.html"
SATURDAY = "days/2026-10-24/index.html"


def _star_the_night(page: Page, night: str) -> None:
    """Star the sessions of Saturday's second slot, and two topics."""
    page.goto(night + SATURDAY)
    page.locator(".timetable").get_by_role("button", name="Night shift").click()
    page.locator(".timetable").get_by_role("button", name="Star Cinder").click()
    page.locator(".timetable").get_by_role("button", name="War stories").click()
    page.goto(night + "topics/index.html")
    page.get_by_role("button", name="Star NUMA").click()
    page.get_by_role("button", name="Star Some other day").click()


def _text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _events(data: bytes) -> dict[str, dict[str, str]]:
    keys = (
        "DTSTAMP",
        "SEQUENCE",
        "DESCRIPTION",
        "LOCATION",
        "URL",
        "SUMMARY",
        "STATUS",
        "DTSTART",
        "DTEND",
    )
    return {
        str(event["UID"]): {key: _text(event[key].to_ical()) for key in keys}
        for event in Calendar.from_ical(data).walk("VEVENT")
    }


def test_a_star_says_what_it_does(open_page: Open, night: str) -> None:
    """A toggle with the title in its name; table and list agree."""
    page = open_page(night + SATURDAY)
    star = page.locator(".timetable").get_by_role("button", name="Star Cinder")
    expect(star).to_have_attribute("aria-pressed", "false")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#status")).to_have_text("Cinder is in your plan.")
    expect(page.locator(".bytime .star[aria-pressed=true]")).to_have_count(1)
    star.click()
    expect(page.locator(".star[aria-pressed=true]")).to_have_count(0)


def test_an_empty_plan_says_how_to_fill_it(open_page: Open, night: str) -> None:
    """No dead end, and nothing to download."""
    page = open_page(night + PLAN)
    expect(page.locator("#plan")).to_contain_text("Nothing is starred yet.")
    expect(page.get_by_role("button", name="Download .ics")).to_be_hidden()


def test_the_plan_by_day(open_page: Open, night: str) -> None:
    """Clashes are marked, the next room is named, topics bring their sessions."""
    page = open_page(night + PLAN)
    _star_the_night(page, night)
    page.goto(night + PLAN)
    rows = page.locator("#plan ol > li")
    expect(rows).to_have_count(4)
    expect(page.locator("#plan h2").first).to_contain_text("24 October")
    expect(page.locator("#plan .clash")).to_have_count(2)
    shift = page.locator("#plan li[data-title='Nova: Night shift']")
    expect(shift).to_contain_text("At the same time as Cinder")
    expect(shift).to_contain_text("then to Harbour, Level 1")
    expect(rows.last).to_contain_text("NUMA")
    expect(rows.last).to_contain_text("Tentative")
    expect(page.locator("#plan")).to_contain_text("Topics without a session yet")
    expect(page.locator("#plan")).to_contain_text("Some other day")


def test_another_tab_follows(open_page: Open, night: str) -> None:
    """A star on one tab is in the plan on another."""
    page = open_page(night + SATURDAY)
    other = open_page(night + PLAN, page.context)
    expect(other.locator("#plan")).to_contain_text("Nothing is starred yet.")
    page.locator(".timetable .star").first.click()
    expect(other.locator("#plan ol > li")).to_have_count(1)


def test_a_full_disk(open_page: Open, night: str) -> None:
    """Where nothing more can be kept, the page still shows what was starred on it."""
    page = open_page(night + SATURDAY)
    stars = page.locator(".timetable .star")
    stars.nth(0).click()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full') } }")
    stars.nth(1).click()
    expect(stars.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(stars.nth(0)).to_have_attribute("aria-pressed", "true")


def test_the_way_back_shows_what_was_starred_meanwhile(open_page: Open, night: str) -> None:
    """A page that the browser kept whole while it was left catches up."""
    page = open_page(night + SATURDAY)
    page.locator(".timetable .star").nth(0).click()
    page.evaluate(
        """() => {
            localStorage.removeItem("ptgsite:plan:night-watch");
            dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}));
        }"""
    )
    expect(page.locator(".star[aria-pressed=true]")).to_have_count(0)


def test_a_place_has_an_address_to_share(open_page: Open, night: str) -> None:
    """Each session and topic of a team's page is a link to itself."""
    page = open_page(night + "teams/nova/index.html")
    page.locator("#at-2026-10-24-2200 .self").click()
    expect(page).to_have_url(night + "teams/nova/index.html#at-2026-10-24-2200")
    page.get_by_role("link", name="NUMA", exact=True).last.click()
    expect(page).to_have_url(night + "teams/nova/index.html#topic-numa")
    for link in page.locator("main .self").all():
        assert page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']").count() == 1


def test_the_calendar_file(open_page: Open, night: str, night_folder: Path) -> None:
    """The same events as in the feed, in lines that any calendar reads."""
    page = open_page(night + PLAN)
    _star_the_night(page, night)
    page.goto(night + "days/2026-10-25/index.html")
    page.locator(".timetable").get_by_role("button", name="onerror").click()
    page.locator(".timetable").get_by_role("button", name="Star Cinder").click()
    page.goto(night + PLAN)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download .ics").click()
    assert download.value.suggested_filename == "night-watch-plan.ics"
    data = Path(download.value.path()).read_bytes()
    feed = _events((night_folder / "schedule.ics").read_bytes())
    own = _events(data)
    assert len(own) == 6
    for uid, event in own.items():
        assert event == feed[uid]
    busy = {str(it["STATUS"]): str(it["TRANSP"]) for it in Calendar.from_ical(data).walk("VEVENT")}
    opaque, free = "OPAQUE", "TRANSPARENT"
    assert busy == {"CONFIRMED": opaque, "TENTATIVE": opaque, "CANCELLED": free}
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_a_link_carries_the_plan(
    open_page: Open, context: Callable[..., BrowserContext], night: str
) -> None:
    """To another device, where it is added to what was starred there, once it is confirmed."""
    page = open_page(night + PLAN)
    _star_the_night(page, night)
    page.goto(night + PLAN)
    page.get_by_role("button", name="To another device").click()
    address = page.get_by_label("This link carries your plan").input_value()
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    assert address.startswith(f"{night}{PLAN}#s=")
    phone = context()
    other = open_page(night + SATURDAY, phone)
    other.locator(".timetable").get_by_role("button", name="Star Nova, Sat 24 Oct, 22:00").click()
    other.goto(address)
    expect(other.get_by_text("5 things that are not in your plan")).to_be_visible()
    expect(other.locator("#plan ol > li")).to_have_count(1)
    other.get_by_role("button", name="Add to my plan").click()
    expect(other.locator("#plan ol > li")).to_have_count(5)
    expect(other.locator("#status")).to_have_text("5 things were added to your plan.")
    expect(other).to_have_url(night + PLAN)
    other.goto("about:blank")
    other.goto(address)
    expect(other.get_by_text("in your plan already")).to_be_visible()


def test_what_is_gone_is_dropped_with_a_word(open_page: Open, night: str) -> None:
    """A plan survives a new schedule, and says what is no longer in it."""
    page = open_page(night + SATURDAY)
    page.locator(".timetable .star").first.click()
    page.evaluate(
        """() => {
            const key = "ptgsite:plan:night-watch";
            const plan = JSON.parse(localStorage.getItem(key));
            plan.session["0000-gone"] = "<b>Old</b> session";
            localStorage.setItem(key, JSON.stringify(plan));
        }"""
    )
    page.goto(night + PLAN)
    expect(page.locator("#plan .note")).to_contain_text("<b>Old</b> session")
    expect(page.locator("#plan ol > li")).to_have_count(1)
    page.reload()
    expect(page.locator("#plan ol > li")).to_have_count(1)
    expect(page.locator("#plan .note")).to_have_count(0)


def test_a_plan_can_be_cleared_and_brought_back(open_page: Open, night: str) -> None:
    """One press clears it, another one undoes that."""
    page = open_page(night + SATURDAY)
    page.locator(".timetable .star").first.click()
    page.goto(night + PLAN)
    page.get_by_role("button", name="Clear the plan").click()
    expect(page.locator("#plan")).to_contain_text("Nothing is starred yet.")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#plan ol > li")).to_have_count(1)
