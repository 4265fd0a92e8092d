"""Sessions day by day."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ptgsite.pages.pieces import DaySessions, Session


def by_day(sessions: Iterable[Session]) -> tuple[DaySessions, ...]:
    """Sessions, which are sorted by time, day by day."""
    ranked = sorted(sessions, key=lambda session: session.day.iso)
    return tuple(
        DaySessions(day, tuple(each)) for day, each in groupby(ranked, lambda session: session.day)
    )
