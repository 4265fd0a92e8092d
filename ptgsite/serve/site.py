"""What is served, and which of the pages in browsers are no more what they would get now."""

from __future__ import annotations

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
        self._given: set[str] = set()

    def gave(self, asked: str, file: str) -> None:
        """Take note that a page was given out, as what lies there at present."""
        self._fresh[asked] = file

    def gave_part(self, file: str) -> None:
        """Take note that a file was given out that pages are shown with."""
        self._given.add(file)

    def is_fresh(self, asked: str) -> bool:
        """Whether the page that was given out last at an address is still as it would be now."""
        return asked in self._fresh

    def show(self, now: Round) -> tuple[str, ...]:
        """Take over what a round came to; what pages that are not fresh any more are to load."""
        before, self.last = self.last, now
        self.problems = plain(trouble(now))
        fresh = self._fresh.items()
        if not now.complete:
            self._given.clear()
            known = before.written is not None
            self._fresh = {
                asked: file for asked, file in fresh if known and file not in now.changed
            }
            return ("*",)
        first = frozenset() if before.complete else before.changed
        # A page of the first part is as it is to be; so is all that it came with since, or may not.
        good = now.written is not None and self._given.isdisjoint(now.changed - first)
        self._fresh = {asked: file for asked, file in fresh if good and file in first}
        return to_reload(before, now)
