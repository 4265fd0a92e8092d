"""The list of teams, and a team's page."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import quote

from ptgsite.pages import pieces, views
from ptgsite.pages.common import Common, contacts, markdown, tags
from ptgsite.project import team_file
from ptgsite.schedule import model
from ptgsite.source.words import Kind, Status

_KINDS = {
    Kind.PROJECT: ("Project team", "Project teams"),
    Kind.SIG: ("Special interest group", "Special interest groups"),
    Kind.WORKING_GROUP: ("Working group", "Working groups"),
    Kind.POP_UP: ("Pop-up team", "Pop-up teams"),
    Kind.OPERATORS: ("Operators", "Operators"),
    Kind.BOARD: ("Board", "Boards"),
    Kind.OTHER: ("Team", "Other teams"),
}


def groups(schedule: model.Schedule, common: Common) -> tuple[views.TeamGroup, ...]:
    """The teams by kind; kinds without a team are left out."""
    by_kind: defaultdict[Kind, list[views.TeamCard]] = defaultdict(list)
    for team in schedule.teams:
        by_kind[team.kind].append(_card(schedule, team, common))
    return tuple(
        views.TeamGroup(kind, title, tuple(by_kind[kind]))
        for kind, (_, title) in _KINDS.items()
        if kind in by_kind
    )


def _card(schedule: model.Schedule, team: model.Team, common: Common) -> views.TeamCard:
    live = [
        session
        for session in schedule.sessions_of_team[team.id]
        if session.status is not Status.CANCELLED
    ]
    return views.TeamCard(
        team=common.teams[team.id],
        tags=tags(team.tags),
        first=common.sessions[live[0].key] if live else None,
        sessions=len(live),
        topics=len(schedule.topics_of_team[team.id]),
    )


def team(schedule: model.Schedule, of: model.Team, common: Common) -> views.Team:
    """The view of a team's page."""
    topics = [_topic(schedule, topic, common) for topic in schedule.topics_of_team[of.id]]
    return views.Team(
        ref=common.teams[of.id],
        kind=_KINDS[of.kind][0],
        expected=of.expected,
        about=markdown(of.description, base=3),
        pad=of.etherpad or "",
        call=of.url or "",
        irc=of.irc or "",
        tags=tags(of.tags),
        contacts=contacts(of.contacts),
        sessions=common.sessions_of(schedule.sessions_of_team[of.id]),
        planned=tuple(topic for topic in topics if topic.sessions),
        unplanned=tuple(topic for topic in topics if not topic.sessions),
        edit=(schedule.event.edit or "").replace("{path}", quote(team_file(of.id))),
        extra=of.extra,
    )


def _topic(schedule: model.Schedule, topic: model.Topic, common: Common) -> pieces.Topic:
    return pieces.Topic(
        id=topic.id,
        title=topic.title,
        about=markdown(topic.description, base=4),
        wanted=common.teams_of(topic.wanted),
        people=topic.people,
        tags=tags(topic.tags),
        minutes=topic.minutes,
        interest=topic.interest,
        pad=topic.etherpad or "",
        sessions=common.sessions_of(schedule.sessions_of_topic[topic.team_id, topic.id]),
        extra=topic.extra,
    )
