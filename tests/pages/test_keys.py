"""The keys of pages: as long as one stays the same, so does its page."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ptgsite.check import check
from ptgsite.contents import Page
from ptgsite.project import Project
from ptgsite.schedule.last import Last
from ptgsite.schedule.resolve import resolve
from ptgsite.source.read import ReadFile, begin_reading
from tests.pages import literal

EVENT = """\
id: ptg
name: PTG
url: https://ptg.example.org/
timezone: America/Denver
language: en
description: A week of work
location: Denver
etherpad: "https://pad.example.org/{team}"
edit: "https://git.example.org/{path}"
x-event: one
links: [{title: Register, url: "https://example.org/"}]
contacts: [{name: Office, irc: ada, email: office@example.org}]
notices: [{level: info, text: It moves, from: 2022-10-17, until: 2022-10-18}]
days: [{date: 2022-10-17, code: Mon}, {date: 2022-10-18, slots: [{name: X, start: "09:00",
    end: "10:00"}]}]
slots:
  - {name: A1, start: "13:00", end: "14:00"}
  - {name: A2, start: "14:00", end: "15:00"}
  - {name: Late, start: "23:00", end: "24:30"}
breaks: [{title: Lunch, start: "12:00", end: "13:00"}, {title: Tea, date: 2022-10-17,
    start: "10:00", end: "10:30", room: one}]
rooms:
  - {id: one, name: One, capacity: 40, url: "https://meet.example.org/1", location: B,
      equipment: [screen], description: Big, closed: [TueX], x-room: a}
  - {id: two, name: Two}
tags: [{id: ops, name: Operators, description: Bring it}, {id: sec, name: Security}]
"""
NOVA = """\
name: Nova
kind: project
description: Compute
expected: 35
etherpad: https://pad.example.org/own
url: https://meet.example.org/nova
irc: "#nova"
color: "#1f77b4"
tags: [ops]
x-team: a
contacts: [{name: Ada, irc: ada, email: ada@example.org}]
topics:
  - {id: cells, title: Cells, description: What is left, with: [cinder], people: [bob],
      not_at: [TueX], tags: [sec], minutes: 40, interest: 3,
      etherpad: "https://pad.example.org/cells", x-topic: a}
  - {title: Later}
slots:
  - {slot: [MonA1, MonA2], room: one, topics: [cells]}
  - {date: 2022-10-18, start: "15:00", end: "16:00", room: two, id: hour, title: Hour,
      description: All, with: [cinder], people: [eve], tags: [ops],
      etherpad: "https://pad.example.org/hour", url: "https://meet.example.org/hour",
      status: tentative, x-slot: a}
  - {slot: MonLate, room: two}
"""
CINDER = """\
name: Cinder
kind: sig
topics: [{title: Backup, people: [eve, ada]}]
slots: [{slot: TueX, room: two, people: [ada]}]
"""
FILES = {
    "content/event.yaml": EVENT,
    "content/index.md": "Welcome",
    "content/venue.md": "# Venue\n\nHow to get there",
    "teams/nova.yaml": NOVA,
    "teams/cinder.yaml": CINDER,
}
OTHERS = (
    ("project", "sig", "operators"),
    ("one", "two"),
    ("ops", "sec"),
    ("MonA1", "MonA2", "TueX", "MonLate"),
    ("confirmed", "tentative", "cancelled"),
    ("info", "warning"),
    ("America/Denver", "Europe/Berlin"),
    ("2022-10-17", "2022-10-18", "2022-10-19"),
    ("12:00", "13:00", "14:00", "15:00", "15:30", "16:00", "16:30", "23:30", "24:30"),
    ("ada", "bob", "eve"),
)
"""Words that may stand for each other somewhere."""


def _edits(value: Any) -> Iterator[Any]:
    """A value with one thing in it changed, left out, repeated in another order."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield {name: each for name, each in value.items() if name != key}
            yield from (value | {key: edited} for edited in _edits(inner))
    elif isinstance(value, list):
        yield value[::-1]
        for place, inner in enumerate(value):
            yield value[:place] + value[place + 1 :]
            yield from ([*value[:place], each, *value[place + 1 :]] for each in _edits(inner))
    else:
        yield f"{value}0" if value[-1:].isdigit() else f"{value}x"
        yield from (each for words in OTHERS if value in words for each in words if each != value)


@dataclass
class _Site:
    """A site, and what is known of it from before."""

    root: Path
    files: Mapping[str, ReadFile] = field(default_factory=dict)
    last: Last | None = None

    def pages(self) -> dict[str, Page] | None:
        """Its pages by their paths, None where there is an error in it."""
        checked = check(Project(self.root), reading=begin_reading(Project(self.root), self.files))
        sources = checked.sources
        if checked.errors or sources.event is None:
            return None
        schedule = resolve(sources.event, sources.teams, sources.pages, (), self.last)
        assert schedule == resolve(sources.event, sources.teams, sources.pages)
        self.files, self.last = sources.files, Last(sources.event, sources.teams, schedule)
        made = literal.pages(schedule)
        return {path: page for path, page in made if isinstance(page, Page)}


def _write(site: Path, name: str, text: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, "utf-8")


def _variants() -> Iterator[tuple[str, str]]:
    """A file, and what it may say instead; JSON is YAML."""
    for name, text in FILES.items():
        if name.endswith(".yaml"):
            plain = yaml.load(text, yaml.BaseLoader)
            yield from ((name, json.dumps(each)) for each in _edits(copy.deepcopy(plain)))
        else:
            yield name, f"{text} more"


def test_pages_with_the_same_key_are_the_same(tmp_path: Path) -> None:
    """Whatever is changed in the sources, one thing at a time, and known from before."""
    for name, text in FILES.items():
        _write(tmp_path, name, text)
    site = _Site(tmp_path)
    known = {(path, page.key): page for path, page in (site.pages() or {}).items()}
    tried = 0
    for name, text in _variants():
        _write(tmp_path, name, text)
        made = site.pages()
        _write(tmp_path, name, FILES[name])
        tried += made is not None
        for path, page in (made or {}).items():
            assert known.setdefault((path, page.key), page) == page, (path, name, text)
    assert tried > 150, tried


def test_a_new_text_of_a_team_is_news_to_few_pages(tmp_path: Path) -> None:
    """A team's own text stands on its page alone, and a topic's where topics are listed."""
    for name, text in FILES.items():
        _write(tmp_path, name, text)
    site = _Site(tmp_path)
    before = site.pages() or {}
    _write(tmp_path, "teams/nova.yaml", NOVA.replace("Compute", "Compute more"))
    of_team = site.pages() or {}
    assert _new(before, of_team) == {"teams/nova/index.html"}
    _write(tmp_path, "teams/nova.yaml", NOVA.replace("What is left", "All that is left"))
    assert _new(before, site.pages() or {}) == {
        "teams/nova/index.html",
        "topics/index.html",
        "tags/sec/index.html",
        "tags/ops/index.html",
    }


def _new(before: dict[str, Page], after: dict[str, Page]) -> set[str]:
    return {path for path, page in after.items() if page.key != before[path].key}
