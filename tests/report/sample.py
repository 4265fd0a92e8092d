"""Problems of every sort in two small files, and one that could not be read."""

from __future__ import annotations

import os
from pathlib import Path

from ptgsite.problems import Note, Problem, Severity, Where
from ptgsite.report.place import Placed, placed
from ptgsite.source.read import ReadFile

NOVA, CINDER, ODD = "teams/nova.yaml", "teams/cinder.yaml", "teams/a, b: 100%.yaml"
TEXTS = {
    NOVA: (
        "name: Nova 日本 👩\u200d🚀\n"
        "kind: project\n"
        "title: {名前: 開発, rom: bexar}\n"
        "slots: [{slot: MonA1, room: austin}]\n"
    ),
    CINDER: "name: Cinder\nkind: project\nslots:\n  - {slot: MonA1, room: austin}\n",
}
FILES = {file: ReadFile(text, is_yaml=True) for file, text in TEXTS.items()}
CINDERS_ROOM = Where(CINDER, ("slots", 0, "room"))
PROBLEMS = (
    Problem("unreadable-file", "there is no such file", Where(ODD), "write it"),
    Problem(
        "no-etherpad",
        "this team has no pad",
        Where(NOVA, ("name",)),
        severity=Severity.WARNING,
    ),
    Problem(
        "unknown-key",
        "a title has no key `rom`, [100%](nor) {0}\x1b[31m",
        Where(NOVA, ("title", "rom"), on_key=True),
        "did you mean `room`?",
    ),
    Problem(
        "room-double-booked",
        "Austin is already booked at MonA1 by Cinder",
        Where(NOVA, ("slots", 0, "room")),
        "Austin is free at MonA2",
        (Note(CINDERS_ROOM, "Cinder booked it here"), Note(Where(ODD), "and perhaps here")),
    ),
)
GOLDEN = Path(__file__).parent / "golden"


def sample(folder: str = "") -> tuple[Placed, ...]:
    """The problems with their places."""
    return tuple(placed(PROBLEMS, FILES, folder))


def many(number: int, severity: Severity = Severity.ERROR) -> tuple[Problem, ...]:
    """So many problems of one line."""
    where = Where(NOVA, ("kind",))
    return tuple(
        Problem("no-slots", f"number {index}", where, severity=severity) for index in range(number)
    )


def golden(name: str, text: str) -> str:
    """The golden file's text; with PTGSITE_GOLDEN=rewrite, it is made to be `text`."""
    path = GOLDEN / name
    if os.environ.get("PTGSITE_GOLDEN") == "rewrite":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return path.read_text("utf-8")
