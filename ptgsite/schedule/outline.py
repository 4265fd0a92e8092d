"""An event as it can be compared with how it was: who meets where and when, and to discuss what.

It is made of sources and not of a Schedule, since those of an earlier commit, or of a change that
is still being made, may have mistakes in them that would leave no Schedule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ptgsite.records import dataclass
from ptgsite.schedule.bookings import Booking, bookings, named_time_slots
from ptgsite.source.event_models import EventSource
from ptgsite.source.models import TeamSource

Sessions = Mapping[str, Booking]
"""The sessions of a team, by their keys."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An event, all its teams by id, and by id the sessions of those teams that are looked at."""

    event: EventSource
    teams: Mapping[str, TeamSource]
    sessions: Mapping[str, Sessions]


def outline(
    event: EventSource, teams: Mapping[str, TeamSource], of: Iterable[str] | None = None
) -> Outline:
    """The outline of an event, by default with the sessions of all teams, else of those `of` names.

    Neither an unknown room nor a date that is no day of the event makes a session.
    """
    looked_at = teams.keys() if of is None else [team for team in of if team in teams]
    named = named_time_slots(event)
    days = {day.date for day in event.days}
    sessions: dict[str, dict[str, Booking]] = {team: {} for team in looked_at}
    for one in bookings(event, [teams[team] for team in sessions], named):
        if one.room is not None and one.stretch.day in days:
            sessions[one.team.id][one.key(event)] = one
    return Outline(event, teams, sessions)
