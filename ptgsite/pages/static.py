"""A theme's static files, and those beside them that are made of the schedule and the texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from ptgsite import urls
from ptgsite.pages import colors
from ptgsite.pages.strings import Texts
from ptgsite.pages.theme import Theme
from ptgsite.project import default_theme
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
        yield urls.SERVICE_WORKER if path == _WORKER else path, _published(source)


_COMMENT = re.compile(
    rb"^[ \t]*(?:/\*(?!!)(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*$", re.MULTILINE | re.DOTALL
)


def _published(source: Path) -> bytes:
    """A file as it goes out: the default theme's scripts without lines of comment, a fifth of them.

    All other lines keep their numbers. A theme's own files are published as they are.
    """
    content = source.read_bytes()
    if source.suffix != ".js" or not source.is_relative_to(default_theme()):
        return content
    return _COMMENT.sub(lambda found: b"\n" * found[0].count(b"\n"), content)


def _module(texts: object) -> str:
    return f"export default {json.dumps(texts, ensure_ascii=False, indent=1)};\n"
