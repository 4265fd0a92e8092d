"""How a record of the format is declared: each attribute with its kind, its key and its meaning.

The declarations serve the decoder and, later, the JSON Schemas, so that the two can't disagree.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeAlias

from ptgsite.records import dataclass
from ptgsite.source.scalars import ScalarType

MAX_VALUES, MAX_RECORDS = 200, 1_000
"""How many texts, and how many records, a list may have, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class RecordOf:
    """A mapping with the declared keys of `model`; `noun` is what it is called in messages."""

    model: type[Any]
    noun: str


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; with `or_one`, its only item may also be written without the list.

    With `some`, it has one item at least; `most` is how many it may have. Rules look at each item
    of a list for each of another, so that lists of any length would keep them busy for hours.
    """

    item: ScalarType[Any] | RecordOf
    or_one: bool = False
    some: bool = False
    longest: int | None = None

    @property
    def most(self) -> int:
        """How many items it may have."""
        return self.longest or (MAX_RECORDS if isinstance(self.item, RecordOf) else MAX_VALUES)


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping from names of the author's choice to values of one kind; `example` is one pair."""

    value: ScalarType[Any]
    noun: str
    example: str


FieldType: TypeAlias = ScalarType[Any] | RecordOf | ListOf | MapOf


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record: its name in the file, the attribute it becomes, and what it holds.

    `example` is a value where that of its type would mislead. With `as_written`, a short text that
    is no value of the type stands for one, so that the rest of the record is looked at, too.
    """

    name: str
    attribute: str
    type: FieldType
    required: bool
    doc: str
    example: str | None
    as_written: bool


_META = "key"


def required(
    type_: FieldType, doc: str, *, example: str | None = None, as_written: bool = False
) -> Any:
    """Declare an attribute whose key must be there."""
    return dataclasses.field(metadata={_META: (type_, True, doc, None, example, as_written)})


def optional(type_: FieldType, doc: str, *, default: Any = None, name: str | None = None) -> Any:
    """Declare an attribute whose key may be left out; `name` is the key, where Python takes it."""
    meta = type_, False, doc, name, None, False
    return dataclasses.field(default=default, metadata={_META: meta})


_KEYS: dict[type[Any], dict[str, Key]] = {}
_REQUIRED: dict[type[Any], tuple[Key, ...]] = {}


def keys_of(model: type[Any]) -> dict[str, Key]:
    """The keys that a record may have, by name, in the order of their declaration."""
    if model not in _KEYS:
        keys = [
            Key(meta[3] or field.name, field.name, *meta[:3], *meta[4:])
            for field in dataclasses.fields(model)
            if (meta := field.metadata.get(_META)) is not None
        ]
        _KEYS[model] = {key.name: key for key in keys}
    return _KEYS[model]


def required_of(model: type[Any]) -> tuple[Key, ...]:
    """Those of a record's keys that must be there."""
    if model not in _REQUIRED:
        _REQUIRED[model] = tuple(key for key in keys_of(model).values() if key.required)
    return _REQUIRED[model]
