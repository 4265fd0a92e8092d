"""What has happened between two states of an event, in an order that is always the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ptgsite.schedule.change import Change
from ptgsite.schedule.outline import Outline
from ptgsite.schedule.session_changes import Placed, met, session_changes
from ptgsite.schedule.topic_changes import topic_changes
from ptgsite.source.event_models import EventSource


def changes(
    before: Outline | None, after: Outline, doubtful: Collection[str] = ()
) -> tuple[Change, ...]:
    """What has changed, among teams those that either outline looks at.

    First comes what concerns the whole event, then rooms, teams, sessions in the order of time, and
    topics. Without a state before, or where it is one of another event, all of it is new, and only
    that is said. Of a team in `doubtful`, whose file is at fault, nothing is said to be gone.
    """
    if before is None or before.event.id != after.event.id:
        return (Change("event-published", {"event": after.event.name}),)
    sessions: list[Placed] = []
    topics: list[Change] = []
    for team in sorted(before.sessions.keys() | after.sessions.keys()):
        pairs = met(before.sessions.get(team, {}), after.sessions.get(team, {}))
        sessions += session_changes(before, after, pairs)
        topics += topic_changes(before, after, team, pairs)
    found = (
        *(_event(before.event, after.event) if before.event is not after.event else ()),
        *_teams(before, after),
        *(each for _, each in sorted(sessions, key=lambda pair: pair[0])),
        *topics,
    )
    return tuple(each for each in found if not _in_doubt(each, doubtful))


def _in_doubt(change: Change, doubtful: Collection[str]) -> bool:
    return change.team in doubtful and change.form in _GONE


_GONE = frozenset(
    ("team-removed", "session-removed", "topic-unscheduled", "topic-moved", "topic-dropped")
)


def _event(before: EventSource, after: EventSource) -> Iterator[Change]:
    if before.name != after.name:
        yield Change("event-renamed", {"event": after.name, "before": before.name})
    if before.timezone.key != after.timezone.key:
        zones = {"zone": after.timezone.key, "before": before.timezone.key}
        yield Change("event-rezoned", zones)
    yield from _days(before, after)
    yield from _rooms(before, after)


def _days(before: EventSource, after: EventSource) -> Iterator[Change]:
    then, now = ({day.date: day.code for day in event.days} for event in (before, after))
    for date in sorted(now.keys() - then.keys()):
        yield Change("day-added", {"day": f"{now[date]} {date.isoformat()}"})
    for date in sorted(then.keys() - now.keys()):
        yield Change("day-removed", {"day": f"{then[date]} {date.isoformat()}"})


def _rooms(before: EventSource, after: EventSource) -> Iterator[Change]:
    then, now = ({room.id: room for room in event.rooms} for event in (before, after))
    for key, room in now.items():
        if key not in then:
            yield Change("room-added", {"room": room.name}, room=key)
            continue
        if room.name != then[key].name:
            words = {"room": room.name, "before": then[key].name}
            yield Change("room-renamed", words, room=key)
        if room.location and room.location != then[key].location:
            yield Change("room-relocated", {"room": room.name, "place": room.location}, room=key)
    for key in (key for key in then if key not in now):
        yield Change("room-removed", {"room": then[key].name}, room=key)


def _teams(before: Outline, after: Outline) -> Iterator[Change]:
    then, now = before.teams, after.teams
    for key in sorted(now.keys() | then.keys()):
        if key not in then:
            yield Change("team-added", {"team": now[key].name}, key)
        elif key not in now:
            yield Change("team-removed", {"team": then[key].name}, key)
        elif then[key].name != now[key].name:
            words = {"team": now[key].name, "before": then[key].name}
            yield Change("team-renamed", words, key)
