"""What is put into pages while they are served, and into no file: live reload and problems.

The pages' security policy stays as it is: it allows scripts and style sheets of the same origin.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from ptgsite.urls import OFFLINE_DATA, SERVICE_WORKER

SCRIPT = "/livereload.js"
SOCKET = "/livereload"
SHEET = "/livereload.css"
"""Addresses of the server's own, whatever the site's base is. The script wants its name."""

_HEAD_END = b"</head>"
_BODY_END = b"</body>"

STAND_INS = {
    SERVICE_WORKER: b"""\
// While a site is edited, no copy of it is kept: this stands in for its service worker.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith("ptgsite ")) await caches.delete(name);
  }
  await self.registration.unregister();
}
""",
    OFFLINE_DATA: json.dumps({"version": "served", "files": []}).encode(),
}
"""What is served in place of files of the output."""


def sheet() -> bytes:
    """The style sheet of the overlay."""
    return Path(__file__).with_name("overlay.css").read_bytes()


def live(page: bytes, host: str, port: str, problems: str) -> bytes:
    """A page that reloads itself, with the problems over it where there are any."""
    head = (
        f'<script src="{SCRIPT}?host={escape(host)}&amp;port={escape(port)}" defer></script>'
        f'<link rel="stylesheet" href="{SHEET}">'
    )
    page = _before(_HEAD_END, head.encode(), page)
    return _before(_BODY_END, _overlay(problems), page) if problems else page


def no_page() -> bytes:
    """The page that is shown while there is none of the site's."""
    return (
        b'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        b'<meta name="viewport" content="width=device-width, initial-scale=1">'
        b'<title>ptgsite serve</title><link rel="icon" href="data:,"></head><body>'
        b"<p>There is no page here. When there is one, it is shown.</p></body></html>\n"
    )


def _before(mark: bytes, text: bytes, page: bytes) -> bytes:
    place = page.rfind(mark)
    return page + text if place < 0 else page[:place] + text + page[place:]


def _overlay(problems: str) -> bytes:
    # It opens and shuts by itself, so that the page below can be seen, and needs no script.
    shown, _, counted = problems.strip().rpartition("\n")
    listed = f'<pre tabindex="0">{escape(shown)}</pre>' if shown else ""
    return (
        f'<details id="ptgsite-problems" open><summary>{escape(counted)}</summary>'
        f"{listed}</details>"
    ).encode("utf-8", "replace")
