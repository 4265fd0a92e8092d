"""Sessions that their files have no more: calendars still have to hear that they are cancelled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ptgsite.history.sessions import KnownSession
from ptgsite.schedule.model import Session
from ptgsite.schedule.resolve import resolve
from ptgsite.source.words import Status


def gone_sessions(known: Iterable[KnownSession]) -> tuple[Session, ...]:
    """Each session that is gone, as it was last but for its status."""
    return tuple(_session(one) for one in known if one.gone is not None)


def _session(known: KnownSession) -> Session:
    # What the files of that time name elsewhere may not have been right, and nobody needs it now.
    slot = replace(known.booking.slot, joint=(), tags=(), topics=())
    team = replace(known.booking.team, slots=(slot,), topics=(), tags=())
    event = replace(known.event, breaks=())
    (session,) = resolve(event, (team,), ()).sessions
    return replace(session, status=Status.CANCELLED)
