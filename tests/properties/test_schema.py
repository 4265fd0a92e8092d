"""The schemas and the decoder accept and refuse the same documents."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema.exceptions import ValidationError

from ptgsite.rules import conflicting_keys, missing_key
from ptgsite.source import addresses, scalars
from ptgsite.source.data import load
from ptgsite.source.decode import decode
from ptgsite.source.fields import FieldType, ListOf, MapOf, RecordOf, keys_of
from ptgsite.source.findings import Findings
from ptgsite.source.models import SlotSource
from ptgsite.source.scalars import Mistake, ScalarType
from ptgsite.source.schema import KINDS, scalar_schema
from ptgsite.source.words import Kind
from tests.editors import hides_its_spelling, read, validator
from tests.sites import CASES

Path_: TypeAlias = tuple[Any, ...]
Tree: TypeAlias = Any
"""A document to be: dicts, lists, and texts as they are to be written."""

EVERYTHING = Path(__file__).parents[1] / "source" / "everything"
FILES = sorted(CASES.rglob("*.yaml"))

ODD_TEXTS = (
    "nova|a-b|A_b|true|False|~|null|no|off|0|1|007|-5|+5|35|1.5|1.0|0x1F|1e5|1000000|1000001|"
    "10000|10001|9999.99|0.00|12.345|.5|.inf|2022-10-17|2022-02-30|2022-13-01|0000-01-01|9:30|"
    "24:60|30:00|30:01|1:2|MonA1|mon a1|Mon\u2028A1|#fff|#1f77b|#1F77B4|en|pt-BR|no-such|"
    "UTC|Europe/Berlin|http://a|https://a.example:65536/|https://a.example:/x|https://a b.example|"
    "ftp://a.example|https://ä.example/{x}|https://a.example/{team}?q#f|https://u@a.example|"
    "https://[::1]/|https://{event}.a/{team}|https://a.example/{path}|a@b.c|a@b|ä@b.ç|[nick]|"
    "nick name|confirmed|project|\u202e|\ufeff|| |  a   b  |a\n|\r\n|\x85|x\t|\x1cx|\x7f|\n\ny"
).split("|")
LONG = [c * n for c in ("a", "7", "é ", "😀") for n in (16, 17, 64, 65, 100, 101, 200, 201)]
TEXTS = st.sampled_from([*ODD_TEXTS, *LONG, *("a" * 10_000, "a" * 10_001)]) | st.text(max_size=6)


def _scalars() -> list[ScalarType[Any]]:
    """Every kind of text that the format has, once."""
    found = [*vars(scalars).values(), *vars(addresses).values()]
    named = [type_ for type_ in found if isinstance(type_, ScalarType)]
    return [*named, scalars.choice("kind", Kind)]


def _good(type_: FieldType) -> st.SearchStrategy[Tree]:
    if isinstance(type_, ScalarType):
        words = type_.schema.get("enum", [type_.example.strip('"')])
        return st.sampled_from(words)
    if isinstance(type_, ListOf):
        return st.lists(_good(type_.item), max_size=2)
    if isinstance(type_, MapOf):
        return st.dictionaries(st.sampled_from("abc"), _good(type_.value), max_size=2)
    keys = keys_of(type_.model).values()
    record = st.fixed_dictionaries(
        {key.name: _good(key.type) for key in keys if key.required},
        optional={key.name: _good(key.type) for key in keys if not key.required},
    )
    return record.flatmap(_timed) if type_.model is SlotSource else record


def _timed(slot: dict[str, Tree]) -> st.SearchStrategy[Tree]:
    """Mostly a slot with one time, and not with none or two."""
    own = {"date": "2022-10-17", "start": "09:30", "end": "10:30"}
    rest = {key: value for key, value in slot.items() if key not in {"slot", *own}}
    return st.sampled_from([rest | {"slot": "MonA1"}, rest | own, slot])


def _places(tree: Tree, path: Path_ = ()) -> list[Path_]:
    """The path of every value in a document, and of one more in each mapping and list."""
    if isinstance(tree, dict):
        inner = [place for key, item in tree.items() for place in _places(item, (*path, key))]
        return [path, *inner, (*path, "nmae"), (*path, "x-mine")]
    if isinstance(tree, list):
        items = enumerate(tree)
        inner = [place for index, item in items for place in _places(item, (*path, index))]
        return [path, *inner, (*path, len(tree))]
    return [path]


def _changed(tree: Tree, path: Path_, new: Tree) -> Tree:
    """The document with another value at a path."""
    if not path:
        return new
    key, rest = path[0], path[1:]
    if isinstance(tree, dict):
        return {**tree, key: _changed(tree.get(key), rest, new)}
    return [*tree[:key], _changed(tree[key] if rest else None, rest, new), *tree[key + 1 :]]


def _written(tree: Tree, draw: Callable[[st.SearchStrategy[bool]], bool]) -> str:
    """A document in YAML's flow style, its texts with quotes or where possible without."""
    if tree is None:
        return ""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {_written(item, draw)}" for key, item in tree.items()) + "}"
    if isinstance(tree, list):
        # Nothing between commas is no item in flow style, so nothing is written as an empty text.
        return "[" + ", ".join(_written(item, draw) or '""' for item in tree) + "]"
    if PLAIN.fullmatch(tree) and draw(st.booleans()):
        return str(tree)
    return json.dumps(tree, ensure_ascii=False).replace("\x7f", "\\x7f").replace("\x85", "\\x85")


