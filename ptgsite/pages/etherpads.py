"""The page of all pads."""

from __future__ import annotations

from ptgsite.pages.common import Common
from ptgsite.pages.views.etherpads import Pad, TeamPads
from ptgsite.schedule import model


def etherpads(schedule: model.Schedule, common: Common) -> tuple[TeamPads, ...]:
    """The view of the page of all pads; teams without any are left out."""
    teams = (_pads(schedule, team, common) for team in schedule.teams)
    return tuple(team for team in teams if team.url or team.more)


def _pads(schedule: model.Schedule, team: model.Team, common: Common) -> TeamPads:
    own = [it for it in schedule.sessions_of_team[team.id] if it.team.id == team.id]
    sessions = (
        Pad(f"{made.title or made.team.name}, {made.day.short}", made.path, made.pad)
        for made in common.sessions_of(own)
        if made.pad and made.pad != team.etherpad
    )
    of_topics = (
        Pad(made.title, made.path, made.pad)
        for made in common.topics_of(schedule.topics_of_team[team.id])
        if made.pad and made.pad != team.etherpad
    )
    return TeamPads(
        common.teams[team.id],
        " ".join(tag.id for tag in team.tags),
        team.etherpad or "",
        (*sessions, *of_topics),
    )
