"""A site while it is edited, as a browser and its live reload meet it."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, TypeVar

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from ptgsite.output.write import Written
from ptgsite.serve.rounds import Round
from ptgsite.serve.server import PortTaken, listen, serve
from ptgsite.serve.site import Site
from tests.serve.running import LONG, Running, served
from tests.sites import write_site

NOVA = "name: Nova\nkind: project\nslots: [{slot: MonA1, room: bexar}]\n"
BAD = "name: Nova <b>\nkind: project\nslots: [{slot: MonA1, room: austin}]\n"
SCRIPT = '<script src="/livereload.js?host=127.0.0.1&amp;port={}" defer></script>'


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Running]:
    """The base site with two teams, served."""
    project = write_site(tmp_path / "site", {"teams/nova.yaml": NOVA})
    with served(project, tmp_path / "output") as running:
        running.next()
        yield running


def _get(
    site: Running, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], str]:
    return _get_at(site.port, path, method, **headers)


def _get_at(
    port: int, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=LONG)
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    found = response.status, dict(response.getheaders()), response.read().decode()
    connection.close()
    return found


def test_what_is_served_is_what_is_published(site: Running) -> None:
    """But for live reload in the pages, none of which gets into a file."""
    status, headers, page = _get(site, "/teams/nova/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    script = SCRIPT.format(site.port)
    assert script in page
    added = script + '<link rel="stylesheet" href="/livereload.css">'
    on_disk = (site.output / "teams/nova/index.html").read_text("utf-8")
    assert page.replace(added, "") == on_disk
    status, headers, feed = _get(site, "/teams/nova.ics")
    assert (status, headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert feed.encode() == (site.output / "teams/nova.ics").read_bytes()
    assert "livereload" not in "".join(
        file.read_text("utf-8") for file in site.output.rglob("*.html")
    )


def test_only_the_head(site: Running) -> None:
    """As programs ask that look for changes."""
    status, headers, body = _get(site, "/schedule.ics", "HEAD")
    assert (status, body) == (200, "")
    assert int(headers["Content-Length"]) == (site.output / "schedule.ics").stat().st_size
    assert _get(site, "/", "POST")[0] == 405


def test_nothing_changed_is_not_sent_again(site: Running) -> None:
    """A browser asks each time, and has its copy confirmed."""
    headers = _get(site, "/static/site.css")[1]
    assert headers["Cache-Control"] == "no-cache"
    again = _get(site, "/static/site.css", **{"If-None-Match": headers["Etag"]})
    assert (again[0], again[2]) == (304, "")


def test_an_address_that_leads_nowhere(site: Running) -> None:
    """Gets the page that is published for it, as it is."""
    status, headers, page = _get(site, "/nothing/here")
    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert page == (site.output / "404.html").read_text("utf-8")
    status, headers, _ = _get(site, "/teams/nova")
    assert (status, headers["Location"]) == (302, "/teams/nova/")


def test_the_service_worker_stays_out_of_the_way(site: Running) -> None:
    """It is stood in for by one that leaves, and no publication is ever a new one."""
    _, headers, worker = _get(site, "/sw.js")
    assert headers["Content-Type"].startswith("text/javascript")
    assert "unregister()" in worker
    assert json.loads(_get(site, "/offline.json")[2]) == {"version": "served", "files": []}


def test_a_strangers_name_is_turned_away(site: Running) -> None:
    """Whatever is asked for: a page that has its name lead here reads nothing."""
    for path in ("/", "/livereload.js", "/livereload.css", "/schedule.ics"):
        status, _, text = _get(site, path, Host="evil.example")
        assert (status, text) == (421, "421 This server has no such host name\n")


def test_a_site_below_a_path(tmp_path: Path) -> None:
    """As on a host that is shared; live reload is at the top."""
    project = write_site(tmp_path / "site", {})
    with served(project, tmp_path / "output", "/some/where/") as site:
        assert _get(site, "/")[1]["Location"] == "/some/where/"
        assert SCRIPT.format(site.port) in _get(site, "/some/where/rooms/austin/")[2]
        assert _get(site, "/rooms/austin/")[0] == 404


def test_a_bad_save_is_laid_over_the_last_good_page(site: Running) -> None:
    """In the words of `check`; the files stay, and mending takes it away."""
    before = (site.output / "teams/nova/index.html").read_bytes()
    assert site.save("teams/nova.yaml", BAD).written is None
    page = _get(site, "/teams/nova/")[2]
    assert '<details id="ptgsite-problems" open><summary>1 error in 1 file</summary>' in page
    assert (
        "teams/nova.yaml:3:29: error: Austin is already booked at MonA1 by Cinder "
        "[room-double-booked]\n3 | slots: [{slot: MonA1, room: austin}]\n" in page
    )
    assert "<b>" not in page.partition("<details")[2]
    assert (site.output / "teams/nova/index.html").read_bytes() == before
    assert site.save("teams/nova.yaml", NOVA).written is not None
    assert "ptgsite-problems" not in _get(site, "/teams/nova/")[2]


@pytest.mark.parametrize("deleted", ["teams/nova/index.html", ""])
def test_what_another_program_has_deleted_is_made_again(site: Running, deleted: str) -> None:
    """As soon as a browser asks for it, whose page then is loaded again."""
    before = _get(site, "/teams/nova/")[2]
    gone = site.output / deleted
    gone.unlink() if gone.is_file() else shutil.rmtree(gone)
    status, _, page = _get(site, "/teams/nova/")
    assert (status, "There is no page here." in page) == (404, True)
    assert SCRIPT.format(site.port) in page
    assert "teams/nova/index.html" in site.next().changed
    assert _talk(site, "/teams/nova/", _message)["path"] == "*"
    assert _get(site, "/teams/nova/")[2] == before


def test_what_is_deleted_while_there_is_an_error(site: Running) -> None:
    """Is made again when that is mended; until then the page tells the error."""
    site.save("teams/nova.yaml", BAD)
    shutil.rmtree(site.output)
    status, _, page = _get(site, "/teams/nova/")
    assert (status, "room-double-booked" in page) == (404, True)
    assert site.save("teams/nova.yaml", NOVA).written is not None
    assert _get(site, "/teams/nova/")[0] == 200


def test_a_site_that_was_never_good(tmp_path: Path) -> None:
    """Every address shows what is wrong, and then the site."""
    project = write_site(tmp_path / "site", {"teams/nova.yaml": BAD})
    with served(project, tmp_path / "output") as site:
        assert site.next().written is None
        status, _, page = _get(site, "/teams/nova/")
        assert (status, "room-double-booked" in page) == (404, True)
        assert SCRIPT.format(site.port) in page
        site.save("teams/nova.yaml", NOVA)
        status, _, page = _get(site, "/teams/nova/")
        assert (status, "room-double-booked" in page) == (200, False)


def test_a_broken_template_is_laid_over_the_page(tmp_path: Path) -> None:
    """A theme's author sees file and line, and the server goes on."""
    event = {"content/event.yaml": _event() + "theme: mine\n"}
    project = write_site(tmp_path / "site", {**event, "themes/mine/strings.json": "{}"})
    with served(project, tmp_path / "output") as site:
        assert site.next().written is not None
        (project.root / "themes/mine/templates").mkdir()
        site.save("themes/mine/templates/home.html", "\n{% if %}")
        page = _get(site, "/")[2]
        assert "template home.html:2" in page
        assert "<pre" not in page.partition("ptgsite-problems")[2]  # all is said in the line above
        (project.root / "themes/mine/templates/home.html").unlink()
        assert site.next().written is not None


