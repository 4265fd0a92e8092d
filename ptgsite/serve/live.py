"""A site while it is edited, from the first build until somebody has had enough."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from functools import partial

from ptgsite.progress import Tell, nobody
from ptgsite.project import Project
from ptgsite.serve.rounds import Round, one_round, rounds, tidy_up
from ptgsite.serve.server import Listening, serve
from ptgsite.serve.site import Site
from ptgsite.serve.watch import watched

TURN = 0.0005
"""Seconds after which the thread that builds lets the one that answers have its turn.

A page and its files take many turns. Of Python's own, 5 ms, they would wait for each.
"""


def live(
    project: Project,
    site: Site,
    listening: Listening,
    told: Callable[[Round], None],
    started: Callable[[Callable[[], None]], None],
    tell: Tell = nobody,
) -> None:
    """Build a site, serve it, and do so again after each change of its sources.

    `told` hears of the first build and of each later one that is news. `started` is called when
    the server answers, with what ends it; Ctrl-C does, too. `tell` hears how far each build has
    come. Raises OSError where the folders can't be watched.
    """
    sys.setswitchinterval(TURN)
    with watched(project) as changes:  # first: no change comes between the build and the watch
        first = one_round(project, site.folder, tell=tell)
        tidy_up(everywhere=True)  # now, when nobody has saved a file yet
        told(first)
        site.show(first)

        def work(show: Callable[[Round], None]) -> None:
            def hear(now: Round) -> None:
                show(now)
                if now.complete:
                    told(now)

            rounds(project, site.folder, changes, hear, first, tell)

        asyncio.run(serve(listening, site, work, partial(started, changes.close), changes.note))
