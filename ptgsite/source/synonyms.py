"""Words that people write for a key of the format, and the keys that they may mean."""

from __future__ import annotations

from collections.abc import Container, Mapping

_MEANT: Mapping[str, tuple[str, ...]] = {
    "agenda": ("topics",),
    "attendees": ("expected", "people"),
    "bookings": ("slots",),
    "capacity": ("expected",),
    "chair": ("contacts",),
    "chairs": ("contacts",),
    "channel": ("irc",),
    "day": ("date",),
    "duration": ("minutes", "session", "end"),
    "equipments": ("equipment",),
    "finish": ("end",),
    "from": ("start",),
    "homepage": ("url",),
    "joint": ("with",),
    "lead": ("contacts",),
    "length": ("minutes", "session", "end"),
    "level": ("kind",),
    "link": ("url", "etherpad"),
    "location": ("room",),
    "mail": ("email",),
    "meetings": ("slots",),
    "minutes": ("end",),
    "name": ("title",),
    "needs": ("equipment",),
    "nick": ("irc",),
    "notes": ("etherpad", "description"),
    "pad": ("etherpad",),
    "people": ("contacts", "expected"),
    "persons": ("people", "contacts"),
    "place": ("room",),
    "ptl": ("contacts",),
    "sessions": ("slots",),
    "size": ("capacity", "expected"),
    "subject": ("title",),
    "summary": ("title", "description"),
    "teams": ("with",),
    "text": ("description", "title"),
    "time": ("slot", "start"),
    "timeslot": ("slot",),
    "timeslots": ("slots", "slot"),
    "title": ("name",),
    "to": ("end",),
    "topic": ("topics", "title"),
    "type": ("kind",),
    "tz": ("timezone",),
    "until": ("end",),
    "venue": ("location", "room"),
    "video": ("url",),
    "website": ("url",),
    "when": ("slot", "date"),
    "where": ("room", "location"),
}


def synonym(word: str, keys: Container[str]) -> str | None:
    """The key, one of `keys`, that is meant by a word of another kind, or None."""
    plain = word.casefold().replace("_", "").replace("-", "").replace(" ", "")
    return next((key for key in _MEANT.get(plain, ()) if key in keys), None)
