"""Records to YAML text, by their declarations: `decode` backwards, in the style of the docs.

Only what differs from its default is written. Quotes are set for this package's reader and for any
YAML 1.1 or 1.2 reader alike, so that a name such as `no` or `9:30` is text to all of them.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from ptgsite.records import dataclass
from ptgsite.source.event_models import (
    BreakSource,
    DaySource,
    LinkSource,
    NoticeSource,
    TagSource,
    TimeSlotSource,
)
from ptgsite.source.fields import FieldType, Key, ListOf, RecordOf, keys_of
from ptgsite.source.models import ContactSource, Record, TopicSource
from ptgsite.source.scalars import ScalarType

_WIDTH = 100
_LONGEST_KEY = 500
"""YAML readers give up on a key without `?` before it after 1,024 characters."""

_ON_ONE_LINE: frozenset[type[Record]] = frozenset(
    {
        BreakSource,
        ContactSource,
        DaySource,
        LinkSource,
        NoticeSource,
        TagSource,
        TimeSlotSource,
    }
)
_FIRST: Mapping[type[Record], tuple[str, ...]] = {
    BreakSource: ("title", "date"),
    TopicSource: ("id", "title"),
}
"""Keys that people write before the others, where that is not the order of declaration."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A scalar; one that is `bare` is meant as the number or date that it looks like."""

    text: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Pairs:
    """A mapping; `short` if it goes on one line where it fits."""

    pairs: dict[str, _Tree]
    short: bool = False


_Tree: TypeAlias = "_Text | _Pairs | list[_Tree]"


def emit(record: Record) -> str:
    """The YAML text that decodes to `record`, wherever it came from."""
    return "\n".join(_entries(_of_record(record), 0)) + "\n"


def emit_pairs(record: Record) -> list[str]:
    """The keys of `record` with their values, one line each, for a mapping in braces."""
    return [_flow_entry(*pair) for pair in _of_record(record).pairs.items()]


def _of_record(record: Record) -> _Pairs:
    keys = keys_of(type(record))
    first = _FIRST.get(type(record), ())
    pairs = {
        key.name: _of_value(key.type, value)
        for key in (*(keys[name] for name in first), *keys.values())
        if (value := getattr(record, key.attribute)) != _default(type(record), key)
    }
    pairs |= {name: _of_extra(value) for name, value in record.extra.items()}
    return _Pairs(pairs, short=type(record) in _ON_ONE_LINE)


def _default(model: type[Record], key: Key) -> Any:
    fields = {field.name: field for field in dataclasses.fields(model)}
    return fields[key.attribute].default


def _of_value(type_: FieldType, value: Any) -> _Tree:
    if isinstance(type_, ScalarType):
        return _of_scalar(type_, value)
    if isinstance(type_, RecordOf):
        return _of_record(value)
    if isinstance(type_, ListOf):
        items = [_of_value(type_.item, item) for item in value]
        return items[0] if type_.or_one and len(items) == 1 else items
    return _Pairs({name: _of_scalar(type_.value, item) for name, item in value.items()})


def _of_scalar(type_: ScalarType[Any], value: Any) -> _Text:
    text = type_.write(value)
    if "\n" in text:  # Markdown, whose reader drops the last line break that `|` adds
        return _Text(f"{text}\n")
    return _Text(text, bare=isinstance(value, int | date) and ":" not in text)


def _of_extra(value: Any) -> _Tree:
    if isinstance(value, Mapping):
        return _Pairs({name: _of_extra(item) for name, item in value.items()}, short=True)
    if isinstance(value, list):
        return [_of_extra(item) for item in value]
    return _Text(value)


def _entries(node: _Pairs, indent: int) -> Iterator[str]:
    """The lines of a mapping in block style, one text an entry."""
    pad = " " * indent
    for name, value in node.pairs.items():
        key = _scalar(_Text(name), in_flow=True)
        start = f"{pad}{key}:" if len(key) < _LONGEST_KEY else f"{pad}? {key}\n{pad}:"
        yield start + _behind_colon(value, indent)
    if not node.pairs:
        yield f"{pad}{{}}"


