"""What a text that is not in its right form was most likely meant to be.

Each function takes a text and returns what to write instead, or None where that can't be told. All
look at short texts alone, and none decides whether a text is right.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_LONGEST = 60
_CLOCK = re.compile(
    r"(\d{1,2})(?:[.:h](\d{2})|(\d{2})(?!\d))?(?::\d{2})?\s*(?:h|hrs?|uhr|o'clock)?\s*"
    r"([ap])?\.?(?:m\.?)?(?:\s*(?:UTC|GMT|Z))?",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(\d{1,4})(?:[.,](\d{1,2}))?\s*(m|min|mins|minutes?|h|hrs?|hours?)?", re.IGNORECASE
)
_EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}")
_URL = re.compile(r"https?://[^\s<>()\[\]\"'“”]+")
_SCHEME = re.compile(r"h?t{1,3}ps?:?/{1,2}(?=[\w-]+\.)", re.IGNORECASE)


def date_hint(text: str) -> str | None:
    """17.10.2022, 2022/10/17 or 20221017 as 2022-10-17; None where day and month can't be told."""
    parts = re.findall(r"\d+", text) if len(text) <= _LONGEST else []
    if re.fullmatch(r"\d{8}", text):
        parts = [text[:4], text[4:6], text[6:]]
    if len(parts) < 3 or any(len(part) > 4 for part in parts):
        return None
    if len(parts[0]) == 4:
        year, month, day = parts[:3]
    elif len(parts[2]) == 4 and ("." in text or int(parts[0]) > 12):
        day, month, year = parts[:3]
    elif len(parts[2]) == 4 and int(parts[1]) > 12:
        month, day, year = parts[:3]
    else:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def no_such_day(text: str) -> str:
    """What to write for YYYY-MM-DD, if it is no date."""
    year, month, day = (int(part) for part in text.split("-"))
    if not 1 <= month <= 12:
        swapped = 1 <= day <= 12 and 1 <= month <= monthrange(year, day)[1]
        or_ = f", such as {year}-{day:02}-{month:02}" if swapped else ""
        return f"write the month, from 01 to 12, before the day{or_}"
    last = monthrange(year, month)[1]
    return f"write a day from 01 to {last}: {year}-{month:02} has no other"


def clock_hint(text: str) -> str | None:
    """9.30, 9am, 930 or 13h as "09:30" and the like, and 9-10 as two of them."""
    if text.lower() in ("noon", "midday"):
        return '"12:00"'
    if len(parts := re.split("[-–—]", text[:_LONGEST])) == 2:
        start, end = (clock_hint(part.strip()) for part in parts)
        return f"`start: {start}` and `end: {end}`" if start and end else None
    found = _CLOCK.fullmatch(text) if len(text) <= _LONGEST and text.isascii() else None
    if found is None:
        return None
    hours, minutes, half = int(found[1]), int(found[2] or found[3] or 0), found[4]
    if len(text) == 3 and text.isdecimal():
        hours, minutes = int(text[0]), int(text[1:])
    if half and 1 <= hours <= 12:
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    return f'"{hours:02}:{minutes:02}"' if hours < 30 and minutes < 60 else None


def count_hint(text: str) -> str | None:
    """The number in "35 people" or "~35", if there is just one."""
    digits = re.findall(r"\d+", text) if len(text) <= _LONGEST and text.isascii() else []
    clean = not re.search(r"\d[.,]\d|-\d|0x|\de", text)
    return str(int(digits[0])) if len(digits) == 1 and len(digits[0]) < 7 and clean else None


def minutes_hint(text: str) -> str | None:
    """1h, 1:30, 60m or 90.0 in minutes."""
    hours = _hours(text, "m")
    return f"{round(hours * 60)}" if hours else None


def hours_hint(text: str) -> str | None:
    """4h, 4,5, 4:30 or 90 min in hours."""
    hours = _hours(text, "h")
    return f"{hours:.2f}".rstrip("0").rstrip(".") if hours else None


def _hours(text: str, unit: str) -> float | None:
    if len(text) > _LONGEST or not text.isascii():
        return None
    clock = re.fullmatch(r"(\d{1,2}):([0-5]\d)", text)
    if clock:
        return int(clock[1]) + int(clock[2]) / 60
    found = _DURATION.fullmatch(text)
    if found is None:
        return None
    number = float(f"{found[1]}.{found[2] or 0}")
    return number if (found[3] or unit)[0].lower() == "h" else number / 60


def color_hint(text: str) -> str | None:
    """1f77b4, with or without quotes of the wrong kind, as "#1f77b4"."""
    digits = re.sub(r"[^\w]", "", text[:_LONGEST])
    return f'"#{digits.lower()}"' if re.fullmatch(r"[0-9A-Fa-f]{6}", digits) else None


def url_hint(text: str) -> str | None:
    """The web address in <https://…> or [pad](https://…), or one whose start is misspelt."""
    if re.match(r"[\w.-]+\.[a-z]{2,}(/|$)", text[:200]):
        return f"https://{text}"
    found = _URL.search(text)
    if found and found[0] != text:
        return found[0] if not text.startswith(found[0]) else None
    scheme = _SCHEME.match(text)
    return f"https://{text[scheme.end() :]}" if scheme and not found else None


def email_hint(text: str) -> str | None:
    """The e-mail address in "A Person <a@example.org>"."""
    found = _EMAIL.search(text[:200])
    return found[0] if found and found[0] != text else None
