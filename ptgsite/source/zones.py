"""Time zones, always from PyPI's tzdata: machines differ in theirs, and the output may not."""

from __future__ import annotations

import re
import sys
import zoneinfo
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path


def _data() -> Path:
    """The folder of the package tzdata; zoneinfo would take three times as long to find it."""
    found = PathFinder.find_spec("tzdata", sys.path)
    if found is None or found.origin is None:
        raise ModuleNotFoundError("tzdata", name="tzdata")
    return Path(found.origin).parent


zoneinfo.reset_tzpath((str(_data() / "zoneinfo"),))


@cache
def zone_names() -> frozenset[str]:
    """The IANA names of all time zones."""
    return frozenset((_data() / "zones").read_text("utf-8").split())


def find_zone(name: str) -> zoneinfo.ZoneInfo | None:
    """The time zone with that IANA name, or None."""
    return zoneinfo.ZoneInfo(name) if name in zone_names() else None


def near_zone(name: str) -> str | None:
    """The time zone that a name is meant to be, which may be that of its city, or None."""
    from ptgsite.source.names import nearest

    if re.match("(?:utc|gmt)[ ]?[+-][0-9]", name, re.IGNORECASE):
        return None  # which of the zones with that offset, and in summer, too?
    city = "/" + name.casefold().replace(" ", "_")
    found = sorted(
        (zone for zone in zone_names() if f"/{zone}".casefold().endswith(city)),
        key=lambda zone: (len(zone) >= len(city), zone),  # the name itself before a city's
    )
    return found[0] if found else nearest(name, zone_names())
