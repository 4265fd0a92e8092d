"""The records of c3voc's schedule format, which both of its forms are written from."""

from __future__ import annotations

from ptgsite.records import dataclass

TYPE = "meeting"
TIME_STEP = "00:05"


@dataclass(frozen=True, slots=True)
class Track:
    """A team; `slug` is empty where its id is none in this format."""

    name: str
    slug: str
    color: str


@dataclass(frozen=True, slots=True)
class Room:
    """A room, whose name is unique."""

    name: str
    guid: str
    description: str
    capacity: int | None
    url: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody wanted in a session."""

    name: str
    number: int
    guid: str
    url: str


@dataclass(frozen=True, slots=True)
class Event:
    """A session; `links` are the titles and addresses of its call and pads."""

    guid: str
    number: int
    slug: str
    date: str
    start: str
    duration: str
    room: str
    title: str
    subtitle: str
    track: str
    description: str
    url: str
    persons: tuple[Person, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day, counted from 1, with the events of each room that has any."""

    index: int
    date: str
    start: str
    end: str
    rooms: tuple[tuple[Room, tuple[Event, ...]], ...]


@dataclass(frozen=True, slots=True)
class Conference:
    """The event as a whole; `version` tells a reader that something has changed."""

    acronym: str
    title: str
    language: str
    url: str
    zone: str
    version: str
    tracks: tuple[Track, ...]
    rooms: tuple[Room, ...]
    days: tuple[Day, ...]
