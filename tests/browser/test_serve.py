"""A page that is open while its site is edited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from ptgsite.project import Project
from tests.browser.conftest import Open, build_night
from tests.browser.night_event import FILES, NOVA
from tests.serve.running import Running, served

THEME = "themes/mine/static/app.css"
BAD = NOVA.replace("name: ", "nmae: ")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Running]:
    """The small event with a style sheet of its own, served below a path."""
    build_night(tmp_path / "site", tmp_path / "output")
    sheet = tmp_path / "site" / THEME
    sheet.parent.mkdir(parents=True)
    sheet.write_text("h1 { color: rgb(1, 2, 3); }", "utf-8")
    event = tmp_path / "site" / "content" / "event.yaml"
    event.write_text(FILES["content/event.yaml"] + "theme: mine\n", "utf-8")
    with served(Project(tmp_path / "site"), tmp_path / "output", "/some/where/") as running:
        running.next()
        yield running


def test_a_save_is_seen(site: Running, open_page: Open) -> None:
    """The page reloads itself, and its security policy forbids none of that."""
    page = open_page(site.address + "teams/nova/")
    expect(page.get_by_text("Night shift").first).to_be_visible()
    site.save("teams/nova.yaml", NOVA.replace("Night shift", "Early shift"))
    expect(page.get_by_text("Early shift").first).to_be_visible()


def test_a_page_is_loaded_once_for_a_save(site: Running, open_page: Open) -> None:
    """Its own content comes first, and what else the save has changed is nothing to it."""
    page = open_page(site.address + "teams/nova/")
    loads: list[str] = []
    page.on("load", lambda _: loads.append("load"))
    for shift in ("Early shift", "Late shift"):
        site.save("teams/nova.yaml", NOVA.replace("Night shift", shift))
        expect(page.get_by_text(shift).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert len(loads) == 2


def test_a_mistake_is_laid_over_the_page(site: Running, open_page: Open) -> None:
    """With the page below it; it can be shut, and goes when the mistake does."""
    page = open_page(site.address + "teams/nova/")
    problems = page.locator("#ptgsite-problems")
    expect(problems).to_have_count(0)
    site.save("teams/nova.yaml", BAD)
    expect(problems.locator("pre")).to_contain_text("did you mean `name`?")
    expect(problems).to_have_css("position", "fixed")
    expect(page.get_by_text("Night shift").first).to_be_attached()
    problems.locator("summary").click()
    expect(problems.locator("pre")).to_be_hidden()
    site.save("teams/nova.yaml", NOVA)
    expect(problems).to_have_count(0)


def test_a_style_sheet_is_exchanged_in_place(site: Running, open_page: Open) -> None:
    """The page is not loaded anew: what a script has put there stays."""
    page = open_page(site.address + "teams/nova/")
    heading = page.locator("h1").first
    expect(heading).to_have_css("color", "rgb(1, 2, 3)")
    page.evaluate("window.kept = true")
    site.save(THEME, "h1 { color: rgb(4, 5, 6); }")
    expect(heading).to_have_css("color", "rgb(4, 5, 6)")
    assert page.evaluate("window.kept")


def test_no_copy_is_kept(
    site: Running, open_page: Open, context: Callable[..., BrowserContext]
) -> None:
    """The service worker leaves at once, with what another one has kept of the site."""
    profile = context(service_workers="allow")
    page = open_page(site.address, profile)
    gone = """async () => {
        for (let tries = 0; tries < 100; tries += 1) {
            const workers = await navigator.serviceWorker.getRegistrations();
            if (!workers.length && !(await caches.keys()).length) return true;
            await new Promise((go) => setTimeout(go, 100));
        }
        return false;
    }"""
    page.evaluate("caches.open('ptgsite /some/where/ old')")
    page.reload()
    assert page.evaluate(gone)
    expect(page.locator("link[rel=stylesheet]").first).to_have_attribute("href", re.compile("css"))
