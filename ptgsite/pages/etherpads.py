"""The page of all pads."""

from __future__ import annotations

from ptgsite import urls
from ptgsite.pages.common import Common
from ptgsite.pages.views.etherpads import Pad, TeamPads
from ptgsite.schedule import model


def etherpads(schedule: model.Schedule, common: Common) -> tuple[TeamPads, ...]:
    """The view of the page of all pads; teams without any are left out."""
    teams = (_pads(schedule, team, common) for team in schedule.teams)
    return tuple(team for team in teams if team.url or team.more)


def _pads(schedule: model.Schedule, team: model.Team, common: Common) -> TeamPads:
    sessions = (
        Pad(f"{it.title}, {common.days[it.day.date].short}", urls.session(it), it.pad)
        for it in schedule.sessions_of_team[team.id]
        if it.team.id == team.id and it.pad and it.pad != team.etherpad
    )
    of_topics = (
        Pad(it.title, urls.topic(it), it.etherpad)
        for it in schedule.topics_of_team[team.id]
        if it.etherpad and it.etherpad != team.etherpad
    )
    return TeamPads(
        common.teams[team.id],
        " ".join(tag.id for tag in team.tags),
        team.etherpad or "",
        (*sessions, *of_topics),
    )
