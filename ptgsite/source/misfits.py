"""What to say of a value that is not of its kind, and of a key that is missing."""

from __future__ import annotations

import re
from typing import Any

from ptgsite.problems import Where
from ptgsite.source.data import Data
from ptgsite.source.faults import in_quotes
from ptgsite.source.fields import FieldType, Key, ListOf, MapOf, RecordOf, keys_of
from ptgsite.source.findings import Bad, Findings
from ptgsite.source.scalars import MARKDOWN, Mistake, ScalarType

_NOTHING = frozenset({"null", "Null", "NULL", "~"})
"""What other YAML readers take for no value; it is text here, as all else."""


def says_nothing(key: Key, data: Data) -> bool:
    """Whether what is needed has a value that is only meant to say that there is none."""
    if not key.required or not isinstance(data, str):
        return False
    return data in _NOTHING and not takes(key, data)


def report_mistake(mistake: Mistake, text: str, where: Where, findings: Findings) -> Bad:
    """Tell of a text that is not what it should be."""
    help_ = "leave the key out to say nothing" if text in _NOTHING else mistake.help
    return findings.report(mistake.rule, mistake.message, where, help_)


def report_kind(type_: FieldType, data: Data, where: Where, findings: Findings) -> Bad:
    """Tell of a list or of keys in place of a text, and so on."""
    expected = _expected(type_)
    help_ = _how_to_write(type_, data)
    if help_.startswith("write `") and where.route and not isinstance(where.route[-1], int):
        help_ = _behind_a_key(type_, help_)
    text = str(data) if isinstance(data, str) else ""
    if where.route[:1] == ("slots",) and where.route[2:3] == ("topics",) and isinstance(data, dict):
        help_ = "move it to the team's own `topics:`, and write its `id` here"
    elif text in _NOTHING:
        help_ = "leave the key out to say nothing"
    elif isinstance(type_, RecordOf) and not where.route and text:
        colon = "with an ordinary colon and a space: " if _ODD_COLON in text else ""
        help_ = f"write {colon}{sample(type_)}, each on a line of its own"
    return findings.report("wrong-type", f"{expected} was expected, and {_is(data)}", where, help_)


def _behind_a_key(type_: FieldType, help_: str) -> str:
    """In braces, where a record of one key is to stand in the line of another key."""
    alone = isinstance(type_, RecordOf) and re.fullmatch(r"write `([^`{]*)`", help_)
    return f"write `{{{alone[1]}}}`" if alone else help_


def _expected(type_: FieldType) -> str:
    return "a list" if isinstance(type_, ListOf) else type_.noun


def _is(data: Data) -> str:
    if isinstance(data, list):
        return "this is a list"
    return "these are keys and values" if isinstance(data, dict) else "this is plain text"


def _how_to_write(type_: FieldType, data: Data) -> str:
    if isinstance(type_, ScalarType):
        if type_ is MARKDOWN:
            return "write `|` after the colon, and the text on the lines below, indented"
        first = data[0] if isinstance(data, list) and data else None
        fits = isinstance(first, str) and not isinstance(type_.parse(first), Mistake)
        return f"write one value, such as {first if fits else type_.example}"
    if isinstance(type_, ListOf):
        return _how_to_list(type_, data)
    if isinstance(type_, MapOf):
        return f"write a line for each, such as `{type_.example}`, indented"
    if isinstance(data, list):
        return f"write its keys without `-` or brackets around them: {sample(type_)}"
    return f"write {_with_text(type_, data)}"


def _with_text(type_: RecordOf, data: Data) -> str:
    """The record that a text was hardly more than the first value of."""
    text = str(data) if isinstance(data, str) else ""
    keys = needed(type_.model)
    fit = [key for key in keys if takes(key, text)]
    # What takes any text says least of this one.
    first = next((key for key in fit if _expected(key.type) != "text"), fit[0] if fit else None)
    if first is None:
        return sample(type_)
    pairs = [f"{key.name}: {as_written(text) if key is first else _example(key)}" for key in keys]
    return f"`{pairs[0]}`" if len(pairs) == 1 else "`{" + ", ".join(pairs) + "}`"


def as_written(text: str) -> str:
    """A text, in quotes if it needs them."""
    return in_quotes(text) if re.search(r"[:#,\[\]{}][ ]|[ ]#|[,\[\]{}]|^\W", text) else text


