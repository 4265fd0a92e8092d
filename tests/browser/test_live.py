"""What is said on IRC, beside what the clock says: with its age, as text, gone when it is old."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from ptgsite.build import build
from ptgsite.project import Project
from tests.browser.conftest import serve
from tests.browser.night_event import EVENT, FILES
from tests.browser.test_pages import violations
from tests.loopback import Answer, serving

BOT = "https://bot.example.org:8443/ptg.json"
TIME = "2026-10-24T21:10:00Z"  # the first session is on
SAID: dict[str, Any] = {
    "tracks": ["nova", "cinder", "ops", "constructor"],
    "now": {"nova": "with #cinder, #nobody <b>bold</b> https://example.org/x javascript:alert(1)"},
    "next": {"nova": ["<img src=x onerror=alert(1)>", "later"], "ops": ["stories"]},
    "location": {"ops": "lan tern"},
    "urls": {"nova": "https://meet.example.org/nova", "cinder": "javascript:alert(1)"},
    "motd": [{"level": "warning", "message": "Torch! https://example.org/torch"}],
    "subscriptions": {"iris": "private"},
}


@dataclass
class Bot:
    """What the bot answers, and how often it was asked."""

    said: Any = field(default_factory=lambda: SAID)
    status: int = 200
    asked: int = 0
    own: Any = None
    """What the site's live.json has, None for no such file."""
    own_asked: int = 0

    def answer(self, route: Route) -> None:
        """As PTGBot's server does, but for all origins, as Playwright sees to."""
        self.asked += 1
        body = self.said if isinstance(self.said, str) else json.dumps(self.said)
        route.fulfill(status=self.status, body=body)

    def answer_own(self, route: Route) -> None:
        """The site's own copy."""
        self.own_asked += 1
        if self.own is None:
            route.fulfill(status=404, body="")
        else:
            route.fulfill(body=json.dumps(self.own))


