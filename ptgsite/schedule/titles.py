"""What a session is called where it stands alone: in a calendar, a plan or a list."""

from __future__ import annotations

from collections.abc import Sequence

from ptgsite.schedule.model import Session

_NAMES = 3  # teams that a title spells out


def full_title(session: Session, more: str = "{teams} and {number} more") -> str:
    """Who, and what where that says more; `more` says that there are further teams."""
    title, team = session.title, session.team.name
    who = _listed([each.name for each in session.teams], more)
    if title == team:
        return who
    if session.joint or not title.casefold().startswith(team.casefold()):
        return f"{who}: {title}"
    return title


def _listed(names: Sequence[str], more: str) -> str:
    shown, rest = ", ".join(names[:_NAMES]), len(names) - _NAMES
    if rest <= 0:
        return shown
    return more.replace("{number}", str(rest)).replace("{teams}", shown)
