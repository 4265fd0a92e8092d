"""The page of all pads."""

from __future__ import annotations

from ptgsite.pages.pieces import TeamRef
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class Pad:
    """A session's or topic's own pad; `path` is the place of the session or topic."""

    title: str
    path: str
    url: str


@dataclass(frozen=True, slots=True)
class TeamPads:
    """A team's pad, "" for none, and those that its sessions and topics have of their own."""

    team: TeamRef
    tag_ids: str
    url: str
    more: tuple[Pad, ...]
