"""The list of tags, and a tag's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ptgsite.pages.by_day import by_day
from ptgsite.pages.common import Common
from ptgsite.pages.views.tags import TagCard, TagPage
from ptgsite.schedule.model import Schedule, Session, Tag, Topic
from ptgsite.schedule.tagged import sessions_of_tag, topics_of_tag


def tagged(schedule: Schedule) -> Iterator[tuple[Tag, Sequence[Session], Sequence[Topic]]]:
    """Each tag, in the event's order, with the sessions and the topics that have it."""
    sessions, topics = sessions_of_tag(schedule), topics_of_tag(schedule)
    for tag in schedule.tags:
        yield tag, sessions[tag.id], topics[tag.id]


def tag(of: Tag, sessions: Sequence[Session], topics: Sequence[Topic], common: Common) -> TagPage:
    """The view of a tag's page."""
    days = by_day(common.sessions_of(sessions))
    return TagPage(common.tags[of.id], days, common.topics_of(topics))


def card(of: Tag, sessions: Sequence[Session], topics: Sequence[Topic], common: Common) -> TagCard:
    """A tag in the list of tags."""
    return TagCard(common.tags[of.id], len(sessions), len(topics))
