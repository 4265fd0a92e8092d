"""The page of what has changed."""

from __future__ import annotations

from ptgsite.pages.pieces import Moment
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a sentence; a time, or a start and an end, follow where `moments` has them."""

    text: str
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A change in words; `path` is where to see what it is about, "" where it is no more."""

    parts: tuple[Part, ...]
    path: str


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What has changed at one time: `when` in words, `iso` for programs, `id` its place.

    `more` counts the changes that are not listed.
    """

    id: str
    when: str
    iso: str
    changes: tuple[Change, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ChangeLog:
    """All that has changed, newest first; `feed` is the path of its Atom feed.

    `more` counts the earlier times that are not listed.
    """

    feed: str
    sets: tuple[ChangeSet, ...]
    more: int
