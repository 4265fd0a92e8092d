"""The files of a new event: a site that passes the check, builds, and knows how to be published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from ptgsite.problems import Where
from ptgsite.project import CONTENT, EVENT_FILE, INDEX_PAGE, team_file
from ptgsite.source.emit import emit
from ptgsite.source.event_models import (
    BreakSource,
    DaySource,
    EventSource,
    RoomSource,
    TimeSlotSource,
)
from ptgsite.source.words import Kind
from ptgsite.start.answers import Answers, Host
from ptgsite.start.requirement import requirements

_FILES = Path(__file__).with_name("files")
_WHERE = Where(EVENT_FILE)
_SLOTS = (("A1", 9 * 60, 630), ("A2", 660, 750), ("P1", 810, 900), ("P2", 930, 1020))
_WEEK = 7  # days whose weekdays differ, so that they can be their codes
_COMMENTS = {
    "id:": "# Part of the identity of every calendar entry: leave it as it is.",
    "slots:": "# The time slots of every day. A slot's full name is its day's and this: MonA1.",
    "days:": "# A day may have time slots of its own, and a code other than its weekday's.",
    "breaks:": "# Shown to all; nothing can be booked then. With a date, on that day alone.",
    "rooms:": "# A room can have a capacity, an address of its video call, and more.",
}
_HEAD = "# The event: its days, time slots, rooms and rules. All keys: docs/format.md of ptgsite.\n"

CI: Mapping[Host, Mapping[str, str]] = {
    Host.GITHUB: {
        ".github/workflows/check.yml": "github/check.yml",
        ".github/workflows/comment.yml": "github/comment.yml",
        ".github/workflows/publish.yml": "github/publish.yml",
    },
    Host.GITLAB: {".gitlab-ci.yml": "gitlab/gitlab-ci.yml"},
    Host.ZUUL: {
        ".zuul.yaml": "zuul/zuul.yaml",
        "playbooks/pre.yaml": "zuul/pre.yaml",
        "playbooks/check.yaml": "zuul/check.yaml",
        "playbooks/build.yaml": "zuul/build.yaml",
    },
    Host.NONE: {},
}
"""The CI files of each host, as they are in a repository and as they are kept here."""

_OWNERS = {Host.GITHUB: ".github/CODEOWNERS", Host.GITLAB: "CODEOWNERS"}


def site(answers: Answers) -> dict[str, str]:
    """The texts of a new event's files, by their paths."""
    event = _event(answers)
    slot, free = (f"{event.days[0].code}{name}" for name, _, _ in _SLOTS[:2])
    words = {
        "name": answers.name,
        "url": answers.url,
        "id": answers.id,
        "days": _span(answers.days),
        "slot": slot,
        "free": free,
        "pad": " " * (14 - len(free)),
        "kinds": ", ".join(kind.value for kind in Kind),
        "ci": "" if answers.host is Host.NONE else _kept(f"ci-{answers.host}.md"),
    }
    pages = {
        INDEX_PAGE: "index.md",
        f"{CONTENT}/take-part.md": "take-part.md",
        team_file("example"): "example.yaml",
        "README.md": "README.md",
    }
    return {
        EVENT_FILE: _HEAD + "".join(_commented(emit(event))),
        **{path: _filled(_kept(kept), words) for path, kept in pages.items()},
        "requirements.txt": requirements(answers.requirement),
        ".gitignore": _kept("gitignore"),
        **{path: _kept(kept) for path, kept in CI[answers.host].items()},
        **({_OWNERS[answers.host]: _kept("CODEOWNERS")} if answers.host in _OWNERS else {}),
    }


def _event(answers: Answers) -> EventSource:
    coded = len(answers.days) > _WEEK
    days = (
        DaySource(where=_WHERE, date=day, given_code=f"D{number}" if coded else None)
        for number, day in enumerate(answers.days, start=1)
    )
    slots = (
        TimeSlotSource(where=_WHERE, name=name, start=start, end=end) for name, start, end in _SLOTS
    )
    return EventSource(
        where=_WHERE,
        id=answers.id,
        name=answers.name,
        url=answers.url,
        timezone=answers.timezone,
        slots=tuple(slots),
        days=tuple(days),
        breaks=(BreakSource(where=_WHERE, title="Lunch", start=750, end=810),),
        rooms=(
            RoomSource(where=_WHERE, id="main", name="Main room", capacity=40),
            RoomSource(where=_WHERE, id="small", name="Small room", capacity=12),
        ),
    )


def _commented(text: str) -> Iterator[str]:
    for line in text.splitlines(keepends=True):
        comment = next((_COMMENTS[key] for key in _COMMENTS if line.startswith(key)), None)
        yield f"{comment}\n{line}" if comment else line


def _span(days: tuple[date, ...]) -> str:
    return days[0].isoformat() if len(days) == 1 else f"{days[0]} to {days[-1]}"


def _kept(name: str) -> str:
    return (_FILES / name).read_text("utf-8")


def _filled(text: str, words: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda found: words[found[1]], text)
