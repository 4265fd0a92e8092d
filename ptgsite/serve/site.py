"""What is served, and which of the pages in browsers are no more what they would get now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ptgsite.report.terminal import plain
from ptgsite.serve.rounds import NOTHING, Round, to_reload
from ptgsite.serve.words import trouble


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
        """Take note that a file was given out that pages are shown with."""
        if not self.last.complete:
            self._given.add(file)

    def is_fresh(self, asked: str) -> bool:
        """Whether the page that was given out last at an address is still as it would be now."""
        return asked in self._fresh

    def is_news(self, asked: str) -> bool:
        """Whether what was shown last is news to the page that was given out at an address.

        To one that has heard of an earlier part of the round, and isn't there yet, it is none.
        """
        return not self.is_fresh(asked) and (self._stale is None or asked in self._stale)

    def show(self, now: Round) -> tuple[str, ...]:
        """Take over what a round came to; what pages to which that is news are to load."""
        before, self.last = self.last, now
        was = self._fresh
        self.problems = plain(trouble(now))
        self._fresh = dict(self._still_fresh(before, now))
        self._stale = None if before.complete else was.keys() - self._fresh.keys()
        if not now.complete:
            self._first |= now.changed
            return ("*",)
        self._first.clear()
        self._given.clear()
        return to_reload(before, now)

    def _still_fresh(self, before: Round, now: Round) -> Iterator[tuple[str, str]]:
        if now.complete:
            # Pages that came first are as they are to be, unless shown with what is no more.
            good = now.written is not None and self._given.isdisjoint(now.changed - self._first)
        else:
            good = before.written is not None  # or else there are problems laid over them
        for asked, file in self._fresh.items():
            if good and (file in self._first if now.complete else file not in now.changed):
                yield asked, file
