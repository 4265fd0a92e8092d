"""Data to records, by their declarations. A bad field is reported and the rest is still read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias, TypeVar

from ptgsite.problems import Problem, Where
from ptgsite.source.data import Data, Nothing
from ptgsite.source.fields import FieldType, Key, ListOf, MapOf, RecordOf, keys_of, required_of
from ptgsite.source.findings import BAD, Findings
from ptgsite.source.names import did_you_mean, nearest
from ptgsite.source.scalars import Mistake, ScalarType

R = TypeVar("R")
_Read: TypeAlias = Any


def decode(model: type[R], noun: str, root: Data, file: str, findings: Findings) -> R | None:
    """The record that a whole file is, or None where too much of it is missing."""
    where = Where(file)
    if isinstance(root, Nothing):
        needed = [key.name for key in required_of(model)]
        findings.report(
            "missing-key",
            f"this file is empty: {noun} needs {_in_words(needed)}",
            where,
            "write " + ", ".join(f"`{name}: …`" for name in needed),
        )
        return None
    record = _record(RecordOf(model, noun), root, where, findings)
    return None if record is BAD else record


def _value(type_: FieldType, data: Data, of: Where, step: str | int, findings: Findings) -> _Read:
    """The value at `step` of the mapping or list at `of`."""
    if isinstance(type_, ScalarType):
        return _scalar(type_, data, of, step, findings)
    if isinstance(type_, ListOf):
        return _list(type_, data, of / step, findings)
    if isinstance(type_, RecordOf):
        return _record(type_, data, of / step, findings)
    return _map(type_, data, of / step, findings)


def _scalar(
    type_: ScalarType[Any], data: Data, of: Where, step: str | int, findings: Findings
) -> _Read:
    # Most texts are right: their places, which are many, are made for those that are not.
    if isinstance(data, str):
        value = type_.parse(data)
        if isinstance(value, Mistake):
            return findings.report(value.rule, value.message, of / step, value.help)
        return value
    return findings.report(
        "wrong-type",
        f"{type_.noun} was expected, and this is {_a(data)}",
        of / step,
        f"write one value, such as {type_.example}",
    )


def _list(type_: ListOf, data: Data, where: Where, findings: Findings) -> _Read:
    if type_.or_one and isinstance(data, str):
        value = _value(type_.item, data, where, 0, findings)
        return BAD if value is BAD else (value,)
    if not isinstance(data, list):
        return findings.report(
            "wrong-type",
            f"a list was expected, and this is {_a(data)}",
            where,
            _how_to_list(type_, data),
        )
    values = [_item(type_, item, where, i, findings) for i, item in enumerate(data)]
    good = tuple(value for value in values if value is not BAD)
    if len(good) == len(values):
        return good
    findings.incomplete.add(where)
    # Records know their own places, but texts are found by their index, which would be off now.
    return good if isinstance(type_.item, RecordOf) else BAD


def _item(type_: ListOf, item: Data, of: Where, index: int, findings: Findings) -> _Read:
    if isinstance(item, Nothing):
        return findings.report(
            "wrong-type",
            "nothing follows this dash",
            of / index,
            "write an entry, or delete the dash",
        )
    return _value(type_.item, item, of, index, findings)


def _map(type_: MapOf, data: Data, where: Where, findings: Findings) -> _Read:
    if not isinstance(data, dict):
        return findings.report(
            "wrong-type",
            f"a mapping was expected, and this is {_a(data)}",
            where,
            f"write one `name: {type_.value.example}` a line, indented",
        )
    values = {}
    for name, item in data.items():
        value = _scalar(type_.value, item, where, name, findings)
        if value is not BAD:
            values[name] = value
    return values


def _record(type_: RecordOf, data: Data, where: Where, findings: Findings) -> _Read:
    if not isinstance(data, dict):
        first = next(iter(keys_of(type_.model)))
        return findings.report(
            "wrong-type",
            f"{type_.noun} was expected, and this is {_a(data)}",
            where,
            f"write keys and values, such as `{first}: …`, one a line",
        )
    keys = keys_of(type_.model)
    values: dict[str, Any] = {}
    strangers: list[str] = []
    for name, item in data.items():
        key = keys.get(name)
        if key is None:
            strangers.append(name)
        elif isinstance(item, Nothing):
            if item.hidden:
                _report_hidden(item.hidden, (where / name).key(), findings)
        else:
            value = _value(key.type, item, where, name, findings)
            if value is BAD:
                findings.incomplete.add(where / name)
            else:
                values[key.attribute] = value
    extra = _extra(strangers, type_, data, where, findings)
    lacking = [key for key in required_of(type_.model) if key.attribute not in values]
    if lacking:
        _report_lacking(lacking, type_, data, where, findings)
        return BAD
    return type_.model(where=where, extra=extra, **values)


def _extra(
    strangers: list[str], type_: RecordOf, data: dict[str, Data], where: Where, findings: Findings
) -> dict[str, Any]:
    """Of the keys that no record declares, those that are the author's own."""
    extra: dict[str, Any] = {}
    for name in strangers:
        if name.startswith("x-"):
            extra[name] = _plain(data[name])
        else:
            _report_unknown_key(name, type_, where, data, findings)
    return extra


def _report_lacking(
    lacking: list[Key], type_: RecordOf, data: dict[str, Data], where: Where, findings: Findings
) -> None:
    """Tell of the keys that are not there; those that are wrong or misspelt have been told of."""
    missing = [key for key in lacking if where / key.name not in findings.incomplete]
    slips = _slips(data, keys_of(type_.model)) if missing else frozenset()
    if unsaid := [key for key in missing if key.name not in slips]:
        _report_missing(unsaid, type_, data, where, findings)


def _slips(data: dict[str, Data], keys: Mapping[str, Key]) -> frozenset[str]:
    """The keys that unknown ones seem to be slips of; they are told as unknown, and once."""
    free = [name for name in keys if name not in data]
    odd = [name for name in list(data)[:100] if name not in keys]
    return frozenset(near for name in odd if (near := nearest(name, free)))


def _report_missing(
    missing: list[Key], type_: RecordOf, data: dict[str, Data], where: Where, findings: Findings
) -> None:
    names = [key.name for key in missing]
    started = next((name for name in names if name in data), None)
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
    name: str, type_: RecordOf, where: Where, data: dict[str, Data], findings: Findings
) -> None:
    if findings.is_full(where.file):
        return
    keys = keys_of(type_.model)
    free = [key for key in keys if key not in data]
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
        needed = required_of(type_.model)
        return "{" + ", ".join(f"{key.name}: {_example(key.type)}" for key in needed) + "}"
    return "…"


def _how_to_list(type_: ListOf, data: Data) -> str:
    if isinstance(type_.item, RecordOf):
        return "start each entry with `- `, on a line of its own"
    text = data if isinstance(data, str) and len(data) < 40 else "…"
    return f"write it in brackets: [{text}]"


def _in_words(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + f" and {quoted[-1]}"


def _a(data: Data) -> str:
    if isinstance(data, list):
        return "a list"
    return "a mapping" if isinstance(data, dict) else "plain text"


def _plain(data: Data) -> Any:
    if isinstance(data, list):
        return [_plain(item) for item in data]
    if isinstance(data, dict):
        return {name: _plain(item) for name, item in data.items()}
    return str(data)
