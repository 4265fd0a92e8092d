"""What comes of a wish to change a team's file: its new text, or why there is none."""

from __future__ import annotations

from ptgsite.problems import Problem, Where
from ptgsite.records import dataclass
from ptgsite.schedule.bookings import Stretch
from ptgsite.source.models import SlotSource, TeamSource


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing is changed: a reason in words, or the problems that there would be; and help."""

    reason: str
    problems: tuple[Problem, ...] = ()
    help: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """A file's old and new text, and what has changed in the schedule.

    `slot` is the new or the former one, `where` its place in the new or the old text, `stretch` its
    time where that can be told, `entry` the text that was added or taken out. `warnings` are the
    problems that come with the change.
    """

    team: TeamSource
    old: str
    new: str
    slot: SlotSource
    where: Where
    stretch: Stretch | None
    entry: str
    warnings: tuple[Problem, ...] = ()


NEVER_SEEN = "its layout is one that ptgsite does not change"
"""The reason for a layout that nobody has thought of: the file is left alone."""
