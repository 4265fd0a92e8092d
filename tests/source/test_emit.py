"""Records become YAML that reads back as the same records, and that people like to read."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ptgsite.problems import Where
from ptgsite.source.data import load
from ptgsite.source.decode import decode
from ptgsite.source.emit import emit
from ptgsite.source.event_models import EventSource, LinkSource, NoticeSource, RoomSource, Setting
from ptgsite.source.fields import FieldType, ListOf, RecordOf, keys_of
from ptgsite.source.findings import Findings
from ptgsite.source.models import Record, TeamSource
from ptgsite.source.scalars import Mistake, ScalarType
from ptgsite.source.words import Kind, Level, Status

EVENT = """\
id: ptg-2022-10
name: Project Teams Gathering, October 2022
url: https://ptg.example.org/
timezone: America/Denver
description: |
  Working sessions.

  - of *many* teams
etherpad: https://etherpad.opendev.org/p/{event}-{team}
links:
  - {title: Register, url: https://openinfra.dev/ptg}
contacts:
  - {name: Organisers, irc: "#openinfra-events", email: ptg@example.org}
notices:
  - {level: warning, text: "Moved: room Bexar", from: 2022-10-17, until: 2022-10-18}
slots:
  - {name: A1, start: "13:00", end: "14:00"}
days:
  - {date: 2022-10-17, code: Mo}
  - date: 2022-10-18
    slots: []
breaks:
  - {title: Opening, date: 2022-10-17, start: "12:30", end: "13:00", room: bexar}
rooms:
  - id: bexar
    name: Bexar
    capacity: 40
    equipment: [projector, "a, b"]
    description: Fits a team of 40
    closed: [TueA1]
    x-door: "42"
tags:
  - {id: operators, name: For operators}
limits:
  hours_per_day: 4
  hours_total: 16.5
rules:
  room-too-small: error
x-sponsors:
  - {name: Somebody, level: "1"}
"""
TEAM = """\
name: Nova
kind: project
color: "#1f77b4"
topics:
  - id: multi-attach
    title: Multi-attach volumes
    with: [cinder]
    minutes: 40
slots:
  - slot: MonA1
    room: bexar
  - slot: [MonA2, MonA3]
    room: bexar
  - date: 2022-10-18
    start: "13:00"
    end: "25:30"
    room: bexar
    topics: [multi-attach]
"""


def read(model: type[Record], text: str) -> Record:
    """The record that a text decodes to without a complaint."""
    loaded, findings = load(text, "a.yaml"), Findings()
    assert loaded.data is not None, (loaded.problems, text)
    record = decode(model, "a record", loaded.data, "a.yaml", findings)
    assert record is not None
    assert [*loaded.problems, *findings.problems] == []
    return record


@pytest.mark.parametrize(("model", "text"), [(EventSource, EVENT), (TeamSource, TEAM)])
def test_a_file_in_the_documented_style_comes_back_letter_by_letter(
    model: type[Record], text: str
) -> None:
    """What the format's examples look like is what emit writes."""
    assert emit(read(model, text)) == text


def link(title: str) -> LinkSource:
    """A record with any text in it."""
    return LinkSource(where=Where("a.yaml"), title=title, url="https://example.org/")


LOOK_ALIKES = (
    "no Off YES y n true null ~ 9:30 09:30 010 0o17 0x1f 0b1 1_000 1e3 1.5 -.5 +1 .inf -.INF .NaN "
    "2022-10-17 2022-10-17T09:00:00Z = <<"
).split()


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_text_that_looks_like_something_else_is_quoted(text: str) -> None:
    """No reader of YAML 1.1 or 1.2 may take a name for a number, a date or a truth value."""
    assert f'title: "{text}"\n' in emit(link(text))


PLAIN = [
    "venue map",
    "Pike's Peak",
    "C++",
    "a:b",
    "a#b",
    "it’s, well, fine",
    "v1.2.3",
    "Zoë",
    "10 am",
]


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_text_has_no_quotes(text: str) -> None:
    """Quotes are for where YAML needs them."""
    assert f"title: {text}\n" in emit(link(text))


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
TRICKY_TEXT = st.text("ab1 :#-?,[]{}&*!|>'\"%@`~=.\\\n\t\r\x00\x85\u2028\ufeff\U0001f600\uffff")
TEXTS = ANY_TEXT | TRICKY_TEXT | st.sampled_from(LOOK_ALIKES)


@given(TEXTS)
def test_any_text_reads_back_with_this_reader_and_others(text: str) -> None:
    """Whatever a text holds, quoting and escapes keep it, in block style as in flow."""
    notice = NoticeSource(
        where=Where("a.yaml"), level=Level.INFO, text="x", extra={"x-a": text, "x-b": [text]}
    )
    written = emit(notice)
    assert read(NoticeSource, written).extra == notice.extra
    other = yaml.safe_load(written)
    assert (other["x-a"], other["x-b"]) == (text, [text])


EXTRA_VALUES: st.SearchStrategy[Any] = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
EXTRAS = st.dictionaries(TEXTS.map("x-{}".format), EXTRA_VALUES, max_size=2)
MARKDOWN = st.lists(st.sampled_from(["", " ", "\t", "- a: b", "  # c", "…", '"q"', "| x"])).map(
    "\n".join
)
URLS = st.sampled_from(["https://example.org/", "http://a.example/x?y=[1],{2}#z", "http://a:80"])
SCALARS: Mapping[str, st.SearchStrategy[Any]] = {
    "an IRC nick or channel": st.sampled_from(["nick", "#openstack-nova", "no", "a b"]),
    "text": TEXTS | MARKDOWN,
    "a name": TEXTS,
    "an id": st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4})?", fullmatch=True),
    "a code": st.from_regex(r"[A-Za-z0-9]{1,4}", fullmatch=True),
    "a date": st.dates(date(1970, 1, 1), date(2199, 12, 31)).map(str),
    "a time of day": st.integers(0, 1800).map(lambda m: f"{m // 60}:{m % 60:02}"),
    "a colour": st.from_regex(r"#([0-9A-Fa-f]{3}){1,2}", fullmatch=True),
    "a web address": URLS,
    "an e-mail address": st.sampled_from(["a@example.org", "%'-+@b.example"]),
    "an IRC nick or e-mail address": st.sampled_from(["nick", "[nick]", "`n|{}^", "-1", "no"]),
    "a whole number": st.integers(0, 1_000_000).map(str),
    "a number of minutes": st.integers(1, 10_000).map(str),
    "a number of hours": st.integers(1, 399_999).map(lambda cents: f"{cents / 100:.2f}"),
    "a language code": st.sampled_from(["en", "no", "pt-BR"]),
    "a time zone": st.sampled_from(["UTC", "Etc/GMT+5", "America/Denver"]),
    "a level": st.sampled_from(Level),
    "a kind": st.sampled_from(Kind),
    "a status": st.sampled_from(Status),
    "a setting": st.sampled_from(Setting),
}


