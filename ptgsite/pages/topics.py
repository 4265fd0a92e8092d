"""The page of all topics."""

from __future__ import annotations

from ptgsite.pages.common import Common
from ptgsite.pages.views.topics import TopicList


def topics(common: Common) -> TopicList:
    """The view of the page of all topics."""
    ranked = sorted(common.topics.values(), key=lambda topic: -(topic.interest or 0))
    used = {tag for topic in ranked for tag in topic.tag_ids.split()}
    return TopicList(tuple(ranked), tuple(tag for tag in common.tags.values() if tag.id in used))