def _event() -> str:
    return (Path(__file__).parents[1] / "cases/base/content/event.yaml").read_text("utf-8")


def test_a_port_that_is_taken() -> None:
    """Is told, with one that isn't."""
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken) as told:
            listen("127.0.0.1", port)
    assert told.value.free is None or port < told.value.free < port + 20


def test_no_port_near_by_is_free() -> None:
    """Then none is named; and a host that isn't this machine's is no port that is taken."""
    with suppress(PortTaken), listen("127.0.0.1", 65535):
        with pytest.raises(PortTaken) as told:
            listen("127.0.0.1", 65535)
        assert told.value.free is None
    with pytest.raises(OSError, match="assign requested address"):
        listen("192.0.2.1", 0)


T = TypeVar("T")
Talk = Callable[[WebSocketClientConnection], Any]


def _talk(site: Running, page: str, talk: Talk) -> Any:
    """What comes of a conversation with live reload, as livereload.js leads it for a page."""

    async def run() -> Any:
        url = f"ws://127.0.0.1:{site.port}/livereload"
        own = f"http://127.0.0.1:{site.port}"
        connection = await websocket_connect(HTTPRequest(url, headers={"Origin": own}))
        await connection.write_message(json.dumps({"command": "hello", "protocols": []}))
        hello = await connection.read_message()
        assert json.loads(hello or "")["command"] == "hello"
        await connection.write_message(json.dumps({"command": "info", "url": own + page}))
        try:
            return await asyncio.wait_for(talk(connection), LONG)
        finally:
            connection.close()
            while await connection.read_message() is not None:
                pass  # until the other side has closed it, too

    return _run(run())


