"""Search, by the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Open


def test_search_by_keyboard(open_page: Open, night: str) -> None:
    """Slash, a few letters without their accents, arrows, Enter."""
    page = open_page(night + "index.html")
    expect(page.get_by_role("button", name="Search")).to_be_visible()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    assert not requests
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Search")
    expect(field).to_be_focused()
    page.keyboard.type("volu")
    option = page.locator("dialog").get_by_role("option")
    expect(option).to_have_count(1)
    assert [url for url in requests if url.endswith("search.json")]
    expect(option).to_contain_text("Vólumes")
    expect(option).to_have_attribute("aria-selected", "true")
    active = field.get_attribute("aria-activedescendant")
    assert active == option.get_attribute("id")
    expect(page.locator("dialog [role=status]")).to_have_text("1 result")
    page.keyboard.press("Enter")
    expect(page).to_have_url(night + "teams/cinder/index.html#topic-volumes")


def test_arrows_go_around_and_escape_closes(open_page: Open, night: str) -> None:
    """The focus stays in the field, and goes back to where it was."""
    page = open_page(night + "index.html")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.type("n")
    options = page.locator("dialog").get_by_role("option")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # the first one may have emptied the field
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_what_people_wrote_stays_text(open_page: Open, night: str) -> None:
    """Markup of a title is shown as it was written."""
    page = open_page(night + "index.html")
    expect(page.get_by_role("button", name="Search")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.type("onerror")
    expect(page.locator("dialog").get_by_role("option")).to_contain_text(
        "<img src=x onerror=alert(1)>"
    )
    assert page.locator("dialog img").count() == 0


def test_titles_come_before_texts(open_page: Open, denver: str) -> None:
    """A team's name finds the team first, whoever else mentions it."""
    page = open_page(denver + "index.html")
    expect(page.get_by_role("button", name="Search")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search")).to_be_focused()
    page.keyboard.type("nova")
    options = page.locator("dialog").get_by_role("option")
    expect(options.first.locator(".name")).to_have_text("Nova")
    expect(page.locator("dialog [role=group]").first).to_have_attribute("aria-label", "Teams")
    page.keyboard.type(" zzz")
    expect(page.locator("dialog [role=status]")).to_have_text("Nothing found.")


def test_slash_is_a_letter_in_a_field(open_page: Open, night: str) -> None:
    """Who types into a field, or holds another key, doesn't ask for the search."""
    page = open_page(night + "index.html")
    expect(page.get_by_role("button", name="Search")).to_be_visible()
    page.get_by_label("Time zone").focus()
    page.keyboard.press("/")
    page.locator("#main").focus()
    page.keyboard.press("Control+/")
    assert page.locator("dialog[open]").count() == 0