PLAIN = re.compile(r"-?[A-Za-z0-9+.~](?:[A-Za-z0-9+.~/@_?=ä-]| (?=\w)|:(?=[0-9/]))*")


@st.composite
def _documents(draw: st.DrawFn, kind: str) -> str:
    tree = draw(_good(RecordOf(KINDS[kind][0], kind)))
    for _ in range(draw(st.integers(0, 3))):
        path = draw(st.sampled_from(_places(tree)))
        value: st.SearchStrategy[Tree] = (
            TEXTS | st.none() | st.just([]) | TEXTS.map(lambda text: [text])
        )
        tree = _changed(tree, path, draw(value | st.just({}) | TEXTS.map(lambda text: {"a": text})))
    return _written(tree, draw)


def _accepted_by_us(kind: str, text: str) -> bool | None:
    """Whether the decoder and the rules between keys find nothing; None for an exception."""
    loaded, findings = load(text, f"{kind}.yaml"), Findings()
    if loaded.data is None or loaded.problems:
        return None  # aliases and tags: an editor's YAML parser has its own say
    record = decode(KINDS[kind][0], kind, loaded.data, f"{kind}.yaml", findings)
    rules = {problem.rule for problem in findings.problems}
    if rules == {"unknown-timezone"} or "duplicate-key" in rules:
        return None  # no pattern knows which zones there are; twins are told by YAML parsers
    if re.search(r": #\w", text):
        return None  # to an editor, what is lost as a comment was never written
    teams = (record,) if kind == "team" and record else ()
    event = SimpleNamespace(days=())
    facts: Any = SimpleNamespace(teams=teams, event=event, incomplete=findings.incomplete)
    facts.time_slots = {}
    between = [*missing_key.check(facts), *conflicting_keys.check(facts)]
    return not findings.problems and not between


def _is_told_apart_by_an_editor(plain: list[tuple[str, Any]]) -> bool:
    """Whether no plain scalar is a number, truth value or null whose spelling would decide.

    Nor does an editor see how many digits a number has: an id has 64 at most, hours two decimals.
    """
    return not any(
        hides_its_spelling(text, value)
        or (not isinstance(value, str) and re.search(r"[0-9]{16}|\.[0-9]{3}", text))
        for text, value in plain
    )


