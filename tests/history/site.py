"""A site in a repository, of which each build is read back."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from icalendar import Calendar

from ptgsite.build import build
from ptgsite.output.write import Written
from ptgsite.project import Project
from tests.history.repositories import NOON, Repository
from tests.sites import BASE, files_of

HOUR = 3600


def nova(*slots: str) -> str:
    """The file of a team that has these slots."""
    return "\n".join(
        ["name: Nova", "kind: project", "slots:", *(f"  - {one}" for one in slots), ""]
    )


class Site:
    """A site in a repository, of which each build is read back."""

    def __init__(self, root: Path, folder: str = "") -> None:
        self.repository = Repository(root)
        self.folder = folder
        self.root = root / folder
        self.output = root.parent / "output"
        self.clock = NOON
        self.commit(files_of(BASE))

    def commit(self, files: Mapping[str, str | None], hours: int = 1) -> None:
        """Commit these files of the site, so many hours after the last commit."""
        self.clock += hours * HOUR
        changed = {str(Path(self.folder, name)): text for name, text in files.items()}
        self.repository.commit(changed, self.clock)

    def write(self, file: str, text: str, hours: int) -> None:
        """Write a file without committing it."""
        (self.root / file).write_text(text, "utf-8")
        os.utime(self.root / file, (self.clock + hours * HOUR,) * 2)

    def feed(self, name: str = "schedule.ics") -> bytes:
        """Build the site, and read a feed of it."""
        written = build(Project(self.root), self.output).written
        assert isinstance(written, Written)
        return (self.output / name).read_bytes()

    def told(self, summary: str = "Nova") -> list[tuple[float, int, str]]:
        """Hours since NOON, SEQUENCE and STATUS of each event with that word in its title."""
        return [
            (hours(event), int(event["SEQUENCE"]), str(event["STATUS"]))
            for event in events(self.feed()).values()
            if summary in event["SUMMARY"]
        ]


def events(feed: bytes) -> dict[str, Any]:
    """The events of a feed by their UIDs."""
    found: list[Any] = list(Calendar.from_ical(feed).walk("VEVENT"))
    return {str(event["UID"]): event for event in found}


def hours(event: Any) -> float:
    """When it changed last, in hours since NOON."""
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt
    return (float(event["DTSTAMP"].dt.timestamp()) - NOON) / HOUR
