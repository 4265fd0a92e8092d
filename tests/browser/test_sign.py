"""Door signs: what is on and next, and what they do when the network is gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import Open, build_night, serve

SIGN = "rooms/harbour/sign/index.html"


def test_a_sign_shows_now_and_next_in_the_events_time(open_page: Open, night: str) -> None:
    """Whatever the zone of the screen's computer, and in letters for five metres."""
    page = open_page(f"{night}{SIGN}?at=2026-10-25T00:30", timezone_id="Asia/Kathmandu")
    sign = page.locator("#sign")
    expect(sign.locator(".now .name")).to_contain_text("Cinder")
    expect(sign.locator(".now .when")).to_have_text("23:30–01:30+1 (next day)")
    expect(sign.locator(".next .name")).to_contain_text("War stories")
    size = sign.locator(".now .name").evaluate(
        "(node) => parseFloat(getComputedStyle(node).fontSize)"
    )
    assert size > 40


def test_a_sign_survives_a_lost_network(
    context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    """The last state stays and goes on with the time, and it says since when it may be old."""
    build_night(tmp_path / "site", tmp_path / "output")
    for address in serve(tmp_path / "output"):
        page = context().new_page()
        page.clock.install(time="2026-10-24T21:10:00Z")
        page.goto(address + SIGN)
        sign = page.locator("#sign")
        expect(sign.locator(".now .name")).to_contain_text("Nova")
        page.route("**/plan.json", lambda route: route.abort())
        page.clock.run_for(181_000)
        expect(sign.locator(".lost")).to_contain_text("No network since 23:13")
        page.clock.run_for(1_020_000)
        expect(sign.locator(".now .name")).to_contain_text("Cinder")
        expect(sign.locator(".lost")).to_contain_text("No network since 23:13")
        page.clock.run_for(8 * 3_600_000)
        expect(sign.locator(".now")).to_contain_text("Nothing is scheduled now.")
        expect(sign.locator(".next .name")).to_contain_text("Nova")
        page.unroute("**/plan.json")
        page.clock.run_for(181_000)
        expect(sign.locator(".lost")).to_have_text("")
