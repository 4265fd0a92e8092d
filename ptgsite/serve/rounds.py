"""Building again and again: one round a change, and what has come of it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from time import perf_counter

from ptgsite.build import NOTHING as NO_MEMORY
from ptgsite.build import BadClock, Memory, build
from ptgsite.check import Checked
from ptgsite.output.write import Refused, Written
from ptgsite.pages.theme import ThemeError
from ptgsite.progress import Tell, nobody
from ptgsite.project import Project
from ptgsite.records import dataclass
from ptgsite.report.faults import in_words
from ptgsite.serve.watch import Changes

IDLE = 3.0
"""Seconds without a change after which there is time to tidy up."""

FEW, MANY = 20_000, 200_000
"""Objects more than before, some 5 MB, for which that isn't worth it, and for which it has to be.

A page that is made leaves some 200 of them, and little else does.
"""

OFTEN = 10
"""Times after which all objects are looked at, and not only those that are new since the last."""

HASTY = 3
"""Rounds in a row that changes may cut short at any time; the next ones, when pages are there."""

STUBBORN = 10
"""Rounds in a row that changes may cut short at all; the next one is completed in any case."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a build came to.

    `written` is None where the last good site stays: for the errors of `checked`, or where that is
    None too, since nothing could be built, for `fault`. `seconds` is how long it took. It is not
    `complete` while the rest is being made; `written` then has what is there since just now.
    `first` are the paths that were told of like that. `memory` is for the next round.
    """

    checked: Checked | None
    written: Written | None
    fault: str
    seconds: float
    complete: bool = True
    first: frozenset[str] = frozenset()
    memory: Memory = field(default=NO_MEMORY, compare=False)

    @property
    def changed(self) -> frozenset[str]:
        """The paths of the output that are not as they were."""
        return frozenset((*self.written.changed, *self.written.removed) if self.written else ())

    @property
    def news(self) -> frozenset[str]:
        """Those of which nothing was told before."""
        return self.changed - self.first


NOTHING = Round(None, None, "", 0)
"""What is there before the first build."""


def one_round(
    project: Project,
    output: Path,
    last: Round = NOTHING,
    tell: Tell = nobody,
    first: Callable[[Round], None] | None = None,
) -> Round:
    """Build once; what goes wrong with the files is in the result.

    Of what the last round has read, only files that have changed are read anew. `tell` hears how
    far it has come. If `first` is given, it hears of the pages that differ when they are there.
    """
    start = perf_counter()
    early: set[str] = set()

    def pages(checked: Checked, written: Written) -> None:
        early.update(written.changed)
        if first is not None:
            first(Round(checked, written, "", perf_counter() - start, complete=False))

    try:
        built = build(project, output, tell, last.memory, pages if first else None)
    except (ThemeError, BadClock) as error:
        return Round(None, None, str(error), perf_counter() - start, memory=last.memory)
    except OSError as error:
        return Round(None, None, in_words(error), perf_counter() - start, memory=last.memory)
    finally:
        tell("", 0, 0)  # the end
    seconds = perf_counter() - start
    if isinstance(built.written, Refused):
        return Round(None, None, built.written.message, seconds, memory=built.memory)
    told = frozenset(early)
    return Round(built.checked, built.written, "", seconds, first=told, memory=built.memory)


def rounds(
    project: Project,
    output: Path,
    changes: Changes,
    told: Callable[[Round], None],
    last: Round,
    tell: Tell = nobody,
) -> None:
    """Build after each change until `changes` are closed; `told` hears what is news.

    Pages are news before the round is complete. A change that comes meanwhile is the next round's
    beginning: what is left of this one is left to that one.
    """
    overtaken = 0
    tidied = 0
    begun = False  # whether a part was told of, and what it came to wasn't
    while not changes.closed:
        if _new_objects() > MANY or not changes.wait(IDLE):
            if _new_objects() > FEW:
                tidied += 1
                tidy_up(everywhere=tidied % OFTEN == 0)
            if not changes.wait():
                return
        listener = _Listener(tell, told, changes, overtaken)
        try:
            found = one_round(project, output, last, listener.tell, listener.first)
        except _OvertakenError:
            overtaken += 1
            continue
        finally:
            begun |= listener.has_told
        overtaken = 0
        if found.written is None and changes.pending:
            continue  # it may have read a file that was half written
        if begun or found.changed or _outcome(found) != _outcome(last):
            told(found)
        begun, last = False, found


class _OvertakenError(Exception):
    """Raised inside `rounds` alone: another change has come."""


class _Listener:
    """Hears of a round while it is made, and ends it if a change comes.

    `overtaken` is how many rounds were ended so, one after the other.
    """

    def __init__(
        self, tell: Tell, told: Callable[[Round], None], changes: Changes, overtaken: int
    ) -> None:
        self._tell = tell
        self._told = told
        self._changes = changes
        self._may_end = overtaken < HASTY
        self._may_end_later = overtaken < STUBBORN
        self.has_told = False

    def tell(self, what: str, done: int, of: int) -> None:
        """Hear how far it has come."""
        self._tell(what, done, of)
        if what and self._may_end and self._changes.pending:
            raise _OvertakenError

    def first(self, now: Round) -> None:
        """Hear that its pages are there."""
        self._may_end = self._may_end_later
        if now.changed:
            self.has_told = True
            self._told(now)


def _outcome(of: Round) -> object:
    return of.written is None, of.fault, of.checked and of.checked.problems


def tidy_up(*, everywhere: bool) -> None:
    """Find the garbage of the builds; the command runs without, since it takes its time.

    What was there the last time, and most of that is there still, is looked at only if `everywhere`
    is: a save that comes meanwhile waits, at 1,000 teams for 0.2 s or else for 0.05.
    """
    gc.collect(2 if everywhere else 0)


def _new_objects() -> int:
    """How many more there are than the last time that it was tidied up."""
    return gc.get_count()[0]
