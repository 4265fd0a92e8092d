"""A site that is served to a test, from a thread of this process."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ptgsite.project import Project
from ptgsite.serve.live import live
from ptgsite.serve.rounds import Round
from ptgsite.serve.server import listen
from ptgsite.serve.site import Site

LONG = 30.0
"""Seconds to wait for what must come: for a machine that is busy with other tests, too."""


@dataclass
class Running:
    """Where a site is served, and what it has told."""

    project: Project
    output: Path
    port: int
    base: str
    told: queue.Queue[Round] = field(default_factory=queue.Queue)

    @property
    def address(self) -> str:
        """The address of its home page."""
        return f"http://127.0.0.1:{self.port}{self.base}"

    def next(self) -> Round:
        """The next round that is news."""
        return self.told.get(timeout=LONG)

    def save(self, file: str, text: str) -> Round:
        """Write a source; gives what came of it."""
        (self.project.root / file).write_text(text, "utf-8")
        return self.next()


@contextmanager
def served(project: Project, output: Path, base: str = "/") -> Iterator[Running]:
    """Serve a site until the block ends; its first build is done when the block begins."""
    listening = listen("127.0.0.1", 0)
    running = Running(project, output, listening.getsockname()[1], base)
    ends: queue.Queue[Callable[[], None]] = queue.Queue()
    site = Site(output, base, "127.0.0.1")
    arguments = (project, site, listening, running.told.put, ends.put)
    thread = threading.Thread(target=live, args=arguments)
    thread.start()
    end = ends.get(timeout=LONG)
    try:
        yield running
    finally:
        end()
        thread.join(LONG)
        assert not thread.is_alive()
