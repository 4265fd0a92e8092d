"""What a change does to a site, for each format to tell."""

from __future__ import annotations

from ptgsite.records import dataclass
from ptgsite.report.counts import count
from ptgsite.report.place import Placed
from ptgsite.schedule.change import Change, counted
from ptgsite.source.event_models import EventSource


@dataclass(frozen=True, slots=True)
class Difference:
    """What has changed from the commit `base` to the commit `head`, None for the work tree.

    `events` are the event then and now, None where it can't be read. `changes` is None where the
    schedules can't be compared for that. The problems that have `appeared` have their places in the
    files as they are, those that are `gone` in the files as they were.
    """

    base: str
    head: str | None
    events: tuple[EventSource | None, EventSource | None]
    changes: tuple[Change, ...] | None
    appeared: tuple[Placed, ...]
    gone: tuple[Placed, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return self.changes == () and not self.appeared and not self.gone


NOT_COMPARED = "The schedules can't be compared while content/event.yaml can't be read."
NOTHING = "Nothing changes in the schedule, and no problem appears or goes away."


def summary(of: Difference) -> str:
    """How much there is of everything, as in "2 sessions moved; 1 problem appears"."""
    words = [", ".join(counted(of.changes or ()))]
    words += [f"{count(len(of.appeared), 'problem')} {_verb(of.appeared, 'appear')}"]
    words += [f"{count(len(of.gone), 'problem')} {_verb(of.gone, 'go')} away"]
    numbers = (of.changes, of.appeared, of.gone)
    return "; ".join(text for text, some in zip(words, numbers, strict=True) if some)


def _verb(some: tuple[Placed, ...], verb: str) -> str:
    return verb if len(some) != 1 else {"go": "goes"}.get(verb, f"{verb}s")
