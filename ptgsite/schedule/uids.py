"""What identifies a thing in every calendar, for good."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from uuid import UUID, uuid5

_NAMESPACE = UUID("aae5cfc4-d564-437a-9f21-eac914724671")
"""Under which ptgsite makes UUIDs. Never change it: every event would be a new one to everybody."""

_SHORT = len("00000000-0000")  # 48 bits; nothing compresses UIDs, so pages carry less of them


@lru_cache(1 << 15)  # a session is named by many
def session_uid(key: str) -> str:
    """The UID of the session with this key: a UUID, so no host is part of it (RFC 7986 §5.3)."""
    return uid("session", key)


def break_uid(event_id: str, day: date, title: str, number: int) -> str:
    """The UID of a break of `day`, the one of that number among those of one title, from 0.

    A break has no id of its own; whoever moves it still means the same break.
    """
    return uid("break", event_id, day.isoformat(), title, str(number))


def short_id(key: str) -> str:
    """What pages and scripts call the session: so much of its UID tells it from all others."""
    return session_uid(key)[:_SHORT]


def uid(*names: str) -> str:
    """The UID of whatever these names, its sort first, have identified and always will."""
    return str(uuid5(_NAMESPACE, "\n".join(names)))
