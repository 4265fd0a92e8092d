"""Text to id, date, clock time, address …: one small parser and one message each.

Each parser takes the text as it stands in the file and returns its value or a Mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from ptgsite.records import dataclass
from ptgsite.source import hints, shapes
from ptgsite.source.names import nearest
from ptgsite.source.shapes import like
from ptgsite.source.zones import find_zone, near_zone

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

MAX_TEXT, MAX_MARKDOWN, MAX_ID = shapes.MAX_TEXT, shapes.MAX_MARKDOWN, shapes.MAX_ID
LAST_MINUTE = 30 * 60
"""A day may run until 06:00 of the next date, which is "30:00"."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why a text is not what it should be: the id of the rule it breaks, and two texts."""

    rule: str
    message: str
    help: str | None = None


@dataclass(frozen=True, slots=True)
class ScalarType(Generic[T]):
    """A kind of text: `noun` says what is expected, `example` shows one; `write` undoes `parse`.

    `schema` says in JSON Schema which texts `parse` takes, for `schema.py`.
    """

    noun: str
    example: str
    parse: Callable[[str], T | Mistake]
    schema: Mapping[str, Any]
    write: Callable[[T], str] = str


def quoted(text: str, limit: int = 60) -> str:
    """An author's text for use in a message: in quotes, on one line, of bounded length."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:limit])
    return f'"{shown}"' if len(text) <= limit else f'"{shown}…"'


_recurring = lru_cache(maxsize=10_000)
"""For the parsers of texts of which a site has few that differ, such as the names of rooms."""

_ODD = re.compile(f"[{shapes.ODD}]")
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n"


def clean(text: str, limit: int) -> str | Mistake:
    """The text, if it has at most `limit` characters and none that is invisible."""
    if len(text) > limit:
        return Mistake(
            "too-large",
            f"this text has {len(text):,} characters, and {limit:,} are allowed",
            "shorten it, and link to the rest" if limit == MAX_MARKDOWN else "shorten it",
        )
    # To look for odd characters in all of a text, and not in what is beside ASCII, takes thrice as
    # long: a site has some megabytes of them.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    odd = _ODD.search(rest.decode("utf-8", "surrogatepass")) if rest else None
    if odd:
        return Mistake("wrong-type", odd_character(odd[0]), "delete it, or type the text anew")
    return text


def odd_character(character: str) -> str:
    """What to say of a character that no text may have."""
    return f"this text has an invisible control character (U+{ord(character):04X})"


def _text(text: str) -> str | Mistake:
    cleaned = clean(" ".join(text.split()) if len(text) <= MAX_MARKDOWN else text, MAX_TEXT)
    return cleaned or Mistake(
        "wrong-type", "this text is empty", "write something, or delete the key"
    )


def _markdown(text: str) -> str | Mistake:
    return clean(text.replace("\r\n", "\n").replace("\r", "\n").strip(), MAX_MARKDOWN)


@lru_cache(maxsize=10_000)  # a topic without an id is asked for it by every rule
def slug(text: str) -> str:
    """An id made from any text: its ASCII letters and digits in lower case; may be empty."""
    import unicodedata

    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.replace("'", "")).strip("-")[:MAX_ID].rstrip("-")


_ID = re.compile(shapes.ID)


@_recurring
def _id(text: str) -> str | Mistake:
    if not _ID.fullmatch(text):
        suggestion = slug(text[:1000])
        return Mistake(
            "bad-id",
            f"{quoted(text)} is no id: an id is a-z and 0-9, in words joined by single hyphens",
            f"write `{suggestion}`" if suggestion else "write an id such as `big-room-2`",
        )
    if len(text) > MAX_ID:
        length = f"this id has {len(text):,} characters, and {MAX_ID} are allowed"
        return Mistake("bad-id", length, "write a shorter one")
    return text


def _code(text: str) -> str | Mistake:
    if re.fullmatch(shapes.CODE, text):
        return text
    return Mistake(
        "bad-id",
        f"{quoted(text)} is no code: codes are letters and digits, at most 16",
        "write a code such as `Mon` or `A1`",
    )


@_recurring
def _date(text: str) -> date | Mistake:
    if not re.fullmatch(shapes.DATE, text):
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return Mistake("bad-date", f"{text} is not between 1970 and 2199", None)
        hint = hints.date_hint(text) or "it as YYYY-MM-DD (year, month, day), such as 2022-10-17"
        return Mistake("bad-date", f"{quoted(text)} is no date", f"write {hint}")
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Mistake("bad-date", f"{text} is no date", hints.no_such_day(text))


@_recurring
def _clock(text: str) -> int | Mistake:
    if re.fullmatch(shapes.CLOCK, text):
        hours, _, minutes = text.partition(":")
        return int(hours) * 60 + int(minutes)
    if not re.fullmatch(r"[0-9]{1,2}:[0-5][0-9]", text):
        hint = hints.clock_hint(text) or 'hours and minutes, such as "09:30"'
        return Mistake("bad-time", f"{quoted(text)} is no time of day", f"write {hint}")
    return Mistake(
        "bad-time",
        f"{quoted(text)} is no time of day: a day ends at 24:00, or at most at 30:00, "
        "which is 06:00 of the next date",
        'write hours and minutes: "09:30"; "25:30" is 01:30 of the next date',
    )


def clock(minutes: int) -> str:
    """Minutes since a day's midnight as the format writes them: 1530 is "25:30"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _color(text: str) -> str | Mistake:
    if re.fullmatch(shapes.COLOR, text):
        digits = text[1:].lower()
        return "#" + (digits if len(digits) == 6 else "".join(c * 2 for c in digits))
    hint = hints.color_hint(text) or '`#` and six digits from 0 to f, in quotes: "#1f77b4"'
    return Mistake("bad-color", f"{quoted(text)} is no colour", f"write {hint}")


