"""The list of tags, and a tag's page."""

from __future__ import annotations

from ptgsite.pages.pieces import DaySessions, Tag, Topic
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class TagCard:
    """A tag in the list of tags."""

    tag: Tag
    sessions: int
    topics: int


@dataclass(frozen=True, slots=True)
class TagPage:
    """A tag's page: its sessions by day, and all its topics."""

    tag: Tag
    days: tuple[DaySessions, ...]
    topics: tuple[Topic, ...]