def _agree(kind: str, text: str) -> None:
    ours = _accepted_by_us(kind, text)
    if ours is None:
        return
    seen, plain = read(text)
    if _is_told_apart_by_an_editor(plain):
        errors = [f"{e.json_path}: {e.message}" for e in validator(kind).iter_errors(seen)]
        assert (errors == []) == ours, errors


@given(st.data(), st.sampled_from(sorted(KINDS)))
@settings(max_examples=250)
def test_documents_near_the_declarations(data: st.DataObject, kind: str) -> None:
    """A document made from the declarations, with up to three slips, is one thing to both."""
    _agree(kind, data.draw(_documents(kind)))


@given(st.data(), st.sampled_from(sorted(KINDS)))
@settings(max_examples=60)
def test_a_file_with_one_line_less(data: st.DataObject, kind: str) -> None:
    """What a deleted line leaves of a good file is one thing to both."""
    rows = (EVERYTHING / f"{kind}.yaml").read_text("utf-8").splitlines(keepends=True)
    gone = data.draw(st.integers(0, len(rows) - 1))
    _agree(kind, "".join(rows[:gone] + rows[gone + 1 :]))


@given(TEXTS, st.sampled_from(_scalars()))
@settings(max_examples=1_000)
def test_a_quoted_text(text: str, type_: ScalarType[Any]) -> None:
    """Pattern and parser of a kind of text say the same of any text."""
    parsed = type_.parse(text)
    if not (isinstance(parsed, Mistake) and parsed.rule == "unknown-timezone"):
        fits = validator("team").evolve(schema=scalar_schema(type_))
        assert fits.is_valid(text) == (not isinstance(parsed, Mistake)), parsed


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(CASES).as_posix())
def test_the_cases_of_the_rules(file: Path) -> None:
    """An editor marks those of the golden cases that reading a file alone finds fault with."""
    _agree("event" if file.name == "event.yaml" else "team", file.read_text("utf-8"))


def _lists(type_: FieldType, tree: Tree, path: Path_ = ()) -> Iterator[tuple[ListOf, Path_]]:
    """Every list that a file can have, with its path in a file that has every key."""
    if isinstance(type_, ListOf):
        items = tree if isinstance(tree, list) else [tree]
        if items:
            yield type_, path
        for number, item in enumerate(items):
            yield from _lists(type_.item, item, (*path, number))
    elif isinstance(type_, RecordOf):
        for key in keys_of(type_.model).values():
            if isinstance(tree, dict) and key.name in tree:
                yield from _lists(key.type, tree[key.name], (*path, key.name))


def _at(tree: Tree, path: Path_) -> Tree:
    return _at(tree[path[0]], path[1:]) if path else tree


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_list_with_an_item_too_many(kind: str) -> None:
    """What a list may hold at most, and must at least, is the same to both, for every list."""
    tree, _ = read((EVERYTHING / f"{kind}.yaml").read_text("utf-8"))
    seen: set[int] = set()
    for type_, path in _lists(RecordOf(KINDS[kind][0], kind), tree):
        listed = _at(tree, path)
        for number in (0, type_.most, type_.most + 1):
            good = (number > 0 or not type_.some) and number <= type_.most
            many = [(listed if isinstance(listed, list) else [listed])[0]] * number
            text = json.dumps(_changed(tree, path, many), ensure_ascii=False)
            loaded, findings = load(text, "a.yaml"), Findings()
            decode(KINDS[kind][0], kind, loaded.data or "", "a.yaml", findings)
            about = [p for p in findings.problems if p.where.route == path]
            errors = [e for e in validator(kind).iter_errors(json.loads(text)) if _is_of_a_list(e)]
            assert (not about, not errors) == (good, good), (path, number)
        seen.add(type_.most)
    assert seen >= ({200, 1000, 400} if kind == "event" else {200, 1000})


def _is_of_a_list(error: ValidationError) -> bool:
    inner = error.context or [error]
    return any(each.validator in ("minItems", "maxItems") for each in inner)
