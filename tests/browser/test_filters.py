"""Filters: kept in the address, with counts and a way out."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, serve

DAY = "days/2018-09-11/index.html"


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _shown(page: Page) -> int:
    return page.locator(".timetable .item:visible").count()


def test_a_filter_is_kept_in_the_address(open_page: Open, denver: str) -> None:
    """The table shows what matches, the address says it, and leads to the same view."""
    page = open_page(denver + DAY)
    all_of_them = _shown(page)
    page.locator("summary", has_text="Team").click()
    page.locator("#filters").get_by_label("Nova").check()
    page.locator("#filters").get_by_label("Cinder").check()
    page.keyboard.press("Escape")
    expect(page.locator("summary", has_text="Team: ")).to_be_focused()
    assert _query(page) == {"team": ["nova,cinder"]}
    found = _shown(page)
    assert 0 < found < all_of_them
    expect(page.locator("#filters .count")).to_have_text(f"{found} of {all_of_them} shown")
    expect(page.locator("#status")).to_have_text(f"{found} of {all_of_them} shown")
    other = open_page(page.url)
    expect(other.locator("summary", has_text="Team: ")).to_contain_text("Nova, Cinder")
    assert _shown(other) == found
    for row in other.locator(".timetable tbody:visible").all():
        assert row.locator(".item:visible").count() > 0


def test_back_comes_back_to_the_filtered_view(open_page: Open, denver: str) -> None:
    """Filtering adds nothing to the way back, and what was filtered is there again."""
    page = open_page(denver + "index.html")
    page.goto(denver + DAY)
    page.locator("summary", has_text="Tag").click()
    page.locator("#filters").get_by_label("For operators").check()
    page.keyboard.press("Escape")
    found = _shown(page)
    page.locator(".timetable .item:visible a").first.click()
    page.go_back()
    expect(page.locator("summary", has_text="Tag: For operators")).to_be_visible()
    assert _shown(page) == found
    page.go_back()
    expect(page).to_have_url(denver + "index.html")


def test_when_nothing_matches_there_is_a_way_out(open_page: Open, denver: str) -> None:
    """It is said clearly, beside a button that clears the filters."""
    page = open_page(denver + DAY + "?team=nova&room=aspen")
    nothing = page.locator("main .nothing:visible", has_text="Nothing matches")
    expect(nothing).to_be_visible()
    assert _shown(page) == 0
    nothing.get_by_role("button").click()
    expect(page.get_by_text("Nothing matches")).to_be_hidden()
    assert _shown(page) > 30
    assert _query(page) == {}


def test_the_list_is_filtered_as_the_table_is(open_page: Open, denver: str) -> None:
    """On a phone: no empty headings, and the same sessions."""
    page = open_page(
        denver + DAY + "?tag=operators&at=2018-01-01", viewport={"width": 390, "height": 800}
    )
    expect(page.locator("#filters .count")).to_contain_text("shown")
    cards = page.locator(".bytime .item:visible")
    assert 0 < cards.count() < 43
    for item in cards.all():
        assert "operators" in (item.get_attribute("data-tags") or "")
    for section in page.locator(".bytime .start:visible").all():
        assert section.locator(".item:visible").count() > 0
    assert _query(page)["at"] == ["2018-01-01"]


def test_topics_by_whether_they_are_scheduled(open_page: Open, night: str) -> None:
    """What nobody has found a time for can be listed."""
    page = open_page(night + "topics/index.html")
    page.locator("summary", has_text="Scheduled").click()
    page.locator("#filters").get_by_label("Not yet scheduled").check()
    expect(page.locator("main li.item:visible h3")).to_have_text(["Some other day"])
    assert _query(page) == {"scheduled": ["no"]}


def test_topics_by_room(open_page: Open, night: str) -> None:
    """What is discussed behind one door."""
    page = open_page(night + "topics/index.html?room=harbour&tag=upgrades")
    expect(page.locator("main li.item:visible h3")).to_have_text(["NUMA"])


def test_a_long_list_is_filtered_as_a_whole(
    open_page: Open, night_folder: Path, tmp_path: Path
) -> None:
    """Topics on further pages come to the first one, with stars and in the zone that was chosen."""
    folder = shutil.copytree(night_folder, tmp_path / "long")
    first = folder / "topics" / "index.html"
    item, _, rest = first.read_text("utf-8").partition('</li>\n<li class="topic item')
    nav = '<nav class="pages"><a href="../topics/2.html">2</a></nav></main>'
    (folder / "topics" / "2.html").write_text(f'<ul class="topics"><li class="topic item{rest}')
    foot = rest[rest.index("</ul>") :].replace("</main>", nav)
    first.write_text(f"{item}</li>\n{foot}", "utf-8")
    for address in serve(folder):
        page = open_page(f"{address}topics/index.html?scheduled=no")
        expect(page.locator("main li.item:visible h3")).to_have_text(["Some other day"])
        expect(page.locator("#filters .count")).to_have_text("1 of 4 shown")
        expect(page.get_by_role("button", name="Star Some other day")).to_be_visible()
        expect(page.locator(".pages")).to_have_count(0)


def test_teams_by_kind(open_page: Open, night: str) -> None:
    """A group without teams goes with its heading."""
    page = open_page(night + "teams/index.html")
    page.locator("summary", has_text="Kind").click()
    page.locator("#filters").get_by_label("Operators").check()
    expect(page.locator("main li.item:visible")).to_have_count(1)
    expect(page.locator("main section:visible h2")).to_have_count(1)
