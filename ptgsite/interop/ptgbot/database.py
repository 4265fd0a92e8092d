"""PTGBot's database (https://opendev.org/openstack/ptgbot): bytes to checked records.

Whoever is on the bot's IRC channel can write into it, and it may have been read while the bot was
saving it: nothing about it is taken for granted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from ptgsite.interop.imported import Refusal, some
from ptgsite.interop.json_text import Expected, load
from ptgsite.records import dataclass
from ptgsite.source.scalars import quoted

MAX_BYTES = 1_000_000
MAX_CELLS = 20_000
MAX_TRACKS = 2_000
"""An event of a week, in 50 rooms with a time slot each half an hour, has fewer cells."""

ROOM_TEXTS = ("url", "desc", "cap_icon", "cap_desc")
_EXPECTED = Expected("PTGBot's database", "`slots` and `schedule`", MAX_BYTES)
_YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class BotSlot:
    """A time slot: its name, what the grid shows above it, its start, and its minutes."""

    name: str
    desc: str
    realtime: datetime | None
    duration: int


@dataclass(frozen=True, slots=True)
class BotRoom:
    """A room: its texts by their key, and the track, or nothing, in each of its time slots."""

    name: str
    texts: Mapping[str, str]
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Database:
    """What the bot knows of an event, without its live state."""

    eventid: str
    tracks: tuple[str, ...]
    days: Mapping[str, tuple[BotSlot, ...]]
    rooms: tuple[BotRoom, ...]
    etherpads: Mapping[str, str]
    urls: Mapping[str, str]
    colors: Mapping[str, str]
    links: Mapping[str, str]
    motd: tuple[tuple[str, str], ...]
    """Level and message."""


def parse_database(content: bytes, notes: list[str]) -> Database | Refusal:
    """The database, or why it can't be one; what has a wrong type or no use is noted."""
    raw = load(content, notes, _EXPECTED)
    if isinstance(raw, Refusal):
        return raw
    days = _days(raw.get("slots"), notes)
    if isinstance(days, Refusal):
        return days
    rooms = _rooms(raw.get("schedule"), notes)
    if isinstance(rooms, Refusal):
        return rooms
    database = Database(
        _text(raw, "eventid", notes),
        _tracks(raw.get("tracks", []), notes),
        days,
        rooms,
        _texts(raw, "etherpads", notes),
        _texts(raw, "urls", notes),
        _texts(raw, "colors", notes),
        _texts(raw, "links", notes),
        _motd(raw.get("motd", []), notes),
    )
    _note_what_has_no_place(raw, notes)
    return _too_much(database) or database


def _too_much(database: Database) -> Refusal | None:
    slots = sum(len(slots) for slots in database.days.values())
    tracks = {*database.tracks, *(t for room in database.rooms for t in room.cells.values())}
    if len(tracks) <= MAX_TRACKS and slots * max(len(database.rooms), 1) <= MAX_CELLS:
        return None
    return Refusal(
        f"this database has {len(tracks):,} tracks, {len(database.rooms):,} rooms and {slots:,} "
        "time slots, which is more than an event can have",
        f"at most {MAX_TRACKS:,} tracks and {MAX_CELLS:,} cells (rooms × time slots) are read",
    )


def _days(raw: Any, notes: list[str]) -> dict[str, tuple[BotSlot, ...]] | Refusal:
    if not isinstance(raw, dict) or not all(isinstance(slots, list) for slots in raw.values()):
        return Refusal(
            "`slots` should be a mapping from days to lists of time slots, and "
            + ("is missing" if raw is None else "is not"),
            "look whether this is PTGBot's database, whole",
        )
    items = [item for slots in raw.values() for item in slots]
    if not items:
        return Refusal("this database has no time slots: `slots` is empty", "set up the bot first")
    nameless = [item for item in items if not isinstance(item, dict) or not _is_name(item)]
    if nameless:
        return Refusal(
            f"not every entry of `slots` has a `name`: {quoted(repr(nameless[0])[:100], 100)}",
            "give each time slot a name, such as MonA1, in a copy of the database",
        )
    _note_other_keys(items, ("name", "desc", "realtime", "duration"), "time slots", notes)
    return {day: tuple(_slot(item, notes) for item in slots) for day, slots in raw.items()}


def _is_name(item: dict[str, Any]) -> bool:
    return isinstance(item.get("name"), str) and bool(item["name"])


def _note_other_keys(
    items: list[dict[str, Any]], known: tuple[str, ...], what: str, notes: list[str]
) -> None:
    other = sorted({key for item in items for key in item if key not in known})
    if other:
        notes.append(f"keys of {what} were left out: {some(other)}")