def _run(work: Coroutine[Any, Any, T]) -> T:
    with ThreadPoolExecutor(1) as pool:  # a browser's tests have a loop in this thread
        return pool.submit(asyncio.run, work).result()


async def _message(connection: WebSocketClientConnection) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(await connection.read_message() or "")
    return found


def test_a_good_build_reloads_the_page(site: Running) -> None:
    """A bad one, too: it has something to show; a page that is up to date is left alone."""
    _get(site, "/teams/nova/")

    async def talk(connection: WebSocketClientConnection) -> list[str]:
        paths = []
        for text in (NOVA.replace("Nova", "Super"), BAD, NOVA):
            await asyncio.sleep(0.2)
            await asyncio.to_thread(site.save, "teams/nova.yaml", text)
            message = await _message(connection)
            paths.append(f"{message['command']} {message['path']}")
        return paths

    assert _talk(site, "/teams/nova/", talk) == ["reload *"] * 3


def test_a_style_sheet_is_exchanged(tmp_path: Path) -> None:
    """Without a page load: its name is told, and that it is a style sheet."""
    files = {"content/event.yaml": _event() + "theme: mine\n", "themes/mine/static/mine.css": "a{}"}
    project = write_site(tmp_path / "site", files)
    with served(project, tmp_path / "output") as site:
        site.next()
        _get(site, "/")

        async def talk(connection: WebSocketClientConnection) -> dict[str, Any]:
            await asyncio.sleep(0.2)
            await asyncio.to_thread(site.save, "themes/mine/static/mine.css", "a{color:red}")
            return await _message(connection)

        message = _talk(site, "/", talk)
    assert (message["path"], message["liveCSS"]) == ("static/mine.css", True)


def test_a_page_from_before_is_reloaded_at_once(site: Running) -> None:
    """One that was open while the server was not, or that came between two builds."""
    _get(site, "/teams/nova/")
    site.save("teams/nova.yaml", NOVA.replace("Nova", "Super"))
    assert _talk(site, "/teams/nova/", _message)["path"] == "*"
    assert _talk(site, "/rooms/austin/", _message)["path"] == "*"


def test_a_page_that_came_before_what_it_is_shown_with(tmp_path: Path) -> None:
    """Its script was not there when it was loaded, and comes with the rest: it is loaded again."""
    (tmp_path / "index.html").write_text("new", "utf-8")
    listening = listen("127.0.0.1", 0)
    served_here = Site(tmp_path, "/", "127.0.0.1")
    port = listening.getsockname()[1]

    def work(show: Callable[[Round], None]) -> None:
        show(Round(None, Written(("index.html",), (), 0), "", 0, complete=False))
        found = [_get_at(port, path)[0] for path in ("/", "/static/new.js")]
        assert found == [200, 404]
        assert served_here.is_fresh("/")
        show(Round(None, Written(("static/new.js",), (), 0), "", 0))

    _run(serve(listening, served_here, work, lambda: None, lambda: None))
    assert not served_here.is_fresh("/")


def test_a_strangers_page_hears_nothing(site: Running) -> None:
    """Live reload answers to the pages of this server alone."""
    asked = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    asked["Sec-WebSocket-Key"] = "dGhlIHNhbXBsZSBub25jZQ=="
    status = _get(site, "/livereload", **asked, Origin="http://evil.example")[0]
    assert status == 403
