"""What is served, and which of the pages in browsers are no more what they would get now."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from ptgsite.report.terminal import plain
from ptgsite.serve.addresses import is_made
from ptgsite.serve.rounds import NOTHING, Round
from ptgsite.serve.words import trouble
from ptgsite.urls import NOT_FOUND, PLAN_DATA, PLAN_TOPICS_DATA, SEARCH_DATA, STATIC

ALL = ("*",)
"""What pages load again that are not fresh any more: themselves, with all that belongs to them."""

_DATA = (SEARCH_DATA, PLAN_DATA, PLAN_TOPICS_DATA)


class Site:
    """What is served: an output folder, and what the last round came to.

    `base` is the path of its home page, `host` the name that the server was told to listen at.
    """

    def __init__(self, folder: Path, base: str, host: str) -> None:
        self.folder = folder
        self.base = base
        self.host = host
        self.last = NOTHING
        self.problems = ""
        self._fresh: dict[str, str] = {}
        self._stale: set[str] | None = None
        self._first: set[str] = set()
        self._given: set[str] = set()

    def gave(self, asked: str, file: str) -> None:
        """Take note that a page was given out, as what lies there at present."""
        self._fresh[asked] = file

    def gave_part(self, file: str) -> None:
        """Take note that a file that pages are shown with was given out, or was not there."""
        if not self.last.complete:
            self._given.add(file)

    def lacks(self, file: str) -> bool:
        """Whether a file that is not there would be, were the site built again as it is."""
        return self.last.complete and not self.problems and is_made(self.folder, file)

    def is_fresh(self, asked: str) -> bool:
        """Whether the page that was given out last at an address is still as it would be now."""
        return asked in self._fresh

    def is_news(self, asked: str) -> bool:
        """Whether what was shown last is news to the page that was given out at an address.

        To one that has heard of an earlier part of the round, and isn't there yet, it is none.
        """
        return not self.is_fresh(asked) and (self._stale is None or asked in self._stale)

    def show(self, now: Round, waiting: Collection[str] = ()) -> tuple[str, ...]:
        """Take over what a round came to; what browsers are to load again.

        That is "*" for the pages to which it is news, or else style sheets, for all; `waiting` are
        the addresses of pages that hear of them.
        """
        before, self.last = self.last, now
        self.problems = plain(trouble(now))
        was = self._fresh
        self._fresh, paths = self._after(before, now, waiting)
        self._stale = None if before.complete else was.keys() - self._fresh.keys()
        self._first = set() if now.complete else self._first | now.changed
        self._given = set() if now.complete else self._given
        return paths

    def _after(
        self, before: Round, now: Round, waiting: Collection[str]
    ) -> tuple[dict[str, str], tuple[str, ...]]:
        """What is fresh still, and what is to be loaded."""
        shown = set(filter(_is_shown, now.news))
        if before.written is None or now.written is None or not self._given.isdisjoint(now.news):
            return {}, ALL  # problems are laid over pages, or some are shown with what is no more
        if not shown:
            return self._fresh, ()
        if all(path.endswith(".css") for path in shown):
            # A page that is being loaded may have got the old one.
            return self._those(lambda asked, _: asked in waiting), tuple(sorted(shown))
        pages = all(path.endswith(".html") for path in shown)
        return self._those(
            lambda _, file: file not in shown and (pages or file in self._first)
        ), ALL

    def _those(self, chosen: Callable[[str, str], bool]) -> dict[str, str]:
        return {asked: file for asked, file in self._fresh.items() if chosen(asked, file)}


def _is_shown(path: str) -> bool:
    """Whether it is a page that has an address, or pages show what is in it."""
    page = path.endswith(".html") and path != NOT_FOUND
    return page or path.startswith(f"{STATIC}/") or path in _DATA
