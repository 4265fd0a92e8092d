"""A part of a schedule that is a schedule itself."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import TypeVar

from ptgsite.schedule.model import Schedule, Session

K = TypeVar("K")


def of_team(schedule: Schedule, team_id: str) -> Schedule:
    """One team's part: its sessions and topics, with the teams that these name."""
    sessions = schedule.sessions_of_team[team_id]
    keys = {session.key for session in sessions}
    own = schedule.topics_of_team[team_id]
    topics = {(each.team_id, each.id) for each in own}
    topics |= {(each.team_id, each.id) for session in sessions for each in session.topics}
    teams = {team_id}
    teams |= {team.id for session in sessions for team in session.teams}
    teams |= {team.id for topic in own for team in topic.wanted}
    kept = tuple(each for each in schedule.topics if (each.team_id, each.id) in topics)
    return replace(
        schedule,
        teams=tuple(each for each in schedule.teams if each.id in teams),
        topics=kept,
        sessions=sessions,
        sessions_of_team=_kept(schedule.sessions_of_team, teams, keys),
        sessions_of_room=_kept(schedule.sessions_of_room, schedule.sessions_of_room, keys),
        sessions_of_day=_kept(schedule.sessions_of_day, schedule.sessions_of_day, keys),
        sessions_of_topic=_kept(schedule.sessions_of_topic, topics, keys),
        topics_of_team={team: tuple(t for t in kept if t.team_id == team) for team in teams},
        former=tuple(each for each in schedule.former if each.team.id == team_id),
    )


def _kept(
    found: Mapping[K, tuple[Session, ...]], groups: Container[K], keys: Container[str]
) -> dict[K, tuple[Session, ...]]:
    return {
        group: tuple(session for session in sessions if session.key in keys)
        for group, sessions in found.items()
        if group in groups
    }
