"""A build's progress on the terminal, and where its time went."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

import click

_LONG = 1.0
"""Seconds after which there is something to say."""

_OFTEN = 0.1
_CLEAR = "\r\x1b[K"


class Progress:
    """Hears how far a build has come: says so on a terminal, and sums up the time by stage."""

    def __init__(self, *, visible: bool) -> None:
        self.start = perf_counter()
        self.seconds: dict[str, float] = {}
        self._visible = visible
        self._stage = ""
        self._since = self._said = self.start
        self._shown = self._over = False

    def __call__(self, what: str, done: int, of: int) -> None:
        """Hear what is done now, how many of it are done, and of how many; see Tell."""
        if not what:
            self.end()
            return
        now = perf_counter()
        if self._over:  # another build begins
            self.start, self._over = now, False
        if what != self._stage:
            self._pass_to(what, now)
        if self._visible and now - self.start > _LONG and now - self._said > _OFTEN:
            self._said = now
            self._shown = True
            _put(_line(what, done, of, now - self._since))

    def end(self) -> None:
        """The build is over: take the line away."""
        self._pass_to("", perf_counter())
        if self._shown:
            _put("")
        self._shown, self._over = False, True

    @property
    def total(self) -> float:
        """How long all stages took together, in seconds."""
        return sum(self.seconds.values())

    def table(self) -> Iterator[str]:
        """The time of each stage, in the order in which they began, and of all."""
        width = max(map(len, self.seconds), default=0)
        for what, seconds in (*self.seconds.items(), ("all", self.total)):
            yield f"  {what:{width}} {seconds:7.3f} s"

    def _pass_to(self, what: str, now: float) -> None:
        if self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0) + now - self._since
        self._stage, self._since = what, now


def _put(line: str) -> None:
    click.echo(_CLEAR + line, nl=False, err=True, color=True)  # or click would take _CLEAR out


def _line(what: str, done: int, of: int, seconds: float) -> str:
    if not of:
        return f"{what} …"
    left = f", {seconds / done * (of - done):.0f} s left" if done and seconds > _LONG else ""
    return f"{what}: {done:,} of {of:,}{left}"


def on_terminal() -> bool:
    """Whether somebody watches the stream that progress is told on."""
    return sys.stderr.isatty()


@contextmanager
def profiled(*, wanted: bool) -> Iterator[None]:
    """Run a block and, if that is wanted, print where its time went; it runs slower by that."""
    if not wanted:
        yield
        return
    from cProfile import Profile
    from pstats import SortKey, Stats

    profile = Profile()
    try:
        with profile:
            yield
    finally:
        stats = Stats(profile, stream=sys.stderr)
        stats.strip_dirs().sort_stats(SortKey.TIME).print_stats(25)
