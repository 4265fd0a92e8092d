"""A line of a pad, with the lines below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from ptgsite.records import dataclass

HEADING, TOPIC_TABLE, OTHER_TABLE = "#", "|topics", "|others"
"""The markers of headings, and of the headers of tables with a column of topics or without."""

PLAIN, DECORATED_RANK, LISTED, INDENT = 0, 1, 2, 4
"""What a rank is made of: four for each step of indentation, and at the same margin a list stands
below a plain line."""


@dataclass(slots=True, eq=False)
class Item:
    """A line with those below it.

    `number` counts from 1. `marker` is `1` for numbered lines, the list mark of others, "|" for
    rows of tables, HEADING or a kind of table for what heads others, and "" for plain lines.
    `count` is the number of a numbered one. `apart` tells that an empty line follows. `line` is the
    whole of it where `text` is not.
    """

    number: int
    marker: str
    text: str
    rank: int
    count: int | None = None
    line: str = ""
    apart: bool = False
    children: list[Item] = field(default_factory=list)

    @property
    def listed(self) -> bool:
        """Whether it is an entry of a list."""
        return self.marker != "" and not self.heads

    @property
    def heads(self) -> bool:
        """Whether it is made to be a heading, by what it looks like."""
        return self.marker == HEADING or self.table

    @property
    def table(self) -> bool:
        """Whether it is the header of a table."""
        return self.marker in (TOPIC_TABLE, OTHER_TABLE)

    @property
    def plain(self) -> bool:
        """Whether it is neither an entry nor a heading by its looks."""
        return self.marker == ""

    @property
    def ends_apart(self) -> bool:
        """Whether an empty line follows what stands below it."""
        item = self
        while item.children:
            item = item.children[-1]
        return item.apart

    def beside(self, other: Item) -> bool:
        """Whether it stands at the same margin."""
        return self.rank // INDENT == other.rank // INDENT

    def all(self) -> Iterator[Item]:
        """It and everything below it, in the order of the lines."""
        todo = [self]
        while todo:
            item = todo.pop()
            yield item
            todo.extend(reversed(item.children))
