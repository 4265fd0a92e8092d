"""Banners, with the days they are meant for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ptgsite.pages.pieces import Notice
from ptgsite.pages.strings import fill
from ptgsite.pages.words import Words
from ptgsite.schedule import model


def notices(of: Iterable[model.Notice], words: Words) -> tuple[Notice, ...]:
    """Notices, for a template."""
    return tuple(_notice(notice, words) for notice in of)


def on_day(of: Iterable[model.Notice], day: date) -> Iterable[model.Notice]:
    """Those that are meant for a day and not for any."""
    for notice in of:
        bounds = (notice.first or day, notice.last or day)
        if (notice.first or notice.last) and bounds[0] <= day <= bounds[1]:
            yield notice


def _notice(of: model.Notice, words: Words) -> Notice:
    first, last = (day.isoformat() if day else "" for day in (of.first, of.last))
    return Notice(of.level, of.text, _when(of, words), first, last)


def _when(of: model.Notice, words: Words) -> str:
    forms = words.text["notices"]
    first = words.short_date(of.first) if of.first else ""
    last = words.short_date(of.last) if of.last else ""
    if first == last:
        return first
    form = "range" if first and last else "from" if first else "until"
    return fill(forms[form], first=first, last=last)
