"""Data to records, by their declarations. A bad field is reported and the rest is still read."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

from ptgsite.problems import Where
from ptgsite.source.data import Data, Doubled, Nothing
from ptgsite.source.fields import FieldType, Key, ListOf, MapOf, RecordOf, keys_of, required_of
from ptgsite.source.findings import BAD, Findings
from ptgsite.source.misfits import (
    in_words,
    report_hidden,
    report_kind,
    report_length,
    report_missing,
    report_mistake,
    sample,
    says_nothing,
)
from ptgsite.source.scalars import Mistake, ScalarType
from ptgsite.source.strangers import as_values, meant, report_unknown

R = TypeVar("R")
_Read: TypeAlias = Any


def decode(model: type[R], noun: str, root: Data, file: str, findings: Findings) -> R | None:
    """The record that a whole file is, or None where too much of it is missing."""
    where = Where(file)
    if isinstance(root, Nothing):
        needed = [key.name for key in required_of(model)]
        findings.report(
            "missing-key",
            f"this file is empty: {noun} needs {in_words(needed)}",
            where,
            f"write {sample(RecordOf(model, noun))}, each on a line of its own",
        )
        return None
    record = _record(RecordOf(model, noun), root, where, findings)
    return None if record is BAD else record


def _value(type_: FieldType, data: Data, of: Where, step: str | int, findings: Findings) -> _Read:
    """The value at `step` of the mapping or list at `of`."""
    if isinstance(type_, ScalarType):
        return _scalar(type_, data, of, step, findings)
    if isinstance(type_, ListOf):
        texts = _texts(type_, data)
        return _list(type_, data, of / step, findings) if texts is None else texts
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
            return report_mistake(value, data, of / step, findings)
        return value
    return report_kind(type_, data, of / step, findings)


def _texts(type_: ListOf, data: Data) -> tuple[Any, ...] | None:
    """The values of a list of texts, if all are right, as most are: no place is made for them."""
    if not isinstance(data, list) or not isinstance(type_.item, ScalarType):
        return None
    if not 0 < len(data) <= type_.most:
        return None
    parse = type_.item.parse
    values = tuple([parse(item) for item in data if type(item) is str])
    return values if len(values) == len(data) and Mistake not in map(type, values) else None


def _list(type_: ListOf, data: Data, where: Where, findings: Findings) -> _Read:
    if type_.or_one and isinstance(data, str):
        value = _value(type_.item, data, where, 0, findings)
        return BAD if value is BAD else (value,)
    if not isinstance(data, list):
        return report_kind(type_, data, where, findings)
    if (type_.some and not data) or len(data) > type_.most:
        return report_length(type_, len(data), where, findings)
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
        return report_kind(type_, data, where, findings)
    _report_twins(data, findings)
    values = {}
    for name, item in data.items():
        value = _scalar(type_.value, item, where, name, findings)
        if value is not BAD:
            values[name] = value
    return values


def _record(type_: RecordOf, data: Data, where: Where, findings: Findings) -> _Read:
    if not isinstance(data, dict):
        return report_kind(type_, data, where, findings)
    _report_twins(data, findings)
    keys = keys_of(type_.model)
    values: dict[str, Any] = {}
    strangers: list[str] = []
    for name, item in data.items():
        key = keys.get(name)
        if key is None:
            strangers.append(name)
        elif isinstance(item, Nothing):
            _note_hidden(item, where / name, findings)
        elif not says_nothing(key, item):
            value = _value(key.type, item, where, name, findings)
            if value is BAD:
                findings.incomplete.add(where / name)
                values.update(_as_written(key, item))
            else:
                values[key.attribute] = value
    extra = _extra(strangers, type_, data, where, findings) if strangers else {}
    lacking = [key for key in required_of(type_.model) if key.attribute not in values]
    if lacking:
        return _lacking(lacking, type_, data, where, findings)
    return type_.model(where=where, extra=extra, **values)


def _as_written(key: Key, item: Data) -> dict[str, str]:
    """What stands for a value that is told to be wrong, by its attribute, if anything does."""
    text = item if key.as_written and isinstance(item, str) else ""
    return {key.attribute: str(text)} if 0 < len(text) <= _SHORT and text.isprintable() else {}


_SHORT = 60
"""The longest text of an author that a message shows."""


def _note_hidden(nothing: Nothing, where: Where, findings: Findings) -> None:
    if nothing.hidden:
        report_hidden(nothing.hidden, where.key(), findings)
        findings.incomplete.add(where)


def _lacking(
    lacking: list[Key], type_: RecordOf, data: dict[str, Data], where: Where, findings: Findings
) -> _Read:
    # Those that are wrong or misspelt have been told of.
    missing = [key for key in lacking if where / key.name not in findings.incomplete]
    return report_missing(missing, type_, data, where, findings) if missing else BAD


def _extra(
    strangers: list[str], type_: RecordOf, data: dict[str, Data], where: Where, findings: Findings
) -> dict[str, Any]:
    """Of the keys that no record declares, those that are the author's own.

    The others are told of, and those that they seem to stand for noted as not missing.
    """
    extra: dict[str, Any] = {}
    near = meant(data, keys_of(type_.model))
    for name in strangers:
        if name.startswith("x-"):
            extra[name] = _plain(data[name], findings)
        else:
            report_unknown(name, near.get(name), type_, data, where, findings)
    slips = keys_of(type_.model) if "" in near.values() else near.values()
    if len(strangers) > len(extra):
        findings.incomplete.update(where / name for name in as_values(data, type_))
    findings.incomplete.update(where / name for name in slips)
    return extra


def _report_twins(data: dict[str, Data], findings: Findings) -> None:
    if isinstance(data, Doubled):
        for problem in data.twins:
            findings.add(problem)


def _plain(data: Data, findings: Findings) -> Any:
    if isinstance(data, list):
        return [_plain(item, findings) for item in data]
    if isinstance(data, dict):
        _report_twins(data, findings)
        return {name: _plain(item, findings) for name, item in data.items()}
    return str(data)
