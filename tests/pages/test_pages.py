"""The pages of a small event, as a reader and a browser meet them."""

from __future__ import annotations

import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ptgsite import urls
from ptgsite.source.words import Status
from tests.pages import literal
from tests.pages.literal import AUSTIN, BEXAR, CINDER, MONDAY, NOVA, SESSIONS, TUESDAY

FILES = literal.site()
PAGES = sorted(path for path in FILES if path.endswith(".html"))
FEEDS = {
    "schedule.ics",
    "days/2018-09-10.ics",
    "days/2018-09-11.ics",
    "teams/nova.ics",
    "teams/cinder.ics",
    "rooms/bexar.ics",
    "rooms/austin.ics",
    "tags/operators.ics",
    "people/ada.ics",
    "schedule.json",
    "frab/schedule.xml",
    "frab/schedule.json",
    "changes.atom",
    "ptg.json",
}
NOVA_PAGE = "teams/nova/index.html"
MONDAY_PAGE = "days/2018-09-10/index.html"
TUESDAY_PAGE = "days/2018-09-11/index.html"


def parsed(path: str, files: dict[str, str] = FILES) -> LexborHTMLParser:
    """A page, read as a browser reads it."""
    return LexborHTMLParser(files[path])


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    """The text of each element, with its white space folded."""
    return [" ".join(node.text().split()) for node in page.css(selector)]


def links(path: str) -> Iterator[str]:
    """The addresses that a page names, sites and feeds of its own and others."""
    for node in parsed(path).css("[href]"):
        yield node.attributes["href"] or ""


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    """The first element that a selector finds; there has to be one."""
    node = page.css_first(selector)
    assert node is not None, selector
    return node


def attribute(node: LexborNode, name: str) -> str:
    """An attribute that is there."""
    value = node.attributes[name]
    assert value is not None
    return value


def test_every_page_is_there() -> None:
    """A site has a page for each day, team, room and text, and what search engines read."""
    assert set(FILES) >= {
        "index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        "static/site.css",
        "static/teams.css",
        "teams/index.html",
        "teams/cinder/index.html",
        NOVA_PAGE,
        "rooms/index.html",
        "rooms/bexar/index.html",
        "rooms/austin/index.html",
        MONDAY_PAGE,
        TUESDAY_PAGE,
        "venue/index.html",
    }


@pytest.mark.parametrize("path", PAGES)
def test_links_lead_somewhere(path: str) -> None:
    """Each link of a page leads to a file of the site and to a place that is on it."""
    for link in links(path):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            assert parts.scheme in {"https", "mailto", "webcal", "data"}
            continue
        target = str(resolved(PurePosixPath(path).parent / unquote(parts.path)))
        target = target if parts.path else path
        assert target in FILES or target in FEEDS, link
        if parts.fragment:
            ids = {node.attributes["id"] for node in parsed(target).css("[id]")}
            assert parts.fragment in ids, link


def resolved(path: PurePosixPath) -> PurePosixPath:
    """The path without its "..", which may not lead out of the site."""
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return PurePosixPath(*parts)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole(path: str) -> None:
    """A page has one h1, a title, a description, a main landmark, a skip link and a language."""
    page = parsed(path)
    assert len(page.css("h1")) == 1
    assert texts(page, "title") != [""]
    assert attribute(one(page, 'meta[name="description"]'), "content")
    one(page, "main#main")
    assert attribute(one(page, "body > a"), "href") == "#main"
    assert attribute(one(page, "html"), "lang") == "en"