def _slot(raw: dict[str, Any], notes: list[str]) -> BotSlot:
    duration = raw.get("duration", 60)
    if isinstance(duration, bool) or not isinstance(duration, int) or not 0 < duration <= 24 * 60:
        notes.append(f"the duration of time slot {quoted(raw['name'])} was taken for 60 minutes")
        duration = 60
    return BotSlot(raw["name"], _text(raw, "desc", notes), _realtime(raw, notes), duration)


def _realtime(raw: dict[str, Any], notes: list[str]) -> datetime | None:
    text = _text(raw, "realtime", notes)
    if not text:
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        read = None
    if read is None or read.year not in _YEARS:
        notes.append(f"the realtime of {quoted(raw['name'])} is no date and time: {quoted(text)}")
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _rooms(raw: Any, notes: list[str]) -> tuple[BotRoom, ...] | Refusal:
    if not isinstance(raw, dict):
        return Refusal(
            "`schedule` should be a mapping of rooms, and "
            + ("is missing" if raw is None else "is not"),
            "look whether this is PTGBot's database, whole",
        )
    odd = [name for name, room in raw.items() if not isinstance(room, dict)]
    if odd:
        notes.append(f"rooms without a mapping of their time slots were left out: {some(odd)}")
    if len(odd) == len(raw):
        notes.append("the database has no rooms")
    return tuple(_room(name, room, notes) for name, room in raw.items() if isinstance(room, dict))


def _room(name: str, raw: dict[str, Any], notes: list[str]) -> BotRoom:
    cells = {key: track for key, track in raw.items() if key not in ROOM_TEXTS}
    odd = [key for key, track in cells.items() if not isinstance(track, str)]
    if odd:
        notes.append(f"room {quoted(name)}: its {some(odd)} hold no track, and were taken for free")
    texts = {key: _text(raw, key, notes) for key in ROOM_TEXTS}
    return BotRoom(
        name,
        {key: text for key, text in texts.items() if text},
        {key: track.strip() if isinstance(track, str) else "" for key, track in cells.items()},
    )


def _tracks(raw: Any, notes: list[str]) -> tuple[str, ...]:
    if not isinstance(raw, list):
        notes.append("`tracks` is no list: only the tracks with bookings were read")
        return ()
    odd = [item for item in raw if not isinstance(item, str) or not item.strip()]
    if odd:
        notes.append(f"{len(odd):,} tracks without a name were left out")
    return tuple(dict.fromkeys(t.strip() for t in raw if isinstance(t, str) and t.strip()))


def _motd(raw: Any, notes: list[str]) -> tuple[tuple[str, str], ...]:
    items = [raw] if isinstance(raw, dict) else raw  # a mapping is what older bots wrote
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        notes.append("`motd` was left out: it is no list of messages")
        return ()
    read = [(_text(item, "level", notes), _text(item, "message", notes)) for item in items]
    return tuple((level, message) for level, message in read if message)


def _text(raw: dict[str, Any], key: str, notes: list[str]) -> str:
    value = raw.get(key)
    if value is None or isinstance(value, str):
        return (value or "").strip()
    notes.append(f"a `{key}` was left out: it is no text but {quoted(repr(value)[:100])}")
    return ""


def _texts(raw: dict[str, Any], key: str, notes: list[str]) -> dict[str, str]:
    value = raw.get(key) or {}
    if not isinstance(value, dict):
        notes.append(f"`{key}` was left out: it is no mapping")
        return {}
    odd = [name for name, text in value.items() if not isinstance(text, str | None)]
    if odd:
        notes.append(f"`{key}`: what it says of {some(odd)} was left out, since it is no text")
    return {n.strip(): t.strip() for n, t in value.items() if isinstance(t, str) and t.strip()}


_LIVE = ("now", "next", "location", "last_check_in", "voice", "timestamp")
_KNOWN = frozenset(
    "eventid tracks slots schedule etherpads urls colors links motd subscriptions".split()
)


def _note_what_has_no_place(raw: dict[str, Any], notes: list[str]) -> None:
    live = [key for key in _LIVE if raw.get(key)]
    if live:
        notes.append(f"live state stays with the bot: {some(live)}")
    if raw.get("subscriptions"):
        notes.append("subscriptions are private, and were left out")
    other = [key for key in raw if key not in _KNOWN and key not in _LIVE]
    if other:
        notes.append(f"keys that PTGBot does not have were left out: {some(other)}")
