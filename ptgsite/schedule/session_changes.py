"""What has become of sessions, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeAlias

from ptgsite.schedule.bookings import Booking
from ptgsite.schedule.change import Change, Times, Word
from ptgsite.schedule.moves import moves
from ptgsite.schedule.outline import Outline, Sessions
from ptgsite.schedule.zoned import to_utc
from ptgsite.source.event_models import EventSource
from ptgsite.source.models import TeamSource
from ptgsite.source.scalars import clock
from ptgsite.source.words import Status

Pair: TypeAlias = tuple[Booking | None, Booking | None]
"""A session before and after; None where it was not, or is no more."""

Placed: TypeAlias = tuple[tuple[int, str, str], Change]
"""A change behind what to sort it by: start, room and team."""

_DAY = 24 * 60


def met(before: Sessions, after: Sessions) -> tuple[Pair, ...]:
    """The sessions of a team, each beside what has become of it.

    One that has moved, or has got an `id`, is another one by its key; those who attend see one.
    """
    gone = [before[key] for key in before if key not in after]
    new = [after[key] for key in after if key not in before]
    same: list[Pair] = [(before[key], after[key]) for key in after if key in before]
    moved = tuple(moves(filter(_live, gone), filter(_live, new)))
    same += moved
    paired = {id(one) for pair in moved for one in pair}
    same += [(one, None) for one in gone if id(one) not in paired]
    same += [(None, one) for one in new if id(one) not in paired]
    return tuple(same)


def _live(booking: Booking) -> bool:
    return not booking.slot.cancelled


def session_changes(before: Outline, after: Outline, pairs: Iterable[Pair]) -> Iterator[Placed]:
    """The changes of those sessions, as they come."""
    for was, now in pairs:
        last = now or was
        if last is None or _is_untouched(was, now):
            continue
        order = last.stretch.begins, last.slot.room, last.team.id
        for form, extra in _forms(was, now, before, after):
            about, of = (was, before) if form in _AS_IT_WAS and was else (last, after)
            words = {**_words(about, of), **extra}
            key = last.key((after if now else before).event)
            yield (
                order,
                Change(form, words, last.team.id, before=was, after=now, session=key),
            )


def _is_untouched(was: Booking | None, now: Booking | None) -> bool:
    if was is None or now is None:
        return False
    return was.slot is now.slot and was.stretch == now.stretch


_AS_IT_WAS = ("session-removed", "session-cancelled")
_Form: TypeAlias = tuple[str, Mapping[str, Word]]


def _forms(
    was: Booking | None, now: Booking | None, before: Outline, after: Outline
) -> Iterator[_Form]:
    """What to say of a session, and the words that are not of the session as it is now."""
    if was is None or not _live(was):
        if now is not None and _live(now):
            yield "session-added" if was is None else "session-restored", {}
    elif now is None:
        yield "session-removed", {}
    elif not _live(now):
        yield "session-cancelled", {}
    else:
        yield from _moved(was, now, before.event, after.event)
        if was.slot.title != now.slot.title:
            yield "session-renamed", {"before": _name(was)}
        if was.slot.status != now.slot.status:
            tentative = now.slot.status is Status.TENTATIVE
            yield "session-tentative" if tentative else "session-confirmed", {}
        yield from _joint(was, now, before.teams, after.teams)


def _moved(was: Booking, now: Booking, before: EventSource, after: EventSource) -> Iterator[_Form]:
    then, there = when(was, before), was.place
    starts = (was.stretch.begins, now.stretch.begins)
    if was.slot.room != now.slot.room:
        if was.stretch == now.stretch:
            yield "session-moved-room", {"before_room": there}
        else:
            yield "session-moved", {"before": then, "before_room": there}
    elif starts[0] != starts[1]:
        yield "session-moved-time", {"before": then}
    elif was.stretch != now.stretch:
        yield "session-resized", {"end": _end(now, after), "before": _end(was, before)}


def _joint(
    was: Booking, now: Booking, before: Mapping[str, TeamSource], after: Mapping[str, TeamSource]
) -> Iterator[_Form]:
    joined = [team for team in now.teams if team not in was.teams]
    parted = [team for team in was.teams if team not in now.teams]
    if joined:
        yield "session-joined", {"teams": _names(joined, after)}
    if parted:
        yield "session-parted", {"teams": _names(parted, before)}


def _names(ids: Iterable[str], teams: Mapping[str, TeamSource]) -> str:
    return ", ".join(teams[key].name if key in teams else key for key in ids)


def _words(booking: Booking, of: Outline) -> dict[str, Word]:
    return {
        "session": _name(booking),
        "when": when(booking, of.event),
        "room": booking.place,
    }


def _name(booking: Booking) -> str:
    """The team, and the session's own title where it has one that says more."""
    team, title = booking.team.name, booking.slot.title
    if not title or title == team:
        return team
    return title if title.casefold().startswith(team.casefold()) else f"{team}: {title}"


def when(booking: Booking, event: EventSource) -> Times:
    """Its day and times, as in "Mon 13:00–15:00"."""
    stretch = booking.stretch
    code = next((day.code for day in event.days if day.date == stretch.day), "")
    text = f"{code} {_clock(stretch.start)}–{_clock(stretch.end)}"
    moments = (_at(booking, stretch.start, event), _at(booking, stretch.end, event))
    return Times(text, code, stretch.day, moments)


def _end(booking: Booking, event: EventSource) -> Times:
    end = booking.stretch.end
    return Times(_clock(end), "", booking.stretch.day, (_at(booking, end, event),))


def _at(booking: Booking, minutes: int, event: EventSource) -> datetime:
    return to_utc(booking.stretch.day, minutes, event.timezone)


def _clock(minutes: int) -> str:
    return clock(minutes % _DAY)
