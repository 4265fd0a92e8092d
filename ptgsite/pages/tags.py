"""The pages of tags."""

from __future__ import annotations

from collections.abc import Iterator

from ptgsite.pages.by_day import by_day, count
from ptgsite.pages.common import Common
from ptgsite.pages.views.tags import TagCard, TagPage
from ptgsite.schedule import model
from ptgsite.schedule.tagged import sessions_of_tag, topics_of_tag


def tag_pages(schedule: model.Schedule, common: Common) -> Iterator[TagPage]:
    """The views of the pages of tags, in the event's order."""
    sessions, of_tag = sessions_of_tag(schedule), topics_of_tag(schedule)
    for tag in schedule.tags:
        yield TagPage(
            common.tags[tag.id],
            by_day(common.sessions_of(sessions[tag.id])),
            common.topics_of(of_tag[tag.id]),
        )


def tag_card(page: TagPage) -> TagCard:
    """A tag in the list of tags."""
    return TagCard(page.tag, count(page.days), len(page.topics))
