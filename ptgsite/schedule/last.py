"""What a schedule that was made before has of things whose sources are the same still.

While a site is edited, that is nearly all of it. The same things are the same objects, by which
whoever knows something of them can tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from operator import is_
from typing import NamedTuple

from ptgsite.records import dataclass
from ptgsite.schedule import model as m
from ptgsite.source.event_models import EventSource
from ptgsite.source.models import TeamSource


class Last(NamedTuple):
    """A schedule, and the event and the teams that it was resolved from."""

    event: EventSource
    teams: tuple[TeamSource, ...]
    schedule: m.Schedule


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What is made of sources that are the same: the event's parts, and those of some teams."""

    event: m.Event | None = None
    days: Mapping[date, m.Day] = field(default_factory=dict)
    rooms: Mapping[str, m.Room] = field(default_factory=dict)
    tags: Mapping[str, m.Tag] = field(default_factory=dict)
    teams: Mapping[str, m.Team] = field(default_factory=dict)
    topics: Mapping[tuple[str, str], m.Topic] = field(default_factory=dict)
    sessions: Mapping[str, m.Session] = field(default_factory=dict)


NOTHING = Unchanged()


def unchanged_of(last: Last | None, event: EventSource, teams: tuple[TeamSource, ...]) -> Unchanged:
    """What of the last schedule can be in the one of this event and these teams.

    A topic may want a team, and a session be joint with one, that is another now.
    """
    if last is None or last.event is not event:
        return NOTHING
    before, had = {team.id: team for team in last.teams}, last.schedule
    same = {team.id for team in teams if before.get(team.id) is team}
    return Unchanged(
        had.event,
        {day.date: day for day in had.days},
        {room.id: room for room in had.rooms},
        {tag.id: tag for tag in had.tags},
        {team.id: team for team in had.teams if team.id in same},
        {(topic.team_id, topic.id): topic for topic in had.topics if topic.team_id in same},
        {session.key: session for session in had.sessions if session.team.id in same},
    )


def are(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    """Whether they are the same objects."""
    return len(some) == len(others) and all(map(is_, some, others))
