"""The files that other programs read, beside the calendar feeds; every build writes all of them."""

from __future__ import annotations

from collections.abc import Iterator

from ptgsite import urls
from ptgsite.contents import File, Made, digest, with_digests
from ptgsite.feeds.frab import conference
from ptgsite.feeds.frab_json import frab_json
from ptgsite.feeds.frab_xml import frab_xml
from ptgsite.feeds.ptgbot import database, ptgbot_json
from ptgsite.feeds.published import Published
from ptgsite.feeds.schedule_json import schedule_json


def export(kind: str, of: Published) -> tuple[bytes, tuple[str, ...]]:
    """One of them, json, frab-xml, frab-json or ptgbot; and what that has no place for."""
    if kind == "ptgbot":
        bot = database(of.schedule)
        return ptgbot_json(bot), bot.notes
    if kind == "json":
        return schedule_json(of), ()
    form = {"frab-xml": frab_xml, "frab-json": frab_json}[kind]
    return form(conference(of)), ()


def exports(of: Published) -> Iterator[File]:
    """All of them; where the event has a bot, with what PTGBot's has no place for."""
    talks = conference(of)
    files = (
        (urls.SCHEDULE_JSON, schedule_json(of)),
        (urls.FRAB_XML, frab_xml(talks)),
        (urls.FRAB_JSON, frab_json(talks)),
    )
    yield from with_digests(files)
    bot = database(of.schedule)
    content = ptgbot_json(bot)
    notes = bot.notes if of.schedule.event.ptgbot else ()
    yield urls.PTGBOT, Made(content, digest(content), notes)
