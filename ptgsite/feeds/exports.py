"""The files that other programs read, beside the calendar feeds; every build writes all of them."""

from __future__ import annotations

from ptgsite import urls
from ptgsite.feeds.frab import conference
from ptgsite.feeds.frab_json import frab_json
from ptgsite.feeds.frab_xml import frab_xml
from ptgsite.feeds.ptgbot import database, ptgbot_json
from ptgsite.feeds.published import Published
from ptgsite.feeds.schedule_json import schedule_json
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class Exports:
    """The path and the bytes of each file, and what PTGBot's has no place for."""

    files: tuple[tuple[str, bytes], ...]
    notes: tuple[str, ...]


def export(kind: str, of: Published) -> tuple[bytes, tuple[str, ...]]:
    """One of them, json, frab-xml, frab-json or ptgbot; and what that has no place for."""
    if kind == "ptgbot":
        bot = database(of.schedule)
        return ptgbot_json(bot), bot.notes
    if kind == "json":
        return schedule_json(of), ()
    form = {"frab-xml": frab_xml, "frab-json": frab_json}[kind]
    return form(conference(of)), ()


def exports(of: Published) -> Exports:
    """All of them."""
    talks, bot = conference(of), database(of.schedule)
    files = (
        (urls.SCHEDULE_JSON, schedule_json(of)),
        (urls.FRAB_XML, frab_xml(talks)),
        (urls.FRAB_JSON, frab_json(talks)),
        (urls.PTGBOT, ptgbot_json(bot)),
    )
    return Exports(files, bot.notes)