def _language(text: str) -> str | Mistake:
    if re.fullmatch(shapes.LANGUAGE, text):
        return text
    return Mistake(
        "wrong-type", f"{quoted(text)} is no language", "write its code, such as en or pt-BR"
    )


def _timezone(text: str) -> ZoneInfo | Mistake:
    zone = find_zone(text)
    if zone is not None:
        return zone
    near = near_zone(text)
    help_ = f"did you mean `{near}`?" if near else "write region and city, as in America/Denver"
    return Mistake("unknown-timezone", f"{quoted(text)} is no time zone", help_)


def choice(noun: str, options: type[E]) -> ScalarType[E]:
    """One of the values of an enumeration."""
    values = [option.value for option in options]
    initials = {re.sub(r"(\w)\w*\W*", r"\1", value): value for value in values if "-" in value}

    @_recurring
    def parse(text: str) -> E | Mistake:
        try:
            return options(text)
        except ValueError:
            expected = ", ".join(values[:-1]) + f" or {values[-1]}"
            near = initials.get(text.casefold()) or nearest(text, values)
            return Mistake(
                "wrong-type",
                f"{quoted(text)} is no {noun}: {expected} was expected",
                f"did you mean `{near}`?" if near else None,
            )

    return ScalarType(f"a {noun}", values[0], parse, {"enum": values})


TEXT = ScalarType("text", "Nova", _text, shapes.TEXT_SCHEMA)
MARKDOWN = ScalarType("text", "Some *Markdown*", _markdown, shapes.MARKDOWN_SCHEMA)
ID = ScalarType("an id", "big-room-2", _id, shapes.ID_SCHEMA)
NAME = ScalarType("a name", "MonA1", _recurring(_text), shapes.TEXT_SCHEMA)
CODE = ScalarType("a code", "A1", _code, shapes.CODE_SCHEMA)
DATE = ScalarType("a date", "2022-10-17", _date, like(shapes.DATE, format="date"))
CLOCK = ScalarType("a time of day", '"09:30"', _clock, like(shapes.CLOCK), clock)
COLOR = ScalarType("a colour", '"#1f77b4"', _color, like(shapes.COLOR))
LANGUAGE = ScalarType("a language code", "en", _language, like(shapes.LANGUAGE))
TIMEZONE = ScalarType("a time zone", "America/Denver", _timezone, like(shapes.ZONE))
