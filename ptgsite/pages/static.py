"""A theme's static files, and those beside them that are made of the schedule and the texts."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ptgsite import urls
from ptgsite.pages import colors
from ptgsite.pages.strings import Texts
from ptgsite.pages.theme import Theme
from ptgsite.schedule.model import Schedule

_WORKER = f"{urls.STATIC}/{urls.SERVICE_WORKER}"


def static(schedule: Schedule, files: Theme, text: Texts) -> Iterator[tuple[str, bytes]]:
    """The path and content of each; a theme's own file wins over one that would be made.

    sw.js lies at the root of the site, since a service worker serves what is below it.
    """
    own = {f"{urls.STATIC}/{name}": path for name, path in files.static.items()}
    if urls.TEAM_COLORS not in own:
        yield urls.TEAM_COLORS, colors.sheet(schedule.teams).encode()
    if urls.SCRIPT_STRINGS not in own:
        yield urls.SCRIPT_STRINGS, _module(text.get("script", {})).encode()
    for path, source in own.items():
        yield urls.SERVICE_WORKER if path == _WORKER else path, source.read_bytes()


def _module(texts: object) -> str:
    return f"export default {json.dumps(texts, ensure_ascii=False, indent=1)};\n"
