"""What of a schedule has no place in PTGBot's database, told to whoever loads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ptgsite.feeds.ptgbot_grid import Grid
from ptgsite.schedule.model import Schedule, Session

_ALL = "ptg"
"""The bot's calendar of this name is the one of all tracks."""

_SOME = 5


def notes(schedule: Schedule, made: Grid) -> tuple[str, ...]:
    """One sentence for each sort of thing that is left out or changed."""
    return tuple(_notes(schedule, made))


def _notes(schedule: Schedule, made: Grid) -> Iterator[str]:
    if later := schedule.days[len(made.days) :]:
        yield (
            "the bot knows a day by its weekday, so days from "
            f"{later[0].date.isoformat()} on are left out{_with(made.outside)}"
        )
    if made.crowded:
        yield f"a cell holds one track, and another has it{_with(made.crowded)}"
    if made.odd:
        yield f"a time slot was made for each time that is none of the event's{_with(made.odd)}"
    if joint := [each for each in made.sessions if each.joint]:
        yield f"a joint session is only in the cell of the team that booked it{_with(joint)}"
    if own := [each for each in made.sessions if each.call != (each.team.url or each.room.url)]:
        yield f"a call is a team's or a room's, and no session's{_with(own)}"
    if own := [each for each in made.sessions if each.pad != each.team.etherpad]:
        yield f"an etherpad is a team's, and no session's{_with(own)}"
    yield from _names(schedule)


def _names(schedule: Schedule) -> Iterator[str]:
    if any(team.id == _ALL for team in schedule.teams):
        yield f"the bot has no calendar of the team `{_ALL}`: its {_ALL}.ics is that of all teams"
    if odd := [f"`{team.id}`" for team in schedule.teams if team.id[0].isdigit()]:
        yield f"the bot's page shows no colour of a team whose id starts with a digit: {_some(odd)}"
    titles = Counter(link.title for link in schedule.event.links)
    if twice := [f'"{title}"' for title, number in titles.items() if number > 1]:
        yield f"of links with one title the last is kept: {_some(twice)}"


def _with(sessions: Iterable[Session]) -> str:
    """Which sessions that concerns, as in ": Nova (Mon 2022-10-17, Bexar) and 3 more"."""
    listed = [
        f"{each.team.name} ({each.day.code} {each.day.date.isoformat()}, {each.room.name})"
        for each in sessions
    ]
    return f": {_some(listed)}" if listed else ""


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _SOME} more" if len(names) > _SOME else ""
    return ", ".join(names[:_SOME]) + more
