"""The server: files of the output, live reload, and problems laid over pages.

The only place that knows tornado and livereload. Of the latter come the browser's script, which
can exchange a style sheet, and the connection that it listens at. Its own server would put a script
into pages that their security policy forbids, and answer to any name and any page.
"""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Callable
from contextlib import suppress
from socket import AF_INET, AF_INET6, create_server, socket
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.escape import json_decode
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from ptgsite.serve import overlay
from ptgsite.serve.addresses import File, Moved, answer, content_of, host, path_of, type_of
from ptgsite.serve.rounds import Round
from ptgsite.serve.site import ALL, Site
from ptgsite.urls import NOT_FOUND

Listening = socket
_NEARBY = 20
_HTML = type_of(NOT_FOUND)


class PortTaken(Exception):
    """Somebody listens at this port; `free` is another one, or None."""

    def __init__(self, free: int | None) -> None:
        super().__init__()
        self.free = free


def listen(host: str, port: int) -> Listening:
    """Listen at a port of a host; 0 is any free one.

    Raises PortTaken, and OSError where the host isn't this machine's or the port isn't allowed.
    """
    try:
        return _listen(host, port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise PortTaken(_free_port(host, port)) from error


def _listen(host: str, port: int) -> Listening:
    listening = create_server((host, port), family=AF_INET6 if ":" in host else AF_INET)
    listening.settimeout(0)
    return listening


def _free_port(host: str, port: int) -> int | None:
    for other in range(port + 1, min(port + _NEARBY, 2**16)):
        with suppress(OSError), _listen(host, other):
            return other
    return None


async def serve(
    listening: Listening,
    site: Site,
    work: Callable[[Callable[[Round], None]], None],
    started: Callable[[], None],
    again: Callable[[], None],
) -> None:
    """Serve until `work` ends, which runs in a thread of its own and tells each round.

    `again` asks for another round: somebody has deleted a file of the output.
    """
    LiveReloadHandler.watcher = Watcher()  # it is asked for its last change, and has none
    LiveReloadHandler.live_css = True
    server = HTTPServer(_application(site, again))
    server.add_socket(listening)
    loop = IOLoop.current()
    ended = asyncio.get_running_loop().create_future()

    def run() -> None:
        try:
            work(lambda now: loop.add_callback(_show, site, now))
        except Exception as error:  # noqa: BLE001 - not lost: it is raised where the command waits
            loop.add_callback(ended.set_exception, error)
        else:
            loop.add_callback(ended.set_result, None)

    Thread(target=run, daemon=True).start()  # a daemon: Ctrl-C doesn't wait for a build
    started()
    try:
        await ended
    finally:
        server.stop()
    await server.close_all_connections()


def _show(site: Site, now: Round) -> None:
    """Take over what a round came to, and tell the browsers."""
    waiters = tuple(LiveReloadHandler.waiters)
    paths = site.show(now, {waiter.asked for waiter in waiters})
    for waiter in waiters:
        if paths != ALL or site.is_news(waiter.asked):
            waiter.reload(paths)


def _application(site: Site, again: Callable[[], None]) -> Application:
    given = {"site": site, "again": again}
    return Application(
        [
            (overlay.SCRIPT, _Script, given),
            (overlay.SOCKET, _Live, given),
            (overlay.SHEET, _Sheet, given),
            (r"/.*", _Page, given),
        ],
        log_function=lambda _: None,
    )


class _OfThisHost(RequestHandler):
    """Answers to this server's names alone."""

    def initialize(self, site: Site, again: Callable[[], None]) -> None:
        """Take what is served, and what has it made again."""
        self.site = site
        self.again = again

    def prepare(self) -> None:
        """Turn away whoever asks for another host."""
        found = host(self.request.host, self.site.host)
        if found is None:
            raise HTTPError(421, reason="This server has no such host name")
        self.name, self.port = found

    def set_default_headers(self) -> None:
        """What is served changes with each save."""
        self.set_header("Cache-Control", "no-cache")
        self.set_header("X-Content-Type-Options", "nosniff")

    def write_error(self, status_code: int, **_: Any) -> None:
        """A line of text: there is no page for it."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {self._reason}\n")


class _Page(_OfThisHost):
    def get(self) -> None:
        """A file of the output, its pages with live reload."""
        site = self.site
        found = answer(site.folder, site.base, self.request.path)
        if isinstance(found, Moved):
            self.redirect(found.address)
        elif found is None:
            self._missing()
        else:
            self._give(found)

    head = get

    def _give(self, file: File) -> None:
        self.set_header("Content-Type", file.type)
        if file.type == _HTML and file.path != NOT_FOUND:
            self._write_live(file.content, file.path)
        elif file.path in overlay.STAND_INS:
            self.write(overlay.STAND_INS[file.path])
        else:
            self.site.gave_part(file.path)
            self.write(file.content)

    def _missing(self) -> None:
        path = path_of(self.site.base, self.request.path)
        self.site.gave_part(path)
        self.set_status(404)
        self.set_header("Content-Type", _HTML)
        if lost := self.site.lacks(path):
            self.again()
        page = None if lost or self.site.problems else content_of(self.site.folder, NOT_FOUND)
        if page is None:
            self._write_live(overlay.no_page(), path)
        else:
            self.write(page)  # as it is: it allows no script, and belongs to no address

    def _write_live(self, page: bytes, path: str) -> None:
        self.site.gave(self.request.path, path)
        self.write(overlay.live(page, self.name, self.port, self.site.problems))


class _Sheet(_OfThisHost):
    def get(self) -> None:
        """The overlay's style sheet."""
        self.set_header("Content-Type", type_of(overlay.SHEET))
        self.write(overlay.sheet())


class _Script(_OfThisHost, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    pass


class _Live(_OfThisHost, LiveReloadHandler):  # type: ignore[misc]
    def check_origin(self, origin: str) -> bool:
        """Whether the page that connects is of this server; livereload would take any."""
        return bool(WebSocketHandler.check_origin(self, origin))

    def on_message(self, message: str | bytes) -> None:
        """Learn which page it is, and have one that is no more as it would be reload at once."""
        said = json_decode(message)
        if said.get("command") == "info":
            self.asked = urlsplit(str(said.get("url", ""))).path
            if not self.site.is_fresh(self.asked):
                self.reload(ALL)
        super().on_message(message)

    def reload(self, paths: tuple[str, ...]) -> None:
        """Have the page load again what is at these paths, "*" being all."""
        for path in paths:
            self.send_message({"command": "reload", "path": path, "liveCSS": True})
