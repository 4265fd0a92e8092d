"""Nodes to records, by their declarations. A bad field is reported and the rest is still read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias, TypeVar

from ptgsite.problems import Problem, Where
from ptgsite.source.fields import FieldType, Key, ListOf, MapOf, RecordOf, keys_of
from ptgsite.source.findings import BAD, Findings
from ptgsite.source.names import did_you_mean, nearest
from ptgsite.source.nodes import Map, Node, Scalar, Seq
from ptgsite.source.scalars import Mistake, ScalarType

R = TypeVar("R")
_Read: TypeAlias = Any


def decode(model: type[R], noun: str, root: Node, file: str, findings: Findings) -> R | None:
    """The record that a whole file is, or None where too much of it is missing."""
    where = Where(file)
    if isinstance(root, Scalar) and not root.given:
        needed = [key.name for key in keys_of(model).values() if key.required]
        findings.report(
            "missing-key",
            f"this file is empty: {noun} needs {_in_words(needed)}",
            where,
            "write " + ", ".join(f"`{name}: …`" for name in needed),
        )
        return None
    record = _record(RecordOf(model, noun), root, where, findings)
    return None if record is BAD else record


def _value(type_: FieldType, node: Node, of: Where, step: str | int, findings: Findings) -> _Read:
    """The value at `step` of the mapping or list at `of`."""
    if isinstance(type_, ScalarType):
        return _scalar(type_, node, of, step, findings)
    if isinstance(type_, ListOf):
        return _list(type_, node, of / step, findings)
    if isinstance(type_, RecordOf):
        return _record(type_, node, of / step, findings)
    return _map(type_, node, of / step, findings)


def _scalar(
    type_: ScalarType[Any], node: Node, of: Where, step: str | int, findings: Findings
) -> _Read:
    # Most texts are right: their places, which are many, are made for those that are not.
    if isinstance(node, Scalar):
        value = type_.parse(node.text)
        if isinstance(value, Mistake):
            return findings.report(value.rule, value.message, of / step, value.help)
        return value
    return findings.report(
        "wrong-type",
        f"{type_.noun} was expected, and this is {_a(node)}",
        of / step,
        f"write one value, such as {type_.example}",
    )


def _list(type_: ListOf, node: Node, where: Where, findings: Findings) -> _Read:
    if type_.or_one and isinstance(node, Scalar):
        value = _value(type_.item, node, where, 0, findings)
        return BAD if value is BAD else (value,)
    if not isinstance(node, Seq):
        return findings.report(
            "wrong-type",
            f"a list was expected, and this is {_a(node)}",
            where,
            _how_to_list(type_, node),
        )
    values = [_item(type_, item, where, i, findings) for i, item in enumerate(node.items)]
    good = tuple(value for value in values if value is not BAD)
    if len(good) == len(values):
        return good
    findings.incomplete.add(where)
    # Records know their own places, but texts are found by their index, which would be off now.
    return good if isinstance(type_.item, RecordOf) else BAD


def _item(type_: ListOf, item: Node, of: Where, index: int, findings: Findings) -> _Read:
    if isinstance(item, Scalar) and not item.given:
        return findings.report(
            "wrong-type",
            "nothing follows this dash",
            of / index,
            "write an entry, or delete the dash",
        )
    return _value(type_.item, item, of, index, findings)


def _map(type_: MapOf, node: Node, where: Where, findings: Findings) -> _Read:
    if not isinstance(node, Map):
        return findings.report(
            "wrong-type",
            f"a mapping was expected, and this is {_a(node)}",
            where,
            f"write one `name: {type_.value.example}` a line, indented",
        )
    values = {}
    for name, (_, item) in node.pairs.items():
        value = _scalar(type_.value, item, where, name, findings)
        if value is not BAD:
            values[name] = value
    return values


def _record(type_: RecordOf, node: Node, where: Where, findings: Findings) -> _Read:
    if not isinstance(node, Map):
        first = next(iter(keys_of(type_.model)))
        return findings.report(
            "wrong-type",
            f"{type_.noun} was expected, and this is {_a(node)}",
            where,
            f"write keys and values, such as `{first}: …`, one a line",
        )
    keys = keys_of(type_.model)
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for name, (_, item) in node.pairs.items():
        key = keys.get(name)
        if key is not None:
            if isinstance(item, Scalar) and not item.given:
                if item.hidden:
                    _report_hidden(item.hidden, (where / name).key(), findings)
                continue
            value = _value(key.type, item, where, name, findings)
            if value is BAD:
                findings.incomplete.add(where / name)
            values[key.attribute] = value
        elif name.startswith("x-"):
            extra[name] = _plain(item)
        else:
            _report_unknown_key(name, type_, where, node, findings)
    return _build(type_, node, where, values, extra, findings)


def _build(
    type_: RecordOf,
    node: Map,
    where: Where,
    values: dict[str, Any],
    extra: dict[str, Any],
    findings: Findings,
) -> _Read:
    keys = keys_of(type_.model).values()
    missing = [key for key in keys if key.required and key.attribute not in values]
    slips = _slips(node, keys_of(type_.model)) if missing else frozenset()
    if lacking := [key for key in missing if key.name not in slips]:
        _report_missing(lacking, type_, node, where, findings)
    if missing or any(key.required and values[key.attribute] is BAD for key in keys):
        return BAD
    good = {attribute: value for attribute, value in values.items() if value is not BAD}
    return type_.model(where=where, extra=extra, **good)


def _slips(node: Map, keys: Mapping[str, Key]) -> frozenset[str]:
    """The keys that unknown ones seem to be slips of; they are told as unknown, and once."""
    free = [name for name in keys if name not in node.pairs]
    odd = [name for name in list(node.pairs)[:100] if name not in keys]
    return frozenset(near for name in odd if (near := nearest(name, free)))


def _report_missing(
    missing: list[Key], type_: RecordOf, node: Map, where: Where, findings: Findings
) -> None:
    names = [key.name for key in missing]
    started = next((name for name in names if name in node.pairs), None)
    findings.report(
        "missing-key",
        f"{type_.noun} needs {_in_words(names)}"
        + (", and nothing is written after the colon" if started and len(names) == 1 else ""),
        (where / started).key() if started else where,
        "add " + ", ".join(f"`{key.name}: {_example(key.type)}`" for key in missing),
    )


def _report_hidden(hidden: str, where: Where, findings: Findings) -> None:
    findings.report(
        "wrong-type",
        "` #` starts a comment, so nothing is written here",
        where,
        f'put it in quotes: "{hidden[:60]}"',
    )


def _report_unknown_key(
    name: str, type_: RecordOf, where: Where, node: Map, findings: Findings
) -> None:
    if findings.is_full(where.file):
        return
    keys = keys_of(type_.model)
    free = [key for key in keys if key not in node.pairs]
    place = (where / name).key()
    findings.add(
        Problem(
            "unknown-key",
            f"{type_.noun} has no key `{name[:80]}`",
            place,
            did_you_mean(name, free) or "delete it; keys of your own start with `x-`",
        )
    )


def _example(type_: FieldType) -> str:
    if isinstance(type_, ScalarType):
        return type_.example
    if isinstance(type_, ListOf):
        return f"[{_example(type_.item)}]"
    if isinstance(type_, RecordOf):
        needed = [key for key in keys_of(type_.model).values() if key.required]
        return "{" + ", ".join(f"{key.name}: {_example(key.type)}" for key in needed) + "}"
    return "…"


def _how_to_list(type_: ListOf, node: Node) -> str:
    if isinstance(type_.item, RecordOf):
        return "start each entry with `- `, on a line of its own"
    text = node.text if isinstance(node, Scalar) and len(node.text) < 40 else "…"
    return f"write it in brackets: [{text}]"


def _in_words(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + f" and {quoted[-1]}"


def _a(node: Node) -> str:
    if isinstance(node, Seq):
        return "a list"
    return "a mapping" if isinstance(node, Map) else "plain text"


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Seq):
        return [_plain(item) for item in node.items]
    return {name: _plain(item) for name, (_, item) in node.pairs.items()}
