"""What a topic's line says, and the marks below it."""

from __future__ import annotations

from dataclasses import field

from ptgsite.records import dataclass

LONGEST = 400
"""Lines that are longer are prose, and looking for marks in them would take its time."""


@dataclass(slots=True)
class Head:
    """What is told of a topic.

    `spoken` tells that the line has its nick before a colon, as remarks have.
    `interested` gave a +1, `pinged` want to be called when it starts; `others` are wanted teams
    that the site does not have.
    """

    title: str
    proposers: list[str] = field(default_factory=list)
    interested: list[str] = field(default_factory=list)
    pinged: list[str] = field(default_factory=list)
    nameless: int = 0
    raised: bool = False
    minutes: int | None = None
    wanted: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    announced: bool = False
    spoken: bool = False

    @property
    def marked(self) -> bool:
        """Whether somebody has treated the line as a topic: a nick, a time, a +1, "Topic:"."""
        return bool(self.proposers or self.raised or self.minutes or self.announced or self.others)
