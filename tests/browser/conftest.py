"""A browser, two sites and a server for each, for tests of what happens in the browser."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from ptgsite.build import build
from ptgsite.project import Project
from tests.browser.get_browser import NONE_FOUND, browser
from tests.browser.night_event import FILES

REPOSITORY = Path(__file__).parents[2]
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_TIMEOUT = 15_000  # milliseconds: for a machine that is busy with other tests, too

Open = Callable[..., Page]


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the base class's name
        """Nothing: the browser's console tells what went wrong."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: a browser that closes a page in the middle of a request is no error."""


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives the address."""
    with _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


def build_night(root: Path, output: Path, **changed: str) -> None:
    """Build the small event, with some of its teams' files replaced, into `output`."""
    for name, content in {**FILES, **{f"teams/{k}.yaml": v for k, v in changed.items()}}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    built = build(Project(root), output)
    assert not built.checked.errors, built.checked.problems


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser. Without one the tests are skipped, and fail in CI."""
    path = browser()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(NONE_FOUND)
        pytest.skip(NONE_FOUND)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def night_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small event's site."""
    folder = tmp_path_factory.mktemp("night")
    build_night(folder / "site", folder / "output")
    return folder / "output"


@pytest.fixture(scope="session")
def night(night_folder: Path) -> Iterator[str]:
    """The address of the small event's site."""
    yield from serve(night_folder)


@pytest.fixture(scope="session")
def denver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of this repository's own event, which is served below a path."""
    folder = tmp_path_factory.mktemp("denver")
    for name in ("content", "teams"):
        shutil.copytree(REPOSITORY / name, folder / "site" / name)
    assert not build(Project(folder / "site"), folder / "www" / "some" / "where").checked.errors
    for address in serve(folder / "www"):
        yield f"{address}some/where/"


@pytest.fixture
def context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes profiles of their own; none has a service worker unless it is asked for."""
    made: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        profile = chromium.new_context(
            **{"timezone_id": "Europe/Paris", "locale": "en-GB", "service_workers": "block"}
            | options
        )
        profile.set_default_timeout(_TIMEOUT)
        made.append(profile)
        return profile

    yield new
    for profile in made:
        profile.close()


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What pages complain about; a test fails if there is anything at its end."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def open_page(context: Callable[..., BrowserContext], faults: list[str]) -> Open:
    """Opens an address in a new page of a new profile, waits for its scripts, hears complaints."""

    def opened(address: str, profile: BrowserContext | None = None, **options: Any) -> Page:
        page = (profile or context(**options)).new_page()
        listen(page, faults)
        page.goto(address)
        if page.locator("script[type=module]").count():
            page.wait_for_selector("html[data-ready]")
        return page

    return opened


def listen(page: Page, faults: list[str]) -> None:
    """Collect errors of the console and of scripts, and features that didn't start."""

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error" or "is not available" in message.text:
            faults.append(f"{page.url}: {message.text}")

    page.on("console", heard)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
