"""The page of all topics; a long list goes on on further pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ptgsite import urls
from ptgsite.pages.common import Common
from ptgsite.pages.views.topics import TopicList
from ptgsite.records import dataclass
from ptgsite.schedule.model import Schedule, Tag, Topic
from ptgsite.schedule.tagged import tags_of_topic

_LONGEST = 800  # topics of a page: some 60 kB of it on the wire


@dataclass(frozen=True, slots=True)
class Part:
    """The topics of a page of that `number`, the tags that any topic has, and all such pages."""

    topics: Sequence[Topic]
    tags: tuple[Tag, ...]
    number: int
    pages: tuple[str, ...]


def parts(schedule: Schedule) -> Iterator[Part]:
    """What is on the pages of all topics, at least one."""
    teams = {team.id: team for team in schedule.teams}
    used = {it.id for topic in schedule.topics for it in tags_of_topic(topic, teams[topic.team_id])}
    tags = tuple(tag for tag in schedule.tags if tag.id in used)
    ranked = sorted(schedule.topics, key=lambda topic: -(topic.interest or 0))
    pages = [ranked[at : at + _LONGEST] for at in range(0, len(ranked), _LONGEST)] or [[]]
    paths = tuple(urls.topics(number) for number, _ in enumerate(pages, 1))
    for number, page in enumerate(pages, 1):
        yield Part(page, tags, number, paths if len(paths) > 1 else ())


def topics(part: Part, common: Common) -> TopicList:
    """The view of such a page."""
    tags = common.tags_of(part.tags)
    return TopicList(common.topics_of(part.topics), tags, part.number, part.pages)
