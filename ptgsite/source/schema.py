r"""The declarations of a record as a JSON Schema (draft-07), for editors.

`schema` and `decode` read the same declarations. Where they could differ:

- We read every scalar as text. An editor follows YAML 1.2 and takes `35` for a number, `true` for a
  truth value, and no value, `~` or `null` for null. So each kind of text names the types that its
  texts may be taken for, and a key that may be left out may also be null. What was written is then
  hidden: an editor takes `0x1F` or `True` for an id, and misses the text `null`.
- An editor can't compare a start with an end, look a time zone up, or tell twins.
- `\p{L}`, in patterns, wants JavaScript's flag u, with which editors read them.

Draft-07 is what yaml-language-server knows best. `errorMessage` is its word for what to say when a
value doesn't fit; other readers pass over it.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from ptgsite.source.event_models import EventSource
from ptgsite.source.fields import MAX_VALUES, FieldType, Key, ListOf, MapOf, RecordOf, keys_of
from ptgsite.source.models import SlotSource, TeamSource
from ptgsite.source.scalars import ScalarType

Schema: TypeAlias = dict[str, Any]


KINDS: Mapping[str, tuple[type[Any], str]] = {
    "team": (TeamSource, "A team: teams/<id>.yaml"),
    "event": (EventSource, "The event: content/event.yaml"),
}
"""The kinds of files that have a schema: their records, and titles."""


def schema_text(kind: str) -> str:
    """The JSON text of the schema of one of KINDS."""
    return json.dumps(schema(*KINDS[kind]), indent=2, ensure_ascii=False) + "\n"


def schema(model: type[Any], title: str) -> Schema:
    """The JSON Schema of a file that is one record of `model`; `title` says what file that is."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "type": "object",
        **_keys(model),
    }


def _keys(model: type[Any]) -> Schema:
    keys = keys_of(model).values()
    defaults = {field.name: field.default for field in dataclasses.fields(model)}
    needed = [key.name for key in keys if key.required]
    return {
        "properties": {key.name: _property(key, defaults[key.attribute]) for key in keys},
        "patternProperties": {"^x-": {"description": "Yours: ptgsite only hands it to themes."}},
        "additionalProperties": False,
        **({"required": needed} if needed else {}),
        **({"allOf": [_BETWEEN_KEYS[model]]} if model in _BETWEEN_KEYS else {}),
    }


def _property(key: Key, default: Any) -> Schema:
    said: Schema = {"description": key.doc}
    if isinstance(default, str) and default:
        said["default"] = str(default)
    elif examples := _examples(key):
        said["examples"] = examples
    return said | _value(key.type, nullable=not key.required)


def _value(type_: FieldType, *, nullable: bool = False) -> Schema:
    if isinstance(type_, ScalarType):
        return scalar_schema(type_, nullable=nullable)
    if isinstance(type_, RecordOf):
        return _of_type("object", type_.noun, nullable=nullable) | _keys(type_.model)
    if isinstance(type_, MapOf):
        values = {"additionalProperties": _value(type_.value)}
        return _of_type("object", "a mapping", nullable=nullable) | values
    if type_.or_one and isinstance(type_.item, ScalarType):
        return scalar_schema(type_.item, nullable=nullable, or_list=True)
    lengths = ({"minItems": 1} if type_.some else {}) | {"maxItems": type_.most}
    return _of_type("array", "a list", nullable=nullable) | {"items": _item(type_)} | lengths


def _item(type_: ListOf) -> Schema:
    if isinstance(type_.item, RecordOf):
        return {"description": _sentence(type_.item.model), **_value(type_.item)}
    return _value(type_.item)


def _sentence(model: type[Any]) -> str:
    return (model.__doc__ or "").partition("\n")[0]


def scalar_schema(
    type_: ScalarType[Any], *, nullable: bool = False, or_list: bool = False
) -> Schema:
    """The schema of a kind of text; also of nothing, or of a list of such texts, where asked."""
    rest = {key: _for_editors(value) for key, value in type_.schema.items() if key != "type"}
    if "enum" in rest:
        expected = f"one of {', '.join(rest['enum'])} was expected"
        return {"enum": rest["enum"] + [None] * nullable, "errorMessage": expected}
    message = rest.setdefault("errorMessage", f"{type_.noun} was expected, such as {type_.example}")
    types = [*type_.schema["type"], *["array"] * or_list, *["null"] * nullable]
    items = {"items": _value(type_), "maxItems": MAX_VALUES} if or_list else {}
    # For a key without `type` or `anyOf`, editors would insert no colon.
    return {"anyOf": [_one_of_types(types, message) | rest | items]}


def _of_type(type_: str, noun: str, *, nullable: bool) -> Schema:
    return _one_of_types([type_, "null"] if nullable else [type_], f"{noun} was expected")


def _one_of_types(types: list[str], message: str) -> Schema:
    """What `type` says, but editors don't offer null, true and false for it."""
    return {"if": {"type": types}, "else": {"type": types[0], "errorMessage": message}}


def _for_editors(value: Any) -> Any:
    return value.replace(r"\w", r"\p{L}\p{N}_") if isinstance(value, str) else value


def _examples(key: Key) -> list[Any]:
    """An example as an editor reads it, where one is of use."""
    type_ = key.type
    if not isinstance(type_, ScalarType) or "enum" in type_.schema:
        return []
    # One text says nothing of another; and editors would insert a colour without its quotes.
    if type_.noun == "text" or "#" in type_.example:
        return []
    example = key.example or type_.example
    return [int(example) if example.isdecimal() else example.strip('"')]


def _given(key: str) -> Schema:
    return {"required": [key], "properties": {key: {"not": {"enum": _NOTHING}}}}


def _wanted(message: str) -> Schema:
    return {"if": {"enum": _NOTHING}, "then": {"type": "string", "errorMessage": message}}


_NOTHING: list[Any] = [None, []]
_OWN_TIME = ["date", "start", "end"]
_TWO_TIMES = "this slot names a time slot, and has a time of its own as well"
_NO_TIME = "a slot needs `slot: MonA1`, or `date:`, `start:` and `end:`"
_TIME_OF_SLOT: Schema = {
    "if": _given("slot"),
    "then": {
        "properties": {key: {"anyOf": [_one_of_types(["null"], _TWO_TIMES)]} for key in _OWN_TIME}
    },
    "else": {
        "if": {"anyOf": [_given(key) for key in _OWN_TIME]},
        "then": {
            "required": _OWN_TIME,
            "properties": {key: _wanted(_NO_TIME) for key in _OWN_TIME},
        },
        "else": {
            "required": ["slot"],
            "properties": {"slot": _wanted(_NO_TIME)},
            "errorMessage": _NO_TIME,
        },
    },
}
_BETWEEN_KEYS: Mapping[type[Any], Schema] = {SlotSource: _TIME_OF_SLOT}
"""What the rules missing-key and conflicting-keys ask of a record."""