def takes(key: Key, text: str) -> bool:
    """Whether a short text can be the value of a key."""
    type_ = key.type.item if isinstance(key.type, ListOf) and key.type.or_one else key.type
    if not isinstance(type_, ScalarType) or not 0 < len(text) <= 60:
        return False
    return not isinstance(type_.parse(text), Mistake)


_ODD_COLON = "\N{FULLWIDTH COLON}"


def sample(type_: RecordOf) -> str:
    """The least that a record has, for a help text."""
    keys = needed(type_.model) or tuple(keys_of(type_.model).values())[:1]
    return ", ".join(f"`{key.name}: {_example(key)}`" for key in keys)


def needed(model: type[Any]) -> tuple[Key, ...]:
    """The keys that a record can't do without."""
    keys = keys_of(model)
    first = [key for key in (keys.get("slot"),) if key is not None]
    return (*first, *(key for key in keys.values() if key.required))


def _how_to_list(type_: ListOf, data: Data) -> str:
    first = next(iter(data), "") if isinstance(data, dict) else ""
    text = str(data) if isinstance(data, str) else ""
    start = re.match(r"([^\w\s\[({\"'#@+])\s*(?=\w)", first or text)
    if start and start[1] == "-":
        return f"write a space after each dash: `- {(first or text)[1:].split()[0][:60]}`"
    if start:
        return f"start each entry with `- `, and not with `{start[1]}`"
    if not isinstance(type_.item, RecordOf):
        words = text.strip("[](){} ")
        listed = words if words and len(words) < 60 else type_.item.example
        return f"write it in brackets: [{listed}]"
    if first in keys_of(type_.item.model):
        return f"put `- ` before `{first}`, and start the entry's other keys in the same column"
    return f"start each entry with `- `: `- {_entry(type_.item)}`"


def _entry_of(type_: ScalarType[Any] | RecordOf) -> str:
    return _entry(type_) if isinstance(type_, RecordOf) else type_.example


def _entry(type_: RecordOf) -> str:
    pairs = ", ".join(f"{key.name}: {_example(key)}" for key in needed(type_.model))
    return "{" + pairs + "}"


def _example(key: Key) -> str:
    return key.example or _example_of(key.type)


def _example_of(type_: FieldType) -> str:
    if isinstance(type_, ListOf):
        return _example_of(type_.item) if type_.or_one else f"[{_example_of(type_.item)}]"
    return _entry(type_) if isinstance(type_, RecordOf) else type_.example


def report_missing(
    missing: list[Key], type_: RecordOf, data: dict[str, Data], where: Where, findings: Findings
) -> Bad:
    """Tell of keys that are needed, and are not there or have no value."""
    names = [key.name for key in missing]
    started = next((name for name in names if name in data), None)
    empty = _and_nothing(data[started]) if started and len(names) == 1 else ""
    shown = " and ".join(f"`{key.name}: {_example(key)}`" for key in missing)
    return findings.report(
        "missing-key",
        f"{type_.noun} needs {in_words(names)}{empty}",
        (where / started).key() if started else where,
        f"add {'it' if len(names) == 1 else 'them'}: {shown}, for example",
    )


def _and_nothing(data: Data) -> str:
    said = f"`{data}` says that there is none" if data else "nothing is written after the colon"
    return f", and {said}"


def in_words(names: list[str]) -> str:
    """The names, as in "`a`, `b` and `c`"."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + f" and {quoted[-1]}"


def report_length(type_: ListOf, length: int, where: Where, findings: Findings) -> Bad:
    """Tell of a list in which there is too much, or must be something."""
    if length:
        message = f"this list has {length:,} entries, and {type_.most:,} are allowed"
        return findings.report("too-large", message, where, "shorten it")
    help_ = f"add one on the next line, for example `- {_entry_of(type_.item)}`"
    return findings.report("missing-key", "one entry at least is needed here", where, help_)


def report_hidden(hidden: str, where: Where, findings: Findings) -> None:
    """Tell of a value that is lost as a comment."""
    findings.report(
        "wrong-type",
        "` #` starts a comment, so nothing is written here",
        where,
        f'put it in quotes: "{hidden[:60]}"',
    )
