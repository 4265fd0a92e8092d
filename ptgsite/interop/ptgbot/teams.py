"""The tracks of PTGBot's database as teams, with what they have booked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from ptgsite.interop.imported import fitting, some, unique_ids
from ptgsite.interop.ptgbot.database import Database
from ptgsite.interop.ptgbot.days import PlacedDay
from ptgsite.problems import Where
from ptgsite.project import team_file
from ptgsite.records import dataclass
from ptgsite.source.addresses import URL
from ptgsite.source.models import SlotSource, TeamSource
from ptgsite.source.scalars import COLOR, TEXT, ScalarType, quoted
from ptgsite.source.words import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class _Booking:
    """Consecutive time slots of a room; `day` and `room` count from 0."""

    day: int
    start: int
    room: int
    end: int
    slots: tuple[str, ...]


def to_teams(
    database: Database,
    days: tuple[PlacedDay, ...],
    rooms: Mapping[str, str],
    pad: str | None,
    notes: list[str],
) -> tuple[TeamSource, ...]:
    """A team for each track, sorted by id.

    `rooms` has the rooms' ids by name; `pad` is the event's pattern of pads.
    """
    bookings = _bookings(database, days)
    tracks = _tracks(database, bookings, notes)
    ids = unique_ids(tracks, "team")
    changed = [f"{track} → {id_}" for track, id_ in ids.items() if track != id_]
    if changed:
        notes.append(f"tracks whose names are no ids got one: {some(changed)}")
    room_ids = [rooms[room.name] for room in database.rooms]
    teams = []
    for track, id_ in ids.items():
        slots = _slots(bookings.get(track, ()), room_ids, Where(team_file(id_)) / "slots")
        teams.append(_team(track, id_, slots, database, pad, notes))
    return tuple(sorted(teams, key=lambda team: team.id))


def _bookings(database: Database, days: tuple[PlacedDay, ...]) -> dict[str, list[_Booking]]:
    """What each track has booked, in the order of time."""
    bookings = defaultdict[str, list[_Booking]](list)
    for room_index, room in enumerate(database.rooms):
        for day_index, day in enumerate(days):
            for slot in day.slots:
                track = room.cells.get(slot.full_name)
                if track:
                    names = (slot.full_name,)
                    one = _Booking(day_index, slot.start, room_index, slot.end, names)
                    _add(bookings[track], one)
    return {track: sorted(found) for track, found in bookings.items()}


def _add(bookings: list[_Booking], one: _Booking) -> None:
    """Add a booking; one that goes on where the last one ends becomes one sitting with it."""
    last = bookings[-1] if bookings else None
    if last and (last.room, last.day, last.end) == (one.room, one.day, one.start):
        bookings[-1] = replace(last, end=one.end, slots=last.slots + one.slots)
    else:
        bookings.append(one)


def _tracks(database: Database, booked: Iterable[str], notes: list[str]) -> list[str]:
    listed, booked = set(database.tracks), list(booked)
    unlisted = [track for track in booked if track not in listed]
    if unlisted:
        notes.append(f"booked, but not in `tracks`: {some(unlisted)}")
    descs = {room.texts.get("desc", "").lower() for room in database.rooms} - set(booked)
    not_teams = [track for track in database.tracks if track.lower() in descs]
    if not_teams:  # the bot's fetchdb command makes tracks of them
        notes.append(f"tracks that are a room's description were left out: {some(not_teams)}")
    tracks = [track for track in database.tracks if track.lower() not in descs] + unlisted
    _note_other_tracks(database, set(tracks), notes)
    return tracks


def _note_other_tracks(database: Database, tracks: set[str], notes: list[str]) -> None:
    for key in ("etherpads", "urls", "colors"):
        other = [track for track in getattr(database, key) if track not in tracks]
        if other:
            notes.append(f"`{key}`: what it says of {some(other)} was left out: no such track")


def _slots(bookings: Iterable[_Booking], rooms: list[str], where: Where) -> tuple[SlotSource, ...]:
    return tuple(
        SlotSource(where=where / index, slots=booking.slots, room=rooms[booking.room])
        for index, booking in enumerate(bookings)
    )


def _team(
    track: str,
    id_: str,
    slots: tuple[SlotSource, ...],
    database: Database,
    pad: str | None,
    notes: list[str],
) -> TeamSource:
    def own(texts: Mapping[str, str], type_: ScalarType[T], what: str) -> T | None:
        text = texts.get(track)
        return fitting(type_, text, f"{what} of track {quoted(track)}", notes) if text else None

    pads = {track: pad.replace("{team}", track)} if pad and track != id_ else {}
    return TeamSource(
        where=Where(team_file(id_)),
        name=fitting(TEXT, track, f"the name of track {quoted(track)}", notes) or id_,
        kind=_kind(id_),
        etherpad=own(pads | dict(database.etherpads), URL, "the etherpad"),
        url=own(database.urls, URL, "the address"),
        color=own(database.colors, COLOR, "the colour"),
        slots=slots,
    )


_KINDS = {"-sig": Kind.SIG, "-wg": Kind.WORKING_GROUP}


def _kind(id_: str) -> Kind:
    return next((kind for end, kind in _KINDS.items() if id_.endswith(end)), Kind.OTHER)
