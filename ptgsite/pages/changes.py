"""What has changed in the schedule, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from ptgsite import urls
from ptgsite.history.story import Chapter
from ptgsite.pages.common import Common
from ptgsite.pages.strings import pieces
from ptgsite.pages.views.changes import Change, ChangeLog, ChangeSet, Part
from ptgsite.pages.words import iso, moment
from ptgsite.schedule import change as schedule

_CHAPTERS, _CHANGES = 60, 30
"""How many times are shown, and how many changes of each: a page that a phone can take."""


def changes(story: Sequence[Chapter], common: Common) -> ChangeLog:
    """The view of the page; `story` is in the order of time."""
    shown = story[: -_CHAPTERS - 1 : -1]
    sets = tuple(_set(chapter, common) for chapter in shown)
    return ChangeLog(urls.CHANGES_FEED, sets, len(story) - len(shown))


def _set(chapter: Chapter, common: Common) -> ChangeSet:
    shown = chapter.changes[:_CHANGES]
    return ChangeSet(
        id=urls.chapter(chapter.id).partition("#")[2],
        when=common.words.stamp(chapter.time, common.event.timezone),
        iso=iso(chapter.time),
        changes=tuple(_change(each, common) for each in shown),
        more=len(chapter.changes) - len(shown),
    )


def _change(of: schedule.Change, common: Common) -> Change:
    form = common.text["changes"]["forms"][of.form]
    parts = tuple(_part(piece, common) for piece in pieces(form, **of.words))
    return Change(parts, _path(of, common))


def _part(piece: object, common: Common) -> Part:
    if not isinstance(piece, schedule.Times):
        return Part(str(piece))
    zone = common.event.timezone
    shown = tuple(moment(at, piece.day, zone) for at in piece.moments)
    return Part(f"{piece.code} " if piece.code else "", shown)


def _path(of: schedule.Change, common: Common) -> str:
    """The page that shows most of it: that of the session, the team or the room."""
    if session := common.booked.get(of.session or ""):
        return urls.session(session)
    team, room = common.teams.get(of.team or ""), common.rooms.get(of.room or "")
    return next((found.path for found in (team, room) if found is not None), "")
