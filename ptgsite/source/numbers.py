"""Text to whole numbers, and to hours, which are kept in minutes."""

from __future__ import annotations

import re
from collections.abc import Callable

from ptgsite.source import hints, shapes
from ptgsite.source.scalars import Mistake, ScalarType, quoted
from ptgsite.source.shapes import like


def _whole(
    noun: str, example: str, low: int, digits: int, hint: Callable[[str], str | None]
) -> ScalarType[int]:
    high = 10**digits
    pattern = shapes.whole(low, digits)
    expected = f"a whole number from {low} to {high:,} was expected"
    compiled = re.compile(pattern)
    limits = {"minimum": low, "maximum": high, "errorMessage": expected}

    def parse(text: str) -> int | Mistake:
        if compiled.fullmatch(text):
            return int(text)
        return Mistake(
            "wrong-type",
            f"{quoted(text)} is no {noun.removeprefix('a ')} from {low} to {high:,}",
            f"write {hint(text) or f'digits alone, such as {example}'}",
        )

    return ScalarType(noun, example, parse, like(pattern, "integer", **limits))


def _hours(text: str) -> int | Mistake:
    if re.fullmatch(shapes.HOURS, text):
        return round(float(text) * 60)
    return Mistake(
        "wrong-type",
        f"{quoted(text)} is no number of hours: one above 0 and below 10,000 was expected",
        f"write {hints.hours_hint(text) or 'a number such as 4 or 1.5'}",
    )


def _written_hours(minutes: int) -> str:
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


COUNT = _whole("a whole number", "40", 0, 6, hints.count_hint)
MINUTES = _whole("a number of minutes", "45", 1, 4, hints.minutes_hint)
HOURS = ScalarType("a number of hours", "4", _hours, shapes.HOURS_SCHEMA, _written_hours)
