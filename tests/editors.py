"""What an editor makes of a file: YAML 1.2's core schema, and a JSON Schema run as JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft7Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

from ptgsite.source.schema import KINDS, schema

_TYPES: tuple[tuple[str, Any], ...] = (  # https://yaml.org/spec/1.2.2/#1032-tag-resolution
    (r"|~|null|Null|NULL", lambda _: None),
    (r"true|True|TRUE|false|False|FALSE", lambda text: text.lower() == "true"),
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+", lambda text: int(text, 0)),
    (r"0x[0-9a-fA-F]+", lambda text: int(text, 0)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    (r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", lambda text: float(text.lower().replace(".", ""))),
)


def read(text: str) -> tuple[Any, list[tuple[str, Any]]]:
    """A document as an editor sees it, and each of its plain scalars: as written and as seen."""
    plain: list[tuple[str, Any]] = []
    return _read(yaml.compose(text, Loader=yaml.BaseLoader), plain), plain


def _read(node: Any, plain: list[tuple[str, Any]]) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _read(value, plain) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_read(item, plain) for item in node.value]
    if node is None:
        return None
    value = node.value
    if node.style not in ("'", '"', "|", ">"):
        kinds = (kind for pattern, kind in _TYPES if re.fullmatch(pattern, node.value))
        value = next(kinds, str)(node.value)
        plain.append((node.value, value))
    return value


def hides_its_spelling(text: str, value: Any) -> bool:
    """Whether an editor can't tell from the value how it was written, as with 0x1F, 1.50 and ~."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return (
        text != "" and not isinstance(value, str) and (value is None or json.dumps(value) != text)
    )


def _pattern(_: Validator, pattern: str, value: Any, __: Any) -> Iterator[ValidationError]:
    python = pattern.replace(r"\p{L}\p{N}_", r"\w").replace("$", r"\Z")
    if isinstance(value, str) and not re.search(python, value):
        yield ValidationError(f"{value!r} does not match")


_extend: Any = extend  # has no types


@cache
def validator(kind: str) -> Validator:
    """The validator of one of KINDS, its patterns read as JavaScript reads them."""
    like_an_editor = _extend(Draft7Validator, {"pattern": _pattern})
    made: Validator = like_an_editor(
        schema(*KINDS[kind]), format_checker=FormatChecker(formats=["date"])
    )
    return made
