"""The rooms of PTGBot's database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ptgsite.interop.imported import fitting, some
from ptgsite.interop.markdown import as_markdown
from ptgsite.interop.ptgbot.database import BotRoom
from ptgsite.problems import Where
from ptgsite.project import EVENT_FILE
from ptgsite.source.addresses import URL
from ptgsite.source.event_models import RoomSource
from ptgsite.source.numbers import COUNT
from ptgsite.source.scalars import MARKDOWN, TEXT, Mistake, quoted

_CAPACITY = re.compile(
    r"\b(?:team|group) of ([0-9]+)\b|\b([0-9]+)[ -](?:person|people|seats?)\b", re.IGNORECASE
)


def to_rooms(
    rooms: Iterable[BotRoom], ids: Mapping[str, str], slots: Iterable[str], notes: list[str]
) -> tuple[RoomSource, ...]:
    """The rooms; `ids` has an id for each of their names, `slots` all time slots in order."""
    names = tuple(slots)
    return tuple(
        _room(room, ids[room.name], names, Where(EVENT_FILE) / "rooms" / index, notes)
        for index, room in enumerate(rooms)
    )


def _room(
    room: BotRoom, id_: str, slots: tuple[str, ...], where: Where, notes: list[str]
) -> RoomSource:
    what = f"room {quoted(room.name)}"
    known = set(slots)
    unknown = [name for name in room.cells if name not in known]
    if unknown:
        notes.append(f"{what}: `slots` has no {some(unknown)}; what is booked there was left out")
    name = fitting(TEXT, room.name, f"the name of {what}", notes)
    return RoomSource(
        where=where,
        id=id_,
        name=name or id_,
        closed=tuple(slot for slot in slots if slot not in room.cells),
        **_from_texts(room.texts, what, notes),
    )


def _from_texts(texts: Mapping[str, str], what: str, notes: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if "desc" in texts:
        values["capacity"] = _capacity(texts["desc"])
        description = fitting(MARKDOWN, as_markdown(texts["desc"]), f"{what}: its `desc`", notes)
        values["description"] = description or ""
    if "url" in texts:
        values["url"] = fitting(URL, texts["url"], f"{what}: its `url`", notes)
    if "cap_desc" in texts:
        equipment = fitting(TEXT, texts["cap_desc"], f"{what}: its `cap_desc`", notes)
        values["equipment"] = (equipment,) if equipment else ()
    if "cap_icon" in texts:
        icon = fitting(TEXT, texts["cap_icon"], f"{what}: its `cap_icon`", notes)
        values["extra"] = {"x-cap-icon": icon} if icon else {}
    return values


def _capacity(text: str) -> int | None:
    found = _CAPACITY.search(text)
    count = COUNT.parse(found[1] or found[2]) if found else None
    return None if isinstance(count, Mistake) else count