def served(folder: Path, bot: str) -> Iterator[str]:
    """The address of the small event's site with a bot."""
    for name, content in {**FILES, "content/event.yaml": f"{EVENT}ptgbot: {bot}\n"}.items():
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / name).write_text(content, "utf-8")
    assert not build(Project(folder / "site"), folder / "www").checked.errors
    yield from serve(folder / "www")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small event with a bot that tests answer for."""
    yield from served(tmp_path_factory.mktemp("bot"), BOT)


def pass_minutes(page: Page, count: int) -> None:
    """Let time pass on the page, and wait for answers."""
    waiting: set[Request] = set()

    def asks(request: Request) -> None:
        waiting.add(request)

    def has_it(request: Request) -> None:
        waiting.discard(request)

    page.on("request", asks)
    page.on("requestfinished", has_it)
    page.on("requestfailed", has_it)
    for _ in range(2 * count):
        page.clock.run_for(30_000)
        page.wait_for_timeout(40)
        while waiting:
            page.wait_for_timeout(10)


@pytest.fixture
def bot() -> Bot:
    """A bot that other origins may read."""
    return Bot()


def quiet(page: Page) -> None:
    """Nothing is shown of what the bot says, and nothing wrong."""
    sign = page.locator(".page-sign").count()
    rest = re.compile(r"^\s*(No news on IRC|On IRC teams tell what they are at during the event)$")
    expect(page.locator("#live .line")).to_have_text("" if sign else rest)
    assert "".join(page.locator("#live .all").all_text_contents()) == ""
    assert "".join(page.locator(".told").all_text_contents()) == ""


Opened = Callable[..., Page]


@pytest.fixture
def opened(context: Callable[..., BrowserContext], site: str, bot: Bot) -> Opened:
    """Opens a page of the site during the event, with the bot in reach."""

    def open_(path: str, time: str = TIME, size: tuple[int, int] = (1280, 800)) -> Page:
        page = context(viewport={"width": size[0], "height": size[1]}).new_page()
        page.clock.install(time=time)
        page.route(BOT, bot.answer)
        page.route("**/live.json", bot.answer_own)
        page.goto(site + path)
        page.wait_for_selector("html[data-ready]")
        return page

    return open_


def test_words_are_shown_as_they_were_said(opened: Opened) -> None:
    """As text: tags of teams and web addresses are links, and nothing else is."""
    page = opened("now/index.html")
    said = page.locator("#live")
    expect(said).to_contain_text(
        "with #cinder, #nobody <b>bold</b> https://example.org/x javascript:"
    )
    expect(said).to_contain_text("<img src=x onerror=alert(1)>")
    expect(said.locator(".line")).to_contain_text(
        "On IRC now: Torch! https://example.org/torch · Nova:"
    )
    assert said.locator(".line a").count() == 0
    hrefs = said.locator("a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    assert hrefs == [
        "https://example.org/torch",
        "../teams/nova/index.html",
        "https://meet.example.org/nova",
        "../teams/cinder/index.html",
        "https://example.org/x",
        "../teams/ops/index.html",
        "../rooms/lantern/index.html",
    ]
    assert said.locator("img, b, script").count() == 0
    assert page.locator("#now .room").count() == 3


@pytest.mark.parametrize(
    ("path", "there", "not_there"),
    [
        ("index.html", ["later", "stories", "Torch!"], []),
        ("teams/nova/index.html", ["later", "Torch!"], ["stories"]),
        ("teams/ops/index.html", ["stories", "Lantern"], ["later"]),
        ("rooms/harbour/index.html", ["later"], ["stories"]),
        ("rooms/lantern/index.html", ["stories"], ["later"]),
        ("rooms/harbour/sign/index.html", ["later", "Torch!"], ["stories"]),
    ],
)
def test_each_page_has_what_concerns_it(
    opened: Opened, path: str, there: list[str], not_there: list[str]
) -> None:
    """A room those who are in it: by the clock, unless the bot was told where."""
    live = opened(path).locator("#live")
    for words in there:
        expect(live).to_contain_text(words)
    for words in not_there:
        expect(live).not_to_contain_text(words)


def test_the_bot_is_asked_once_a_minute(opened: Opened, bot: Bot) -> None:
    """And again, more and more rarely, while it does not answer."""
    page = opened("now/index.html")
    expect(page.locator("#live")).to_contain_text("later")
    pass_minutes(page, 10)
    assert 9 <= bot.asked <= 11
    bot.status, bot.asked = 500, 0
    pass_minutes(page, 60)
    assert 4 <= bot.asked <= 9


def test_words_grow_old_and_go(opened: Opened, bot: Bot) -> None:
    """After twenty minutes without news; the schedule goes on by the clock."""
    page = opened("now/index.html")
    live = page.locator("#live")
    expect(live).to_contain_text("later")
    bot.said = "{"  # the bot is saving its file: what was read before stays
    pass_minutes(page, 6)
    expect(live.locator(".line")).to_contain_text("On IRC 5 minutes ago: Torch!")
    expect(page.locator(".room[data-room=harbour] .told").first).to_contain_text("5 minutes ago")
    expect(live).to_contain_text("later")
    pass_minutes(page, 17)
    quiet(page)
    expect(live.locator(".line")).to_contain_text("On IRC teams tell")
    bot.said = {}
    pass_minutes(page, 32)
    expect(live.locator(".line")).to_have_text("No news on IRC")
    expect(page.locator("#now .room[data-room=harbour]")).to_contain_text("Cinder")


@pytest.mark.parametrize(
    "said",
    [
        "<html>",
        "[]",
        "{}",
        '{"now": 3, "next": [1], "location": "x", "urls": null, "motd": "hello"}',
        '{"now": {"nova": {}}, "next": {"nova": {"a": 1}}, "motd": [3, {"message": 4}]}',
        '{"now": {"__proto__": 1, "toString": 2}}',
    ],
)
def test_a_bot_that_says_nothing_of_use_changes_nothing(
    opened: Opened, bot: Bot, said: str
) -> None:
    """Nor does one that other origins may not read, or that is away."""
    bot.said = said
    page = opened("now/index.html")
    pass_minutes(page, 1)
    quiet(page)
    assert page.locator("#now .room").count() == 3


def test_other_origins_may_be_refused(
    context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    """As PTGBot's own server does: then the page works by the clock, and says nothing wrong."""
    said = Answer(json.dumps(SAID).encode(), headers={"Content-Type": "application/json"})
    with serving({"/ptg.json": said}) as (bot, asked):
        for address in served(tmp_path, f"{bot}/ptg.json"):
            page = context().new_page()
            page.clock.install(time=TIME)
            page.goto(f"{address}now/index.html")
            page.wait_for_selector("html[data-ready]")
            pass_minutes(page, 1)
            quiet(page)
            expect(page.locator("#now .room[data-room=harbour]")).to_contain_text("Nova")
    assert set(asked) == {"/ptg.json"}


