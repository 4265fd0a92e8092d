"""Watching a site's sources: says that something has changed, and leaves what to the build.

The only place that knows watchdog. Editors save in many ways: in place, in several writes, by a
file beside it that is renamed, by moving the old one away first. So a change counts as made when
nothing has happened for a moment, which is a short one once a file is whole.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from threading import Event, Thread
from time import monotonic

from watchdog import events
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from ptgsite.project import CONTENT, TEAMS, THEMES, Project

QUIET = 0.03
"""Seconds without a change after which a save, or a burst of them, is taken for done."""

WHOLE = 0.005
"""The same where the last that was heard is that a file was closed, or put in its place."""

PATIENCE = 1.0
"""Seconds after which a burst that does not end is looked at all the same."""

_FOLDERS = (CONTENT, TEAMS, THEMES)
_KINDS = (
    "FileCreated FileModified FileAttrib FileClosed FileMoved FileDeleted DirCreated DirMoved "
    "DirDeleted".split()
)
_CHANGES = [found for kind in _KINDS if (found := getattr(events, f"{kind}Event", None))]
"""The events that change a file or a folder. To hear of each file that a build opens, too, and that
it has read, would take as long as the check does."""


class Changes:
    """Whether the sources have changed since they were last looked at."""

    def __init__(self) -> None:
        self._noted = Event()
        self._closed = Event()
        self._whole = False

    def note(self, *, whole: bool = False) -> None:
        """Something has changed: a file that is whole now, or else more may follow."""
        self._whole = whole
        self._noted.set()

    def close(self) -> None:
        """Nobody is to wait any longer."""
        self._closed.set()
        self._noted.set()

    @property
    def closed(self) -> bool:
        """Whether close() was called."""
        return self._closed.is_set()

    @property
    def pending(self) -> bool:
        """Whether something has changed since the last wait was over."""
        return self._noted.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for a change, then for quiet; False where none came in time, or after close()."""
        if self.closed or not self._noted.wait(timeout):
            return False
        end = monotonic() + PATIENCE
        while not self._closed.is_set() and monotonic() < end:
            self._noted.clear()
            if not self._noted.wait(WHOLE if self._whole else QUIET):
                break
        self._noted.clear()
        return not self.closed


@contextmanager
def watched(project: Project) -> Iterator[Changes]:
    """Watch content/, teams/ and themes/ of a site, be they there yet or not.

    Raises OSError where the system can't watch so many folders.
    """
    # watchdog says so of a folder that it finds twice, since it came just then: no harm is done.
    warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
    changes = Changes()
    observer = Observer()
    handler = _Handler(Path(os.path.abspath(project.root)), changes, observer)
    observer.schedule(handler, str(handler.root), event_filter=_CHANGES)
    for name in _FOLDERS:
        handler.renew(name)
    observer.start()
    try:
        yield changes
    finally:
        changes.close()
        # It waits for threads that may be waiting for the system: nobody else is to wait for it.
        Thread(target=observer.stop, daemon=True).start()


class _Handler(FileSystemEventHandler):
    """Hears of every event, and keeps the watches on the folders as they come and go."""

    def __init__(self, root: Path, changes: Changes, observer: BaseObserver) -> None:
        self.root = root
        self.changes = changes
        self.observer = observer
        self._watches: dict[str, ObservedWatch] = {}

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change of a source."""
        paths = [path for path in (event.src_path, event.dest_path) if path]
        inside = [PurePath(os.fsdecode(path)).relative_to(self.root).parts for path in paths]
        for parts in inside:
            if len(parts) == 1 and parts[0] in _FOLDERS:
                self.renew(parts[0])
        if any(map(_is_source, inside)):
            put = event.event_type == "moved" and _is_source(inside[-1])
            self.changes.note(whole=put or event.event_type == "closed")

    def renew(self, name: str) -> None:
        """Watch a folder, if it is there: it may be another one than before."""
        if name in self._watches:
            self.observer.unschedule(self._watches.pop(name))
        folder = self.root / name
        if folder.is_dir() and not folder.is_symlink():
            with suppress(FileNotFoundError):  # it has gone again, which is told, too
                self._watches[name] = self.observer.schedule(
                    self, str(folder), recursive=True, event_filter=_CHANGES
                )


def _is_source(parts: tuple[str, ...]) -> bool:
    """Whether a path may hold a source: not hidden, and no backup that an editor has left."""
    usual = not any(part.startswith(".") or part.endswith("~") for part in parts)
    return bool(parts) and parts[0] in _FOLDERS and usual
