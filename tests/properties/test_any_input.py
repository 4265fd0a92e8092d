"""Whatever is in a site's files, a check ends with or without problems, never with an exception."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ptgsite.check import check
from ptgsite.problems import Problem
from ptgsite.project import EVENT_FILE
from ptgsite.report.place import place_of
from ptgsite.report.terminal import lines
from ptgsite.source.read import Sources
from tests.sites import BASE, CASES, write_site

TEAM = "teams/nova.yaml"
VALID = """\
name: Nova
kind: project
description: |
  Compute.
expected: 35
etherpad: https://etherpad.opendev.org/p/nova
irc: "#openstack-nova"
color: "#1f77b4"
tags: [operators]
contacts:
  - {name: A Person, irc: nick, email: a@example.org}
topics:
  - id: multi-attach
    title: Multi-attach volumes
    with: [cinder]
    people: [nick]
    not_at: [TueA2]
    minutes: 40
    interest: 12
slots:
  - slot: MonA2
    room: bexar
    topics: [multi-attach]
  - date: 2022-10-18
    start: "13:00"
    end: "15:00"
    room: online
    id: operator-hour
    with: [cinder]
    status: tentative
request:
  hours: 1.5
  available: [TueP1]
"""
EVENT = (BASE / EVENT_FILE).read_text("utf-8")
ODD = st.sampled_from(
    "\t|:|: | #|- |[|]|{|}|\"|'|&a |*a|!!x |\n|\0|>|%|@|\ufeff|\u2028|é|日本|---\n|...|<<: ".split(
        "|"
    )
)


CASES_OF_RULES = sorted(
    (f"{path.parent.name}/{path.name}", path.read_text("utf-8"))
    for path in CASES.rglob("*.yaml")
    if path.parent.name in ("teams", "content") and path.is_relative_to(CASES)
)
NAMING = frozenset(
    "unknown-room unknown-team unknown-tag unknown-topic unknown-time-slot unknown-rule "
    "unknown-key duplicate-key bad-id bad-date bad-time bad-color bad-url".split()
)
NAMED = re.compile(r'^"([\w:./@-]+)"|^`([\w:./@-]+)`|^there is no [\w ]+ `([\w:./@-]+)`')


DIGITS = st.from_regex(r"[0-9]{1,30}[.:,/-]?", fullmatch=True)


def _problems_are_in_place(name: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        checked = check(write_site(Path(folder), {name: content}))
    for problem in checked.problems:
        _is_in_its_file(problem, checked.sources)
        _marks_what_it_names(problem, checked.sources)
    assert list(lines(checked.problems, checked.sources.files)) or not checked.problems


def _is_in_its_file(problem: Problem, sources: Sources) -> None:
    for where in (problem.where, *(note.where for note in problem.notes)):
        place = place_of(where, sources.files)
        if place.source is not None:
            rows = sources.files[where.file].text.split("\n")
            assert 1 <= place.line <= len(rows)
            assert 1 <= place.column <= len(rows[place.line - 1]) + 1
            assert place.end_column > place.column


def _marks_what_it_names(problem: Problem, sources: Sources) -> None:
    """The word that a message is about stands where it points, as it was written."""
    named = NAMED.match(problem.message) if problem.rule in NAMING else None
    place = place_of(problem.where, sources.files)
    if named is None or place.source is None:
        return
    marked = place.source[place.column - 1 : place.end_column - 1]
    if not marked.startswith(("|", ">")) and "\\" not in marked:  # else it is written otherwise
        assert next(filter(None, named.groups())) in marked.replace("''", "'")


@given(st.binary(max_size=300), st.sampled_from([TEAM, EVENT_FILE, "content/faq.md"]))
@settings(max_examples=200)
def test_any_bytes(content: bytes, name: str) -> None:
    """No bytes can crash a check, and every problem lies in its file."""
    _problems_are_in_place(name, content)


@given(st.data(), st.sampled_from([(TEAM, VALID), (EVENT_FILE, EVENT)]))
@settings(max_examples=200)
def test_a_valid_file_with_one_mutation(data: st.DataObject, file: tuple[str, str]) -> None:
    """One slip in a good file is a problem or none, and never more than that."""
    name, text = file
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 12))
    mutated = text[:start] + data.draw(ODD | st.text(max_size=4)) + text[start + length :]
    _problems_are_in_place(name, mutated.encode("utf-8", "surrogatepass"))


@given(st.data(), st.sampled_from(CASES_OF_RULES))
@settings(max_examples=200)
def test_a_wrong_file_with_one_mutation(data: st.DataObject, file: tuple[str, str]) -> None:
    """What helps with one mistake doesn't stumble over another."""
    name, text = file
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 4))
    mutated = text[:start] + data.draw(ODD | DIGITS) + text[start + length :]
    _problems_are_in_place(name, mutated.encode("utf-8", "surrogatepass"))


def test_the_file_to_mutate_is_good() -> None:
    """The property starts from a file without a problem."""
    with TemporaryDirectory() as folder:
        assert check(write_site(Path(folder), {TEAM: VALID})).problems == ()
