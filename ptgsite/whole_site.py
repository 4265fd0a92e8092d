"""A schedule -> every file of its site: pages and what goes with them, calendars and exports."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from functools import partial

from ptgsite import urls
from ptgsite.beside import beside, processes
from ptgsite.contents import Earlier, File, Files, with_digests
from ptgsite.history.stamps import Stamp
from ptgsite.history.story import Chapter
from ptgsite.output.spool import Spool
from ptgsite.pages.theme import Theme
from ptgsite.progress import Tell
from ptgsite.records import dataclass
from ptgsite.schedule.model import Schedule
from ptgsite.schedule.people import Person, people

LARGE = 250
"""Sessions from which on a build works in several processes."""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A site's schedule and its last changes.

    `revisions` are those of its sessions by their keys and of its breaks by their UIDs,
    `event_stamp` is that of the event itself, and `updated` the time of the last change of all. The
    chapters of `story` are in the order of time.
    """

    schedule: Schedule
    revisions: Mapping[str, Stamp]
    event_stamp: Stamp
    updated: datetime
    story: tuple[Chapter, ...]


def files_of(
    made: Scheduled,
    look: Theme,
    earlier: Earlier,
    spool: Spool,
    saved: Collection[str],
    tell: Tell,
) -> Files:
    """Every file of the site.

    `earlier` has the pages of earlier builds, and pages made of files that were `saved` come first.
    What other processes make waits in the spool; `tell` hears how far it has come.
    """
    workers = processes() if len(made.schedule.sessions) >= LARGE else 1
    everybody = people(made.schedule)
    waiting = _feeds(made, everybody)
    if workers > 1:
        waiting = beside(partial(map, spool.packing(), waiting))
    # Here, where the other process is at work already: templates take a while to import.
    from ptgsite.pages.making import How
    from ptgsite.pages.render import render_pages

    how = How(tell, earlier, workers, spool.packing, saved)
    pages = render_pages(made.schedule, everybody, look, made.updated, made.story, how)

    def rest() -> Iterator[File]:
        yield from pages.rest
        for number, feed in enumerate(waiting):
            tell("feeds", number, 0)
            yield feed

    return Files(pages.saved, pages.new, rest())


def _feeds(made: Scheduled, everybody: Mapping[str, Person]) -> Iterator[File]:
    from ptgsite.feeds.atom import atom
    from ptgsite.feeds.exports import exports
    from ptgsite.feeds.ical import render_feeds
    from ptgsite.feeds.published import published

    of = published(made.schedule, everybody, made.revisions, made.updated)
    changes = atom(of.schedule.event, made.story, made.event_stamp)
    yield from with_digests(render_feeds(of, made.event_stamp))
    yield from exports(of)
    yield from with_digests([(urls.CHANGES_FEED, changes)])
