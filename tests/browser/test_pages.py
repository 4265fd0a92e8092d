"""Every kind of page: no complaint in the console, no fault that axe finds, in light and dark."""

from __future__ import annotations

import gzip
import json
import re
import time
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import REPOSITORY, Open, build_night, serve
from tests.browser.night_event import NOVA

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
_RUN = """() => axe.run({resultTypes: ["violations"]}).then((found) => found.violations)"""
SCRIPTS = REPOSITORY / "themes" / "default" / "static"

PAGES = {
    "home": "index.html?at=2026-10-24T22:30",
    "day": "days/2026-10-24/index.html?at=2026-10-25T00:30&tag=operators",
    "team": "teams/nova/index.html",
    "teams": "teams/index.html",
    "room": "rooms/harbour/index.html",
    "rooms": "rooms/index.html",
    "sign": "rooms/harbour/sign/index.html?at=2026-10-24T22:30",
    "now": "now/index.html?at=2026-10-24T23:45",
    "topics": "topics/index.html",
    "tags": "tags/index.html",
    "tag": "tags/operators/index.html",
    "people": "people/index.html",
    "person": "people/iris/index.html",
    "my": "my/index.html",
    "free": "free/index.html",
    "changes": "changes/index.html",
    "etherpads": "etherpads/index.html",
    "subscribe": "subscribe/index.html",
    "page": "travel/index.html",
    "404": "404.html",
}


def violations(page: Page) -> list[str]:
    """What axe finds wrong with a page."""
    page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(_RUN)
    return [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found]


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_without_fault(open_page: Open, night: str, kind: str) -> None:
    """With all that scripts add to it, in light and dark; nor does it ever scroll sideways."""
    page = open_page(night + PAGES[kind], timezone_id="Asia/Kathmandu")
    assert page.locator("html").get_attribute("data-page") == kind
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_opens_is_without_fault(open_page: Open, night: str, scheme: str) -> None:
    """The search with results, an open filter, a plan with a clash and its code."""
    page = open_page(night + "days/2026-10-24/index.html", color_scheme=scheme)
    for star in page.locator(".timetable .star").all():
        star.click()
    page.locator("summary").first.click()
    expect(page.locator(".panel:visible li").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.type("n")
    expect(page.locator("dialog").get_by_role("option").first).to_be_visible()
    assert violations(page) == []
    page.goto(night + "my/index.html")
    page.get_by_role("button", name="To another device").click()
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    assert violations(page) == []


def test_the_timetable_is_read_with_time_and_room(open_page: Open, night: str) -> None:
    """What a screen reader gets of each session: team, topic, time and room, in a table's cell."""
    page = open_page(night + "days/2026-10-24/index.html")
    client = page.context.new_cdp_session(page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def roles(node: dict[str, Any]) -> list[str]:
        above = by_id.get(node.get("parentId", ""))
        return [node["role"].get("value", ""), *(roles(above) if above else [])]

    names = {
        node["name"]["value"]: roles(node)
        for node in nodes
        if node["role"].get("value") == "link" and "Night shift" in node["name"]["value"]
    }
    ((name, above),) = names.items()
    said = "Nova Night shift 23:30\N{EN DASH}01:30 (next day) Lantern"
    assert " ".join(name.split()) == said
    assert above[:5].count("cell") == 1
    assert "table" in above
    table = next(node for node in nodes if node["role"].get("value") == "table")
    assert table["name"]["value"] == "Rooms and times on Saturday, 24 October 2026"
    kinds = [node["role"].get("value") for node in nodes]
    assert kinds.count("columnheader") == 4
    assert kinds.count("rowheader") == 3


@pytest.mark.parametrize(
    "path",
    ["days/2018-09-11/index.html", "days/2018-09-10/index.html", "rooms/ballroom-a/index.html"],
)
def test_a_day_and_a_room_are_one_sheet(open_page: Open, denver: str, path: str) -> None:
    """On paper, across: a day of 23 rooms, and the sheet for a room's door."""
    page = open_page(denver + path)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    ((width, height),) = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert float(width) > float(height) > 500


_SHIFTS = """() => new Promise((done) => {
    let sum = 0;
    const seen = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
    });
    seen.observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 200);
})"""


def _slow(route: Route) -> None:
    time.sleep(0.15)
    route.continue_()


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_scripts_move_nothing(open_page: Open, denver: str, width: int) -> None:
    """What they add has its place already, on a phone and on a desk, on a slow network too."""
    kinds = ("teams/", "teams/nova/", "topics/", "tags/operators/")
    dated = ("", "days/2018-09-11/", "now/", "rooms/ballroom-b/sign/")
    during, lunch = "index.html?at=2018-09-11T10:00", "index.html?at=2018-09-11T13:00"
    page = open_page(denver + "my/index.html", viewport={"width": width, "height": 800})
    page.route("**/plan.json", _slow)
    for kind in (*kinds, *dated, *(each + during for each in dated), lunch):
        page.goto(denver + (kind if "?" in kind else f"{kind}index.html"))
        page.wait_for_selector("html[data-ready]")
        assert page.evaluate(_SHIFTS) < 0.002, kind
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind
        page.set_viewport_size({"width": width, "height": 800})


def test_a_word_without_end_fits_a_phone(open_page: Open, tmp_path: Path) -> None:
    """Names come from strangers: one of a single word breaks, and no page scrolls sideways."""
    endless = NOVA.replace("name: Nova", f"name: {'x' * 100}").replace("NUMA", "y" * 90)
    build_night(tmp_path / "site", tmp_path / "output", nova=endless)
    for address in serve(tmp_path / "output"):
        page = open_page(address + "my/index.html", viewport={"width": 320, "height": 800})
        for path in ("index", "teams/index", "topics/index", "people/iris/index", "now/index"):
            page.goto(f"{address}{path}.html?at=2026-10-24T22:30")
            page.wait_for_selector("html[data-ready]")
            assert page.evaluate("document.documentElement.scrollWidth") == 320, path


def test_a_line_to_copy_is_selected_at_once(open_page: Open, denver: str) -> None:
    """One click on what books a free room, and it can be copied."""
    page = open_page(denver + "free/index.html")
    page.locator(".slots code").first.click()
    line = "- {slot: MonA1, room: big-thompson}"
    assert page.evaluate("String(getSelection())").strip() == line


def test_all_scripts_are_small(night_folder: Path) -> None:
    """At most 40 kB on the wire, with what is loaded on demand."""
    files = [night_folder / "sw.js", *(night_folder / "static" / "js").rglob("*.js")]
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in files}
    assert sum(sizes.values()) <= 40_000, sizes


def test_every_word_is_in_the_strings(night_folder: Path) -> None:
    """Scripts say what strings.json has, and nothing that it hasn't."""
    theme = json.loads((SCRIPTS.parent / "strings.json").read_text("utf-8"))
    code = "".join(path.read_text("utf-8") for path in (SCRIPTS / "js").glob("*.js"))
    made = {"kinds", "kind", "status", "scheduled", "filter"}  # of which scripts make keys
    unused = {key for key in theme["script"] if f'"{key}"' not in code}
    assert {key for key in unused if key.partition(".")[0] not in made} == set()
    assert set(re.findall(r'\bsay\("([^"]+)"', code)) <= theme["script"].keys()
    assert (night_folder / "static" / "js" / "strings.js").is_file()
