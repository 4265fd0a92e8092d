"""Without a network: the whole site after one visit, its age, and new publications."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Open, build_night, serve
from tests.browser.night_event import NOVA

_KEPT = """async () => {
    for (let tries = 0; tries < 200; tries += 1) {
        const names = await caches.keys();
        const caught = await Promise.all(names.map(async (name) => {
            const files = await (await caches.open(name)).keys();
            return files.some((request) => request.url.endsWith("?complete"));
        }));
        if (names.length === 1 && caught[0] && navigator.serviceWorker.controller) return names[0];
        await new Promise((go) => setTimeout(go, 100));
    }
    throw new Error("not kept");
}"""


def _kept(page: Page) -> str:
    """Wait until the whole site is kept, and nothing else; gives the name of the copy."""
    return str(page.evaluate(_KEPT))


def test_the_site_without_a_network(
    open_page: Open, context: Callable[..., BrowserContext], denver: str
) -> None:
    """Pages that were never opened are there, with their data, and say that they are copies."""
    profile = context(service_workers="allow")
    page = open_page(denver + "index.html", profile)
    _kept(page)
    profile.set_offline(offline=True)
    page.goto(denver + "rooms/aspen/")
    expect(page.get_by_role("heading", name="Aspen")).to_be_visible()
    expect(page.locator(".bar")).to_contain_text("Offline copy of 20")
    page.reload()
    expect(page.locator(".star").first).to_be_visible()
    page.goto(denver + "now/index.html?at=2018-09-11T10:00")
    expect(page.locator(".rooms-now .room").first).to_be_visible()
    profile.set_offline(offline=False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".bar")).to_be_hidden()


def test_a_new_publication_is_offered(
    open_page: Open,
    context: Callable[..., BrowserContext],
    tmp_path: Path,
) -> None:
    """By a button; the page isn't changed under the reader's hands, and old copies go."""
    build_night(tmp_path / "site", tmp_path / "output")
    for address in serve(tmp_path / "output"):
        page = open_page(address + "teams/nova/index.html", context(service_workers="allow"))
        before = _kept(page)
        changed = NOVA.replace("Night shift", "Early shift")
        build_night(tmp_path / "site", tmp_path / "output", nova=changed)
        page.evaluate("dispatchEvent(new Event('online'))")
        show = page.get_by_role("button", name="Show it")
        expect(show).to_be_visible()
        expect(page.locator("main")).to_contain_text("Night shift")
        show.click()
        expect(page.locator("main")).to_contain_text("Early shift")
        assert _kept(page) != before


def test_an_old_page_says_that_there_is_a_newer_one(
    open_page: Open, night: str, night_folder: Path
) -> None:
    """A page from a cache on the way tells by the list of files, at once."""
    listed = json.loads((night_folder / "offline.json").read_text("utf-8"))
    page = open_page("about:blank")
    newer = json.dumps(listed | {"updated": "2026-10-23T10:00:00Z"})
    page.route("**/offline.json", lambda route: route.fulfill(body=newer))
    page.goto(night + "teams/nova/index.html")
    expect(page.get_by_role("button", name="Show it")).to_be_visible()
    page.goto(night + "rooms/harbour/sign/index.html")
    page.wait_for_selector("html[data-ready]")
    expect(page.locator(".bar")).to_be_empty()


def test_only_this_site_is_kept(
    open_page: Open, context: Callable[..., BrowserContext], denver: str
) -> None:
    """No other origin, nothing outside of its folder, nothing but the files that it lists."""
    page = open_page(denver + "index.html", context(service_workers="allow"))
    _kept(page)
    kept = page.evaluate(
        """async () => {
            const [name] = await caches.keys();
            return (await (await caches.open(name)).keys()).map((request) => request.url);
        }"""
    )
    listed = page.evaluate("fetch('offline.json').then((found) => found.json())")["files"]
    assert all(url.startswith(denver) for url in kept)
    assert {denver + file for file in listed} <= set(kept)


@pytest.mark.parametrize("missing", ["offline", "stars", "day", "filters", "zone-picker", "times"])
def test_a_broken_feature_breaks_nothing_else(
    context: Callable[..., BrowserContext], night: str, missing: str
) -> None:
    """What can't be loaded is missing; the rest works."""
    page = context(service_workers="allow").new_page()
    page.route(f"**/js/{missing}.js", lambda route: route.abort())
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(night + "days/2026-10-24/index.html")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    assert errors == []
