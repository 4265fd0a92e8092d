"""Time zones, always from PyPI's tzdata: machines differ in theirs, and the output may not."""

from __future__ import annotations

import zoneinfo
from functools import cache

zoneinfo.reset_tzpath(())


@cache
def zone_names() -> frozenset[str]:
    """The IANA names of all time zones."""
    return frozenset(zoneinfo.available_timezones())


def find_zone(name: str) -> zoneinfo.ZoneInfo | None:
    """The time zone with that IANA name, or None."""
    return zoneinfo.ZoneInfo(name) if name in zone_names() else None
