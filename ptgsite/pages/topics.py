"""The page of all topics; a long list goes on on further pages."""

from __future__ import annotations

from collections.abc import Iterator

from ptgsite import urls
from ptgsite.pages.common import Common
from ptgsite.pages.views.topics import TopicList

_LONGEST = 800  # topics of a page: some 60 kB of it on the wire


def topics(common: Common) -> Iterator[TopicList]:
    """The views of the pages of all topics, at least one."""
    ranked = sorted(common.topics.values(), key=lambda topic: -(topic.interest or 0))
    used = {tag for topic in ranked for tag in topic.tag_ids.split()}
    tags = tuple(tag for tag in common.tags.values() if tag.id in used)
    parts = [ranked[at : at + _LONGEST] for at in range(0, len(ranked), _LONGEST)] or [[]]
    pages = tuple(urls.topics(number) for number, _ in enumerate(parts, 1))
    for number, part in enumerate(parts, 1):
        yield TopicList(tuple(part), tags, number, pages if len(pages) > 1 else ())