def _behind_colon(node: _Tree, indent: int) -> str:
    if isinstance(node, _Text):
        return " " + (_literal(node.text, indent + 2) or _scalar(node, in_flow=False))
    if isinstance(node, list) and any(not isinstance(item, _Text) for item in node):
        return "".join(f"\n{_dash(item, indent + 2)}" for item in node)
    if isinstance(node, _Pairs) and node.pairs:
        return "".join(f"\n{entry}" for entry in _entries(node, indent + 2))
    return f" {_flow(node)}"


def _dash(node: _Tree, indent: int) -> str:
    start = " " * indent + "- "
    if not isinstance(node, _Pairs) or _fits_on_one_line(node, indent + 2):
        return start + _flow(node)
    return start + "\n".join(_entries(node, indent + 2))[indent + 2 :]


def _fits_on_one_line(node: _Pairs, indent: int) -> bool:
    texts = [value.text for value in node.pairs.values() if isinstance(value, _Text)]
    if not node.short or len(texts) < len(node.pairs) or any("\n" in text for text in texts):
        return False
    return indent + len(_flow(node)) <= _WIDTH


def _flow(node: _Tree) -> str:
    if isinstance(node, _Text):
        return _scalar(node, in_flow=True)
    if isinstance(node, list):
        return "[" + ", ".join(_flow(item) for item in node) + "]"
    return "{" + ", ".join(_flow_entry(*pair) for pair in node.pairs.items()) + "}"


def _flow_entry(name: str, value: _Tree) -> str:
    key = _scalar(_Text(name), in_flow=True)
    return f"{key if len(key) < _LONGEST_KEY else f'? {key} '}: {_flow(value)}"


_NOT_SHOWN = (
    "[^\x20-\x7e\xa0-\u2027\u202f-\u2065\u2070-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)
"""What YAML does not allow, takes for the end of a line, or a reader of the text can't see."""

_NO_PLAIN_TEXT = re.compile(rf"^[-?:,\[\]{{}}#&*!|>'\"%@`\s]|:\s|\s#|[:\s]\Z|\A\Z|{_NOT_SHOWN}")
_NO_PLAIN_TEXT_IN_FLOW = re.compile(r"[,?\[\]{}]|:['\"]")
_OTHER_THAN_TEXT = re.compile(
    r"""~ | = | << | null | true | false | yes | no | on | off | y | n
    | [-+]?\.(inf|nan)
    | [-+]?0[xob][0-9a-f_]+
    | [-+]?\.?[0-9][0-9_.,:]*(e[-+]?[0-9]+)?
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t\s].*)?""",
    re.IGNORECASE | re.VERBOSE,
)
"""What YAML 1.1 (https://yaml.org/type/) or 1.2 takes for a number, a date, a truth value …"""


def _scalar(node: _Text, *, in_flow: bool) -> str:
    text = node.text
    if node.bare:
        return text
    if (
        _NO_PLAIN_TEXT.search(text)
        or (in_flow and _NO_PLAIN_TEXT_IN_FLOW.search(text))
        or _OTHER_THAN_TEXT.fullmatch(text)
    ):
        return _quoted(text)
    return text


def _quoted(text: str) -> str:
    if '"' in text and not re.search(rf"{_NOT_SHOWN}", text):
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(_NOT_SHOWN, lambda found: _escape(found[0]), escaped) + '"'


_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _escape(character: str) -> str:
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")


def _literal(text: str, indent: int) -> str | None:
    """Text of several lines as a literal block, or None where that would change or hide some."""
    body = text.removesuffix("\n")
    if (
        "\n" not in body
        or body != body.strip()
        or re.search(_NOT_SHOWN, re.sub(r"[\n\t]", "", body))
    ):
        return None
    pad = " " * indent
    lines = "".join(f"\n{pad}{line}" if line else "\n" for line in body.split("\n"))
    return ("|-" if body == text else "|") + lines
