"""The list of teams, and a team's page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ptgsite.pages.common import Common
from ptgsite.pages.html import Prose
from ptgsite.pages.views.teams import Team, TeamCard, TeamGroup
from ptgsite.schedule import model
from ptgsite.source.words import Kind, Status


def groups(schedule: model.Schedule, common: Common) -> tuple[TeamGroup, ...]:
    """The teams by kind; kinds without a team are left out."""
    by_kind: defaultdict[Kind, list[TeamCard]] = defaultdict(list)
    for team in schedule.teams:
        by_kind[team.kind].append(_card(schedule, team, common))
    return tuple(
        TeamGroup(kind, common.text["kinds"][kind]["many"], tuple(by_kind[kind]))
        for kind in Kind
        if kind in by_kind
    )


def _card(schedule: model.Schedule, team: model.Team, common: Common) -> TeamCard:
    live = [
        session
        for session in schedule.sessions_of_team[team.id]
        if session.status is not Status.CANCELLED
    ]
    return TeamCard(
        team=common.teams[team.id],
        tags=common.tags_of(team.tags),
        first=common.sessions[live[0].key] if live else None,
        sessions=len(live),
        topics=len(schedule.topics_of_team[team.id]),
    )


def team(
    of: model.Team,
    sessions: Iterable[model.Session],
    own_topics: Iterable[model.Topic],
    common: Common,
) -> Team:
    """The view of a team's page."""
    topics = common.topics_of(own_topics)
    return Team(
        ref=common.teams[of.id],
        kind=common.text["kinds"][of.kind]["one"],
        expected=of.expected,
        about=Prose(of.description, 3, "../../"),
        pad=of.etherpad or "",
        call=of.url or "",
        irc=of.irc or "",
        tags=common.tags_of(of.tags),
        contacts=common.contacts_of(of.contacts),
        sessions=common.sessions_of(sessions),
        planned=tuple(topic for topic in topics if topic.sessions),
        unplanned=tuple(topic for topic in topics if not topic.sessions),
        extra=of.extra,
    )
