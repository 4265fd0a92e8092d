"""The page of all topics."""

from __future__ import annotations

from ptgsite.pages.pieces import Tag, Topic
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class TopicList:
    """The page of all topics, the most interesting first.

    Where there are very many, it is the page of that `number`, and `pages` are the paths of all.
    """

    topics: tuple[Topic, ...]
    tags: tuple[Tag, ...]
    number: int
    pages: tuple[str, ...]