@pytest.mark.parametrize("path", PAGES)
def test_headings_leave_no_level_out(path: str) -> None:
    """The outline of a page goes down one level at a time."""
    levels = [int((node.tag or "")[1]) for node in parsed(path).css("h1, h2, h3, h4, h5, h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PAGES)
def test_nothing_inline_and_nothing_foreign(path: str) -> None:
    """A page keeps to its own security policy, which comes before anything else in it."""
    page = parsed(path)
    metas = page.css("head > *")
    assert metas[0].attributes["http-equiv"] == "Content-Security-Policy"
    policy = attribute(metas[0], "content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not page.css("iframe, img, object, [style], [onclick], [onload]")
    for script in page.css("script:not([type='application/ld+json'])"):
        assert attribute(script, "type") == "module"
        assert attribute(script, "src").endswith(("static/js/main.js", "static/js/early.js"))
    for sheet in page.css("style"):
        digest = b64encode(sha256(sheet.text().encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    for sheet in page.css('link[rel="stylesheet"], link[rel="icon"]'):
        assert not urlsplit(attribute(sheet, "href")).netloc


def test_a_page_says_what_it_is_when_it_is_shared() -> None:
    """The title, description and address that other sites show of a link (Open Graph)."""
    page = parsed("teams/nova/index.html")
    said = {
        node.attributes["property"]: node.attributes["content"]
        for node in page.css("meta[property]")
    }
    assert said == {
        "og:type": "website",
        "og:site_name": "PTG <Denver>",
        "og:title": "Nova \N{MIDDLE DOT} PTG <Denver>",
        "og:description": "Nova at PTG <Denver>: 3 sessions, 2 topics.",
        "og:url": "https://example.org/ptg/teams/nova/",
    }


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique(path: str) -> None:
    """No id is on a page twice, and what names another element by its id finds it."""
    page = parsed(path)
    ids = [attribute(node, "id") for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert {attribute(node, "aria-labelledby") for node in page.css("[aria-labelledby]")} <= {*ids}


def test_joint_sessions_have_ids_of_their_own() -> None:
    """Two teams' sessions of one time are told apart on the page of a team that is in both."""
    own = replace(SESSIONS[0], anchor="at-2018-09-10-0900")
    other = replace(
        literal.session(CINDER, AUSTIN, MONDAY, 9, 12), anchor=own.anchor, joint=(NOVA,)
    )
    page = parsed(NOVA_PAGE, literal.site(literal.schedule((own, other))))
    ids = [attribute(node, "id") for node in page.css(".ticket")]
    assert sorted(ids) == ["at-2018-09-10-0900", "cinder_at-2018-09-10-0900"]


def test_what_people_write_is_text() -> None:
    """Names, titles and texts of the sources are shown as written and never as markup."""
    assert "PTG &lt;Denver&gt;" in FILES["index.html"]
    page = FILES[NOVA_PAGE]
    assert "Multi-attach &lt;volumes&gt;" in page
    assert "Compute &amp; &lt;b&gt;more&lt;/b&gt;" in page


@pytest.mark.parametrize("path", PAGES)
def test_clock_times_are_marked_up(path: str) -> None:
    """Each clock time stands in an element that gives the moment in UTC, and the zone is named."""
    page = parsed(path)
    for node in page.css("time"):
        assert attribute(node, "datetime").endswith("Z")
    for node in page.css("main time"):
        assert attribute(node, "data-day") in {"2018-09-10", "2018-09-11"}
    if path == "404.html":
        return
    assert "America/Denver, UTC\N{MINUS SIGN}6" in one(page, "body").text()


def test_after_midnight() -> None:
    """A session after midnight is shown on the day it began on, with the next day's mark."""
    page = parsed(TUESDAY_PAGE)
    assert "19:00–01:30+1 day" in texts(page, ".timetable .card .when")
    assert [attribute(node, "datetime") for node in page.css(".timetable .card time")] == [
        "2018-09-12T01:00:00Z",
        "2018-09-12T07:30:00Z",
    ]


def test_timetable_headers() -> None:
    """The timetable is a table with a caption whose rows and columns all have a header."""
    page = parsed(MONDAY_PAGE)
    assert texts(page, "caption") == ["Rooms and times on Monday, 10 September 2018"]
    heads = texts(page, "thead th[scope=col]")
    assert heads == ["Room", "MonA 09:00–12:00", "Lunch 12:00–13:00", "MonP 13:00–16:00"]
    assert texts(page, "tbody th[scope=row] a") == ["Austin", "Bexar"]
    region = one(page, ".timetable")
    assert region.attributes["role"] == "region"
    assert region.attributes["tabindex"] == "0"


def test_timetable_cells() -> None:
    """Every room's row fills all columns, with sessions, free time and breaks told apart."""
    rows = parsed(MONDAY_PAGE).css(".timetable tbody tr")
    spans = [[int(td.attributes.get("colspan") or 1) for td in row.css("td")] for row in rows]
    assert [sum(row) for row in spans] == [3, 3]
    uses = [[td.attributes.get("class") for td in row.css("td")] for row in rows]
    assert uses == [["free", "break", None], [None, "break", "free"]]


def test_overlapping_sessions() -> None:
    """Sessions that overlap in one room have a row each, under one header for both."""
    twice = (SESSIONS[0], literal.session(CINDER, BEXAR, MONDAY, 10, 14))
    page = parsed(MONDAY_PAGE, literal.site(literal.schedule(twice)))
    header = one(page, "tbody th[scope=rowgroup]")
    assert header.attributes["rowspan"] == "2"
    assert texts(page, ".timetable .card .name") == ["Nova", "Cinder"]


def test_status_in_words() -> None:
    """A cancelled session says so, in the table and in the list."""
    off = literal.schedule((replace(SESSIONS[0], status=Status.CANCELLED),))
    page = parsed(MONDAY_PAGE, literal.site(off))
    assert texts(page, ".timetable .status") == ["Cancelled"]
    assert texts(page, ".bytime .status") == ["Cancelled"]


def test_list_by_time() -> None:
    """A narrow screen gets the same sessions by the time they start, and the breaks."""
    page = parsed(MONDAY_PAGE)
    assert texts(page, ".bytime h2") == ["09:00", "12:00", "13:00"]
    assert texts(page, ".bytime .card .name") == ["Nova", "Cinder"]
    assert texts(page, ".bytime .pause") == ["Lunch 12:00–13:00"]
    assert texts(page, ".free-rooms dd") == ["Austin", "Bexar"]


def test_day_before_and_after() -> None:
    """Days lead to their neighbours."""
    assert [node.attributes["rel"] for node in parsed(MONDAY_PAGE).css(".around a")] == ["next"]
    assert [node.attributes["rel"] for node in parsed(TUESDAY_PAGE).css(".around a")] == ["prev"]


def test_team_page() -> None:
    """A team's page has its sessions, joint ones too, and topics with and without a place."""
    page = parsed(NOVA_PAGE)
    assert texts(page, ".ticket .title") == ["Volumes & friends", "Late night"]
    assert texts(page, "#topic-multi-attach .facts") == [
        "40 min 0 interested Wanted: Cinder",
        "Mon 10 Sep, 09:00, Bexar",
    ]
    one(page, "[aria-labelledby=unplanned] #topic-later")
    one(page, 'a[href="mailto:ada@example.org"]')
    edit = "https://git.example.org/edit/main/teams/nova.yaml"
    one(page, f'a[href="{edit}"]')


def test_room_page() -> None:
    """A room's page says what is in it and when it is free, which closed time slots are not."""
    page = parsed("rooms/austin/index.html")
    assert texts(page, ".free") == ["Free: MonA 09:00–12:00", "Free: TueP 13:00–16:00"]
    assert texts(page, ".card .title") == ["Volumes & friends"]


def test_home_page() -> None:
    """The home page says what, when and where, and leads to days, teams and calendar."""
    page = parsed("index.html")
    assert texts(page, ".kicker") == ["10–11 September 2018 / Denver"]
    assert texts(page, "ol.days .weekday") == ["Monday", "Tuesday"]
    assert texts(page, ".notices li") == ["Mon 10 Sep – Tue 11 Sep Bexar moves"]
    assert texts(page, ".chip") == ["Cinder", "Nova"]
    one(page, 'a[href="webcal://example.org/ptg/schedule.ics"]')
    one(page, 'link[rel="alternate"][type="text/calendar"]')


def test_an_event_with_nothing_in_it() -> None:
    """An event without days, teams, rooms and texts has a home page, and no page is broken."""
    empty = replace(
        literal.schedule((), teams=()), days=(), rooms=(), tags=(), topics=(), pages=(), welcome=""
    )
    files = literal.site(empty)
    names = "changes etherpads free my now rooms subscribe teams topics"
    assert {path for path in files if path.endswith(".html")} == {
        "index.html",
        "404.html",
        *(f"{name}/index.html" for name in names.split()),
    }


def test_404_works_at_any_depth() -> None:
    """The page for missing addresses needs no file, and its links lead to the site's address."""
    own = [link for link in links("404.html") if not link.startswith(("#", "data:"))]
    assert own
    assert all(link.startswith("https://example.org/ptg/") for link in own)
    assert not parsed("404.html").css("script, link[rel=stylesheet], [src]")


def test_sitemap_and_robots() -> None:
    """Search engines get all pages but the one for missing addresses, by absolute address."""
    site = FILES["sitemap.xml"]
    assert site.count("<loc>") == len(PAGES) - 1
    assert "<loc>https://example.org/ptg/teams/nova/</loc>" in site
    assert "<lastmod>2018-09-09T15:30:00Z</lastmod>" in site
    assert FILES["robots.txt"].endswith("Sitemap: https://example.org/ptg/sitemap.xml\n")


def test_pages_lie_where_urls_say() -> None:
    """Pages lie where urls.py says."""
    assert urls.room(BEXAR) in FILES
    assert urls.day(TUESDAY) in FILES


def test_same_bytes_everywhere() -> None:
    """The hash seed and the machine's time zone change nothing."""
    code = (
        "import hashlib; from tests.pages import literal;"
        "print(hashlib.sha256(repr(literal.site()).encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            cwd=root,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Kolkata"), ("2", "America/Denver"))
    }
    assert len(digests) == 1
