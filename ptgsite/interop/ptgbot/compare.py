"""What PTGBot's schedule has that a site's files have not, and the other way round.

Bookings made on IRC come back so; which of the two is right, people decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ptgsite.interop.imported import some
from ptgsite.interop.ptgbot.database import BotSlot, Database
from ptgsite.interop.ptgbot.times import minutes_of
from ptgsite.records import dataclass
from ptgsite.schedule.bookings import (
    Booking,
    NamedTimeSlot,
    Stretch,
    bookings,
    named_time_slots,
)
from ptgsite.schedule.colors import color_for
from ptgsite.schedule.spoken import spoken_names
from ptgsite.source.event_models import EventSource
from ptgsite.source.models import TeamSource
from ptgsite.source.scalars import quoted, slug


@dataclass(frozen=True, slots=True)
class Wanted:
    """A booking that the bot has: a team's id, time slots that follow each other, a room's id."""

    team: str
    names: tuple[str, ...]
    room: str


@dataclass(frozen=True, slots=True)
class Compared:
    """How the bot's schedule differs from the files: bookings, and a sentence for all else."""

    wanted: tuple[Wanted, ...]
    notes: tuple[str, ...]


def compare(database: Database, event: EventSource, teams: tuple[TeamSource, ...]) -> Compared:
    """The bookings that only the bot has, by team, room and time; then what else differs."""
    named = named_time_slots(event)
    known = [each for each in bookings(event, teams, named) if not each.slot.cancelled]
    notes: list[str] = []
    cells = tuple(_cells(database, event, teams, notes))
    stretches = _stretches(database, event, named)
    found, odd = [], []
    for team, name, room in cells:
        stretch = stretches.get(name)
        if stretch is not None and _is_known(team, room, stretch, known):
            continue
        if name in named:
            found.append((team, room, named[name]))
        else:
            odd.append(f"{team} in {room} at {name}")
    if odd:
        notes.append(f"booked in time slots that the event has not: {some(odd)}")
    notes += _only_here(known, cells, stretches)
    notes += [*_other_addresses(database, event, teams), *_other_colors(database, teams)]
    return Compared(tuple(_runs(found)), tuple(notes))


def _cells(
    database: Database, event: EventSource, teams: Iterable[TeamSource], notes: list[str]
) -> Iterator[tuple[str, str, str]]:
    """The booked cells of rooms and teams that the site has: team, time slot, room."""
    rooms = {room.name.lower(): room.id for room in event.rooms}
    rooms |= {name.lower(): id_ for id_, name in spoken_names(event.rooms).items()}
    rooms |= {room.id: room.id for room in event.rooms}
    ids = {each.id for each in teams}
    strange: dict[str, list[str]] = {"rooms": [], "teams": []}
    for room in database.rooms:
        room_id = rooms.get(room.name.lower())
        booked = [(track, name) for name, track in room.cells.items() if track]
        if room_id is None and booked:
            strange["rooms"].append(room.name)
            continue
        for track, name in booked:
            team = track if track in ids else slug(track)
            if team in ids and room_id:
                yield team, name, room_id
            else:
                strange["teams"].append(track)
    for what, names in strange.items():
        if names:
            notes.append(f"{what} that the site has not: {some(dict.fromkeys(names))}")


def _stretches(
    database: Database, event: EventSource, named: Mapping[str, NamedTimeSlot]
) -> dict[str, Stretch]:
    """When each time slot is: the event's own, and those that the bot knows the start of."""
    found = {slot.name: slot for slots in database.days.values() for slot in slots}
    told = {name: _told(slot, event) for name, slot in found.items()}
    own = {name: slot.stretch for name, slot in named.items()}
    return {name: stretch for name, stretch in told.items() if stretch is not None} | own


def _told(slot: BotSlot, event: EventSource) -> Stretch | None:
    if slot.realtime is None:
        return None
    for day in event.days:
        start = minutes_of(slot.realtime, day.date, event.timezone)
        if 0 <= start < 24 * 60:
            return Stretch(day.date, start, start + slot.duration)
    return None


def _is_known(team: str, room: str, stretch: Stretch, known: Iterable[Booking]) -> bool:
    return any(
        team in each.teams and each.slot.room == room and each.stretch.overlaps(stretch)
        for each in known
    )


def _runs(found: Iterable[tuple[str, str, NamedTimeSlot]]) -> Iterator[Wanted]:
    """Time slots of a team in a room that follow each other, as one booking."""
    run: Wanted | None = None
    last: NamedTimeSlot | None = None
    for team, room, slot in sorted(
        found, key=lambda cell: (cell[0], cell[2].stretch.begins, cell[1])
    ):
        joins = run and last and slot.stretch.follows(last.stretch)
        if run and joins and (run.team, run.room) == (team, room):
            run = replace(run, names=(*run.names, slot.name))
        else:
            if run:
                yield run
            run = Wanted(team, (slot.name,), room)
        last = slot
    if run:
        yield run


def _only_here(
    known: Iterable[Booking],
    cells: Iterable[tuple[str, str, str]],
    stretches: Mapping[str, Stretch],
) -> Iterator[str]:
    """The bookings of the files of which the bot has nothing."""
    there = [(team, room, stretches[name]) for team, name, room in cells if name in stretches]
    days = {stretch.day for stretch in stretches.values()}
    missing = [
        f"{each.team.name} in {each.place} at {each.label}"
        for each in known
        if each.stretch.day in days
        and not any(
            team in each.teams and room == each.slot.room and stretch.overlaps(each.stretch)
            for team, room, stretch in there
        )
    ]
    if missing:
        yield f"in the files alone: {some(missing)}"


def _other_addresses(
    database: Database, event: EventSource, teams: Iterable[TeamSource]
) -> Iterator[str]:
    """Pads and calls that were set in the bot."""
    for team in teams:
        pattern = (event.etherpad or "").replace("{event}", event.id).replace("{team}", team.id)
        for what, told, own in (
            ("etherpad", database.etherpads.get(team.id), {team.etherpad, pattern}),
            ("url", database.urls.get(team.id), {team.url}),
        ):
            if told and told not in own:
                yield f"the {what} of {team.id} is {quoted(told, 200)} in the bot"


def _other_colors(database: Database, teams: Iterable[TeamSource]) -> Iterator[str]:
    """Colours that were set in the bot; it makes up one for each team that is loaded without."""
    own = {team.id: team.color or color_for(team.id) for team in teams}
    loaded = any(database.colors.get(id_, "").lower() == color for id_, color in own.items())
    for id_, color in own.items() if loaded else ():
        told = database.colors.get(id_)
        if told and told.lower() != color:
            yield f"the color of {id_} is {quoted(told)} in the bot"
