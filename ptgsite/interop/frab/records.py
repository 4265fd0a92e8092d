"""A schedule of frab, pretalx or c3voc: JSON of a stranger to checked records.

The form is https://c3voc.de/wiki/schedule, in JSON or in XML. Programs differ in what they write,
so nothing is taken for granted; keys that nothing is made of are counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ptgsite.interop.imported import Refusal, some
from ptgsite.records import dataclass
from ptgsite.source.shapes import ODD

MAX_TALKS = 5_000
_ODD = re.compile(f"[{ODD}]")
_USED = frozenset(
    "title subtitle track type abstract description persons links url date start duration room "
    "id guid slug index name".split()
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its title, which may be the address."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk: `day` is the date it is listed under, `minutes` its length; persons are names."""

    title: str
    day: date
    room: str
    start: str
    date: datetime | None
    minutes: int
    track: str
    type: str
    texts: tuple[str, ...]
    persons: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """A track, which talks name by its name or its slug."""

    name: str
    slug: str
    color: str


@dataclass(frozen=True, slots=True)
class RoomInfo:
    """A room; `capacity` is a text."""

    name: str
    capacity: str
    description: str


@dataclass(frozen=True, slots=True)
class Conference:
    """All that is read of a schedule."""

    acronym: str
    title: str
    url: str
    zone: str
    tracks: tuple[Track, ...]
    rooms: tuple[RoomInfo, ...]
    days: tuple[date, ...]
    talks: tuple[Talk, ...]


def read_conference(raw: Mapping[str, Any], notes: list[str]) -> Conference | Refusal:
    """The records of a schedule, or why it is none; what is left out is noted."""
    about = _map(_map(raw.get("schedule")).get("conference"))
    days = [day for day in _list(about.get("days")) if isinstance(day, dict)]
    if not days:
        return Refusal(
            "this schedule has no days: `schedule`, `conference`, `days` is missing or empty",
            "look whether this is a schedule of frab, pretalx or c3voc, whole",
        )
    left, bad = Counter[str](), list[str]()
    talks = tuple(_talks(days, left, bad))
    if len(talks) > MAX_TALKS:
        return Refusal(f"this schedule has {len(talks):,} talks", f"at most {MAX_TALKS:,} are read")
    if bad:
        notes.append(f"talks without a title, a day, a room or a length were left out: {some(bad)}")
    if left:
        told = ", ".join(f"{key} ({number})" for key, number in sorted(left.items()))
        notes.append(f"of the talks these were left out, as often as in brackets: {told}")
    return Conference(
        _text(about.get("acronym")),
        _text(about.get("title")),
        _text(about.get("url")) or _text(about.get("base_url")),
        _text(about.get("time_zone_name")),
        tuple(_tracks(about)),
        tuple(_rooms(about, days)),
        tuple(sorted({on for day in days if (on := _date(day.get("date"))) is not None})),
        talks,
    )


def _tracks(about: Mapping[str, Any]) -> Iterator[Track]:
    for track in _list(about.get("tracks")):
        raw = track if isinstance(track, dict) else {"name": track}
        name = _text(raw.get("name"))
        if name:
            yield Track(name, _text(raw.get("slug")), _text(raw.get("color")))


def _rooms(about: Mapping[str, Any], days: list[dict[str, Any]]) -> Iterator[RoomInfo]:
    seen = set()
    for raw in map(_map, _list(about.get("rooms"))):
        name = _text(raw.get("name"))
        if name and name not in seen:
            seen.add(name)
            description = _text(raw.get("description"))
            yield RoomInfo(name, _text(raw.get("capacity")), description)
    for day in days:
        for name in map(_text, _map(day.get("rooms"))):
            if name and name not in seen:
                seen.add(name)
                yield RoomInfo(name, "", "")


def _talks(days: list[dict[str, Any]], left: Counter[str], bad: list[str]) -> Iterator[Talk]:
    for day in days:
        on = _date(day.get("date"))
        for room, listed in _map(day.get("rooms")).items():
            for raw in map(_map, _list(listed)):
                talk = None if on is None else _talk(raw, on, _text(room))
                if talk is None:
                    bad.append(_text(raw.get("title")) or "?")
                    continue
                left.update(key for key, value in raw.items() if value and key not in _USED)
                yield talk


def _talk(raw: Mapping[str, Any], day: date, room: str) -> Talk | None:
    title, minutes = _text(raw.get("title")), _minutes(_text(raw.get("duration")))
    room = room or _text(raw.get("room"))
    if not title or not room or minutes is None:
        return None
    texts = (_text(raw.get(key)) for key in ("subtitle", "abstract", "description"))
    return Talk(
        title,
        day,
        room,
        _text(raw.get("start")),
        _moment(_text(raw.get("date"))),
        minutes,
        _text(raw.get("track")),
        _text(raw.get("type")),
        tuple(dict.fromkeys(text for text in texts if text)),
        tuple(_persons(raw.get("persons"))),
        tuple(_links(raw)),
    )


def _persons(raw: Any) -> Iterator[str]:
    for person in _list(raw):
        each = person if isinstance(person, dict) else {"name": person}
        names = (_text(each.get(key)) for key in ("public_name", "full_public_name", "name"))
        name = next(filter(None, names), "")
        if name:
            yield name


def _links(raw: Mapping[str, Any]) -> Iterator[Link]:
    for link in map(_map, _list(raw.get("links"))):
        url = _text(link.get("url")) or _text(link.get("href"))
        if url:
            yield Link(_text(link.get("title")) or _text(link.get("name")) or url, url)
    own = _text(raw.get("url"))
    if own:
        yield Link("", own)


def _minutes(text: str) -> int | None:
    """A length such as 00:45 or 1:02:00 (days first); plain numbers are minutes."""
    parts = text.split(":")
    if not all(part.isascii() and part.isdigit() and len(part) < 6 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    total = sum(n * unit for n, unit in zip(reversed(numbers), (1, 60, 24 * 60), strict=False))
    return total if 0 < total <= 7 * 24 * 60 and len(parts) <= 3 else None


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo and 1970 <= found.year < 2200 else None


def _date(raw: Any) -> date | None:
    try:
        found = date.fromisoformat(_text(raw)[:10])
    except ValueError:
        return None
    return found if 1970 <= found.year < 2200 else None


def _text(raw: Any) -> str:
    """A text, or a number as one; names by language give the first; anything else is nothing."""
    if isinstance(raw, dict):
        raw = next((value for value in raw.values() if isinstance(value, str)), "")
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        return ""
    return _ODD.sub("", str(raw)[:100_000].replace("\r\n", "\n")).strip()


def _map(raw: Any) -> Mapping[str, Any]:
    return raw if isinstance(raw, dict) else {}


def _list(raw: Any) -> list[Any]:
    return raw if isinstance(raw, list) else []
