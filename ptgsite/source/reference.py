"""The source format as a page of documentation: `python -m ptgsite.source.reference`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from ptgsite.source.event_models import EventSource
from ptgsite.source.fields import FieldType, ListOf, MapOf, RecordOf, keys_of
from ptgsite.source.models import TeamSource
from ptgsite.source.scalars import ScalarType

_INTRO = """# The source format

What organisers and teams write. `ptgsite check` holds files against it, and editors can too: see
the README. This page is made from the declarations that the files are read with, by `make docs`.

- `content/event.yaml` is the event; `content/*.md` are pages in Markdown, of which `index.md` is
  put on the home page.
- `teams/<id>.yaml` is a team; the file's name without `.yaml` is the team's id.
- Ids are made of a-z and 0-9, in words joined by single hyphens, at most 64 characters.
- Times are those of the event's time zone, such as "09:30". A day may run past midnight: "25:30" is
  01:30 of the next date and still belongs to this day, until "30:00". Dates are YYYY-MM-DD.
- A time slot's full name is its day's code and its own name: `MonA1`.
- A list of time slots is one sitting: each starts where the one before it ends. For times with a
  pause between them, write an entry each. `slots: []` is a day without time slots.
- Calendars know a session by the slot's `id`, or else by its date and start: with an `id` it stays
  the same entry wherever it moves.
- Text is text, with or without quotes. Quotes are needed where YAML would read it otherwise: around
  `#channels`, colours, and text with `: ` or ` #` in it.
- Files are UTF-8, without YAML's anchors, aliases and tags. A key that is not listed here is an
  error, but keys that start with `x-` are kept for templates as they are.
"""


def markdown() -> str:
    """The whole page, in Markdown."""
    told: set[type[Any]] = set()
    event = _sections("content/event.yaml", EventSource, told)
    team = _sections("teams/<id>.yaml", TeamSource, told)
    return "\n".join([_INTRO, *event, *team])


def _sections(title: str, model: type[Any], told: set[type[Any]]) -> Iterator[str]:
    """A section for a record and for each record in it that was not `told` of before."""
    told.add(model)
    yield f"## {title}\n"
    yield "| key | what it holds | meaning |\n| --- | --- | --- |"
    inner = []
    for key in keys_of(model).values():
        needed = "**needed**, " if key.required else ""
        yield f"| `{key.name}` | {needed}{_holds(key.type)} | {key.doc} |"
        record = _record_of(key.type)
        if record is not None and record.model not in told:
            inner.append((f"`{key.name}:` {record.noun}", record.model))
    yield ""
    for name, record_model in inner:
        if record_model not in told:
            yield from _sections(name, record_model, told)


def _holds(type_: FieldType) -> str:
    if isinstance(type_, ScalarType):
        choices = [f"`{choice}`" for choice in type_.schema.get("enum", ())]
        return " or ".join(choices) or type_.noun
    if isinstance(type_, ListOf):
        alone = "one, or " if type_.or_one else ""
        return f"{alone}a list; each: {_holds(type_.item)}"
    if isinstance(type_, MapOf):
        return f"a mapping from names to {_holds(type_.value)}"
    return type_.noun


def _record_of(type_: FieldType) -> RecordOf | None:
    inner = type_.item if isinstance(type_, ListOf) else type_
    return inner if isinstance(inner, RecordOf) else None


if __name__ == "__main__":
    sys.stdout.write(markdown())