def test_an_answer_without_end_is_left(
    context: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    """After the most that is read."""
    left = threading.Event()

    def without_end(send: Callable[[bytes], None]) -> None:
        try:
            for _ in range(2_000):  # many times as much as all buffers on the way
                send(b" " * 65_536)
        except OSError:
            left.set()

    endless = Answer(headers={"Access-Control-Allow-Origin": "*"}, more=without_end)
    with serving({"/ptg.json": endless}) as (bot, _):
        for address in served(tmp_path, f"{bot}/ptg.json"):
            page = context().new_page()
            page.clock.install(time=TIME)
            page.goto(f"{address}now/index.html")
            assert left.wait(60)
            quiet(page)


@pytest.mark.parametrize("said", ["[]", "null", "3", '"now"'])
def test_another_answer_is_no_silence(opened: Opened, bot: Bot, said: str) -> None:
    """The page doesn't say that there is no news where no bot was heard."""
    bot.said = said
    page = opened("now/index.html")
    pass_minutes(page, 1)
    expect(page.locator("#live .line")).to_contain_text("On IRC teams tell")


def test_the_sites_own_copy_comes_first(opened: Opened, bot: Bot) -> None:
    """With the time at which it was fetched; the bot is not asked."""
    bot.own = {"fetched": "2026-10-24T21:05:00Z", "now": {"cinder": "from the copy"}}
    page = opened("now/index.html")
    expect(page.locator("#live")).to_contain_text("from the copy")
    expect(page.locator("#live .line")).to_contain_text("On IRC 5 minutes ago: Cinder: from")
    assert bot.asked == 0


def test_a_copy_that_is_not_there_is_not_asked_for_on_each_page(opened: Opened, bot: Bot) -> None:
    """Only after a quarter of an hour again: a browser tells every miss as an error."""
    page = opened("now/index.html")
    expect(page.locator("#live")).to_contain_text("later")
    page.goto(page.url.replace("now/", ""))
    expect(page.locator("#live")).to_contain_text("later")
    pass_minutes(page, 2)
    assert bot.own_asked == 1
    pass_minutes(page, 16)
    assert bot.own_asked == 2


@pytest.mark.parametrize("fetched", ["2026-10-24T20:05:00Z", "2027-10-24T20:05:00Z", "today", None])
def test_a_copy_of_another_time_leaves_it_to_the_bot(
    opened: Opened, bot: Bot, fetched: str | None
) -> None:
    """Whoever wrote it has stopped, or has no clock that goes right."""
    bot.own = {"fetched": fetched, "now": {"cinder": "from the copy"}}
    page = opened("now/index.html")
    expect(page.locator("#live")).to_contain_text("later")
    expect(page.locator("#live")).not_to_contain_text("from the copy")


@pytest.mark.parametrize("time", ["2026-10-20T12:00:00Z", "2026-11-20T12:00:00Z"])
def test_away_from_the_event_nobody_asks(opened: Opened, bot: Bot, time: str) -> None:
    """What the bot still says is of another week."""
    page = opened("now/index.html", time)
    pass_minutes(page, 1)
    assert bot.asked == 0
    quiet(page)
    page.goto(page.url.replace("now/", ""))
    expect(page.locator("#live")).to_be_hidden()


def test_a_page_that_nobody_looks_at_does_not_ask(opened: Opened, bot: Bot) -> None:
    """Until it is looked at again."""
    page = opened("now/index.html")
    expect(page.locator("#live")).to_contain_text("later")
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    bot.asked = 0
    pass_minutes(page, 10)
    assert bot.asked == 0
    page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.run_for(1_000)
    assert bot.asked == 1


@pytest.mark.parametrize(
    "path", ["", "now/", "teams/nova/", "rooms/harbour/", "rooms/harbour/sign/"]
)
def test_live_words_keep_the_page_without_fault(opened: Opened, bot: Bot, path: str) -> None:
    """As axe sees it, in light and dark; and words without a blank don't widen a phone's page."""
    bot.said = SAID | {"now": {"nova": "w" * 400}, "location": {"nova": "Harbour"}}
    page = opened(f"{path}index.html")
    expect(page.locator("#live")).to_contain_text("wwww")
    assert violations(page) == []
    for summary in page.locator("#live summary").all():
        summary.click()
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_only_the_bots_origin_may_be_asked(opened: Opened) -> None:
    """The page's policy names it, and no other."""
    page = opened("index.html")
    policy = page.locator("meta[http-equiv]").first.get_attribute("content") or ""
    assert "connect-src 'self' https://bot.example.org:8443;" in policy


def test_a_site_without_a_bot_asks_nobody(
    night: str, context: Callable[..., BrowserContext]
) -> None:
    """It has no place for live words, and its policy no other origin."""
    page = context().new_page()
    page.goto(night)
    assert page.locator("#live").count() == 0
    policy = page.locator("meta[http-equiv]").first.get_attribute("content") or ""
    assert "connect-src 'self';" in policy


def test_words_stand_by_the_session_that_runs(opened: Opened, bot: Bot) -> None:
    """With their age and, where it is another one than the plan's, the room that was named."""
    bot.said = SAID | {"location": {"nova": "Online", "ops": "harbour"}}
    page = opened("now/index.html")
    told = page.locator(".room[data-room=harbour] [aria-current=time] .told")
    expect(told).to_contain_text("On IRC now: in Online · with #cinder, #nobody <b>bold</b> https")
    assert told.locator("a").evaluate_all("(all) => all.map((a) => a.textContent)") == [
        "Online",
        "#cinder",
        "https://example.org/x",
        "Join the call",
    ]
    # Nova's next session is no place for what Nova is at; Cinder's is for what Cinder says.
    following = page.locator(".room .entry:not([aria-current]) .told")
    assert "".join(following.all_text_contents()) == ""
    bot.said = {"now": {"cinder": "early birds"}}
    pass_minutes(page, 1)
    expect(told).to_have_text("")
    expect(page.locator(".room[data-room=harbour] .entry:not([aria-current]) .told")).to_have_text(
        "On IRC now: early birds"
    )
    pass_minutes(page, 22)  # Cinder's session has begun
    expect(told).to_have_text("On IRC now: early birds")


def test_a_room_tells_that_its_team_is_elsewhere(opened: Opened, bot: Bot) -> None:
    """On its page and its sign; where the team is, it is told, too."""
    bot.said = {"now": {}, "location": {"nova": "on line"}}
    for path in ("index.html", "sign/index.html"):
        page = opened(f"rooms/harbour/{path}")
        expect(page.locator("#live .line")).to_have_text("On IRC now: Nova: in Online")
    page = opened("teams/nova/index.html")
    expect(page.locator("#live .line")).to_have_text("On IRC now: in Online")
    bot.said["now"] = {"nova": "cells"}
    page = opened("rooms/online/index.html")
    expect(page.locator("#live .line")).to_have_text("On IRC now: Nova: cells")


def test_the_rooms_of_a_days_plan_are_no_news(opened: Opened, bot: Bot) -> None:
    """The bot names a team's first one by itself, and goes on to when the team is in another."""
    bot.said = {"now": {"nova": "cells"}, "location": {"nova": "Lantern"}}
    page = opened("rooms/harbour/index.html")
    expect(page.locator("#live .line")).to_have_text("On IRC now: Nova: cells")
    page = opened("rooms/lantern/index.html")
    expect(page.locator("#live .line")).to_have_text("No news on IRC")


_MOVED = """() => {
    window.moved = 0;
    const add = (entry) => window.moved += entry.hadRecentInput ? 0 : entry.value;
    new PerformanceObserver((list) => list.getEntries().forEach(add))
        .observe({type: "layout-shift", buffered: true});
}"""
LONG: dict[str, Any] = {
    "now": {"nova": "words without end " * 20, "cinder": "w" * 400, "ops": "at night"},
    "next": {"nova": ["a", "b", "c"]},
    "location": {"nova": "a long way down the stairs, and then to the left"},
    "motd": [{"level": "danger", "message": "Fire! " * 60}, {"level": "info", "message": "Hello"}],
}


@pytest.mark.parametrize("width", [360, 390, 1280])
@pytest.mark.parametrize(
    "path", ["", "now/", "teams/nova/", "rooms/harbour/", "rooms/harbour/sign/"]
)
def test_words_move_nothing(opened: Opened, bot: Bot, path: str, width: int) -> None:
    """When they come, change and go: what they stand in has its place before."""
    bot.said = {}
    page = opened(f"{path}index.html", "2026-10-24T20:05:00Z", (width, 1600))
    page.evaluate(_MOVED)
    quiet(page)
    page.wait_for_timeout(100)
    page.evaluate("window.moved = 0")
    for said, part in ((SAID, "Torch!"), (LONG, "Fire!"), (SAID, "later")):
        if said == LONG and page.locator("#live summary").count():
            page.locator("#live summary").click()  # the list that opens stays as it is, too
            page.wait_for_timeout(600)
        bot.said = said
        pass_minutes(page, 1)
        expect(page.locator("#live .line")).to_contain_text(part)
        page.wait_for_timeout(100)
    bot.status = 500
    page.clock.fast_forward(21 * 60_000)
    quiet(page)
    page.wait_for_timeout(100)
    assert page.evaluate("window.moved") < 0.002


def test_the_focus_stays_where_it_is(opened: Opened, bot: Bot) -> None:
    """On a link that is still there, or else on what opens the list; the list stays open."""
    page = opened("now/index.html")
    page.locator("#live summary").click()
    link = page.locator("#live .says").get_by_role("link", name="#cinder")
    link.focus()
    bot.said = SAID | {"now": {"ops": "up", "nova": "still with #cinder"}}
    pass_minutes(page, 1)
    expect(page.locator("#live .says")).to_contain_text("still with")
    expect(link).to_be_focused()
    bot.said = {}
    pass_minutes(page, 1)
    quiet(page)
    expect(page.locator("#live summary")).to_be_focused()
    expect(page.locator("#live .more")).to_contain_text("What the event’s bot is told")


def test_no_link_of_a_card_has_the_focus_unseen(opened: Opened, bot: Bot) -> None:
    """The keyboard opens what is cut off in a card; without it, it is in the list."""
    bot.said = {"now": {"nova": "on and on " * 30 + "#cinder"}}
    page = opened("now/index.html")
    told = page.locator("[aria-current=time] .told").first
    expect(told).to_contain_text("#cinder")
    low = told.evaluate("(node) => node.getBoundingClientRect().height")
    page.locator(".room[data-room=harbour] h2 a").focus()
    for _ in range(2):  # the session, and then Cinder
        page.keyboard.press("Tab")
    link = told.get_by_role("link", name="#cinder")
    expect(link).to_be_focused()
    assert told.evaluate("(node) => node.getBoundingClientRect().height") > 2 * low
    expect(link).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    assert told.evaluate("(node) => node.getBoundingClientRect().height") == low


def test_readers_hear_what_their_page_is_about(opened: Opened, bot: Bot) -> None:
    """New words of its team, and new messages to all; nothing twice, and no list of all teams."""
    page = opened("teams/nova/index.html")
    status = page.locator("#status")
    expect(page.locator("#live")).to_contain_text("later")
    pass_minutes(page, 2)
    expect(status).to_have_text("")
    bot.said = SAID | {"now": {"nova": "cells", "ops": "up"}, "next": {}}
    pass_minutes(page, 1)
    expect(status).to_have_text("On IRC now: cells")
    page = opened("now/index.html")
    status = page.locator("#status")
    expect(page.locator("#live")).to_contain_text("cells")
    bot.said = SAID
    pass_minutes(page, 1)
    expect(page.locator("#live")).to_contain_text("later")
    expect(status).to_have_text("")
    bot.said = SAID | {"motd": [*SAID["motd"], {"level": "info", "message": "Soup is ready"}]}
    pass_minutes(page, 1)
    expect(status).to_have_text("On IRC now: Soup is ready")


def test_the_next_page_knows_what_was_said(opened: Opened, site: str, bot: Bot) -> None:
    """Without asking again within the minute, nor keeping what it has no use for."""
    page = opened("now/index.html")
    expect(page.locator("#live")).to_contain_text("later")
    for path in ("", "teams/nova/", "rooms/harbour/"):
        page.goto(f"{site}{path}index.html")
        expect(page.locator("#live")).to_contain_text("later")
    assert bot.asked == 1
    assert "private" not in page.evaluate("JSON.stringify(localStorage)")
    pass_minutes(page, 1)
    assert bot.asked == 2


@pytest.mark.parametrize("path", ["index.html", "now/index.html", "rooms/harbour/sign/index.html"])
def test_without_scripts_and_on_paper_there_is_no_place_for_words(
    opened: Opened, context: Callable[..., BrowserContext], site: str, path: str
) -> None:
    """Nobody could say there what is on."""
    page = context(java_script_enabled=False).new_page()
    page.goto(site + path)
    expect(page.locator("#live")).to_be_hidden()
    page = opened(path)
    expect(page.locator("#live")).to_contain_text("later")
    page.emulate_media(media="print")
    expect(page.locator("#live")).to_be_hidden()
    for told in page.locator(".told").all():
        expect(told).to_be_hidden()


def test_codes_of_irc_are_no_words(opened: Opened, bot: Bot) -> None:
    """Nor is what would turn the words after it around."""
    bot.said = {"now": {"nova": "\x02bold\x0f \x0304,12red\x03 \u202eback", "ops": "\x02 \x0f"}}
    page = opened("now/index.html")
    expect(page.locator("#live .line")).to_have_text("On IRC now: Nova: bold red back")