def values(type_: FieldType) -> st.SearchStrategy[Any]:
    """Valid values of a declared kind: what its parser makes of texts."""
    if isinstance(type_, ScalarType):
        parsed = SCALARS[type_.noun].map(type_.parse)
        return parsed.filter(lambda value: not isinstance(value, Mistake))
    if isinstance(type_, RecordOf):
        return records(type_.model)
    if isinstance(type_, ListOf):
        return st.lists(values(type_.item), min_size=int(type_.some), max_size=3).map(tuple)
    return st.dictionaries(TEXTS, values(type_.value), max_size=3)


def records(model: type[Any]) -> st.SearchStrategy[Any]:
    """Valid records of a model, with some of their optional keys."""
    keys = keys_of(model).values()
    return st.fixed_dictionaries(
        {key.attribute: values(key.type) for key in keys if key.required} | {"extra": EXTRAS},
        optional={key.attribute: values(key.type) for key in keys if not key.required},
    ).map(lambda found: model(where=Where("a.yaml"), **found))


def placeless(value: Any) -> Any:
    """A record, or what is in one, without where it stands."""
    if isinstance(value, Record):
        return {
            field.name: placeless(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.name != "where"
        }
    return tuple(placeless(item) for item in value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("model", [EventSource, TeamSource, RoomSource])
def test_any_record_decodes_from_what_it_is_written_as(model: type[Record]) -> None:
    """Nothing that a valid file can say is lost or changed on the way out and back."""

    @given(records(model))
    def comes_back(record: Record) -> None:
        assert placeless(read(model, emit(record))) == placeless(record)

    comes_back()


def test_a_key_longer_than_yaml_reads_at_once_is_marked_as_a_key() -> None:
    """Readers give up on a plain key after 1,024 characters."""
    extra = {"x-" + "a" * 2000: "1", "x-b": {"c" * 2000: "2"}}
    record = LinkSource(where=Where("a.yaml"), title="t", url="https://a.example/", extra=extra)
    assert read(LinkSource, emit(record)).extra == extra
