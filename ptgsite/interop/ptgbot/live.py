"""PTGBot's live words: what a site shows of them, as a file of its own.

Who is checked in and who has subscribed to what is in the bot's database, too, and goes nowhere.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from ptgsite.interop.imported import Refusal
from ptgsite.interop.json_text import Expected, load
from ptgsite.records import dataclass

MAX_BYTES = 1_000_000
_MOST, _LONGEST = 2_000, 1_000
_EXPECTED = Expected("PTGBot's database", "`now` and `next`", MAX_BYTES)
_TEXTS = ("now", "location", "urls")


@dataclass(frozen=True, slots=True)
class Live:
    """The content of live.json, and the teams that say something in it."""

    content: bytes
    teams: tuple[str, ...]


def live_words(content: bytes, fetched: datetime) -> Live | Refusal:
    """What the bot's database, read at `fetched`, says live; or why it says nothing.

    What has a wrong type is left out, as are the words of all but 2,000 teams.
    """
    raw = load(content, [], _EXPECTED)
    if isinstance(raw, Refusal):
        return raw
    if not any(key in raw for key in ("now", "next", "tracks")):
        return Refusal(f"this JSON is not {_EXPECTED.what}", _EXPECTED.look)
    live: dict[str, Any] = {
        "fetched": fetched.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        **{key: _texts(raw.get(key)) for key in _TEXTS},
        "next": {team: _list(said) for team, said in _map(raw.get("next")).items()},
        "motd": _motd(raw.get("motd")),
    }
    teams = sorted({*live["now"], *live["next"]})
    text = json.dumps(live, ensure_ascii=False, sort_keys=True, indent=1)
    return Live(text.encode("utf-8", "replace") + b"\n", tuple(teams))


def _map(raw: Any) -> dict[str, Any]:
    return dict(list(raw.items())[:_MOST]) if isinstance(raw, dict) else {}


def _texts(raw: Any) -> dict[str, str]:
    return {
        team: said[:_LONGEST]
        for team, said in _map(raw).items()
        if isinstance(said, str) and said.strip()
    }


def _list(raw: Any) -> list[str]:
    items = raw if isinstance(raw, list) else [raw]
    return [item[:_LONGEST] for item in items[:_MOST] if isinstance(item, str) and item.strip()]


def _motd(raw: Any) -> list[dict[str, str]]:
    items = [raw] if isinstance(raw, dict) else raw  # a mapping is what older bots wrote
    found = [_texts(item) for item in items[:_MOST]] if isinstance(items, list) else []
    return [
        {"level": item.get("level", "info"), "message": item["message"]}
        for item in found
        if "message" in item
    ]
