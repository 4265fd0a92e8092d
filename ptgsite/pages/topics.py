"""The pages of topics, of tags and of etherpads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ptgsite.pages import overviews, pieces
from ptgsite.pages.common import Common
from ptgsite.schedule import model
from ptgsite.schedule.tagged import sessions_of_tag, topics_of_tag


def topics(common: Common) -> overviews.TopicList:
    """The view of the page of all topics."""
    ranked = sorted(common.topics.values(), key=lambda topic: -(topic.interest or 0))
    used = {tag for topic in ranked for tag in topic.tag_ids.split()}
    return overviews.TopicList(
        tuple(ranked), tuple(tag for tag in common.tags.values() if tag.id in used)
    )


def tag_pages(schedule: model.Schedule, common: Common) -> Iterator[overviews.TagPage]:
    """The views of the pages of tags, in the event's order."""
    sessions, of_tag = sessions_of_tag(schedule), topics_of_tag(schedule)
    for tag in schedule.tags:
        yield overviews.TagPage(
            common.tags[tag.id],
            by_day(common.sessions_of(sessions[tag.id])),
            common.topics_of(of_tag[tag.id]),
        )


def tag_card(page: overviews.TagPage) -> overviews.TagCard:
    """A tag in the list of tags."""
    return overviews.TagCard(page.tag, count(page.days), len(page.topics))


def count(days: Iterable[overviews.DaySessions]) -> int:
    """How many sessions these days have."""
    return sum(len(day.sessions) for day in days)


def by_day(sessions: Iterable[pieces.Session]) -> tuple[overviews.DaySessions, ...]:
    """Sessions, which are sorted by time, day by day."""
    ranked = sorted(sessions, key=lambda session: session.day.iso)
    return tuple(
        overviews.DaySessions(day, tuple(each))
        for day, each in groupby(ranked, lambda session: session.day)
    )


def etherpads(schedule: model.Schedule, common: Common) -> tuple[overviews.TeamPads, ...]:
    """The view of the page of all pads; teams without any are left out."""
    teams = (_pads(schedule, team, common) for team in schedule.teams)
    return tuple(team for team in teams if team.url or team.more)


def _pads(schedule: model.Schedule, team: model.Team, common: Common) -> overviews.TeamPads:
    own = [it for it in schedule.sessions_of_team[team.id] if it.team.id == team.id]
    sessions = (
        overviews.Pad(f"{made.title or made.team.name}, {made.day.short}", made.path, made.pad)
        for made in common.sessions_of(own)
        if made.pad and made.pad != team.etherpad
    )
    of_topics = (
        overviews.Pad(made.title, made.path, made.pad)
        for made in common.topics_of(schedule.topics_of_team[team.id])
        if made.pad and made.pad != team.etherpad
    )
    return overviews.TeamPads(
        common.teams[team.id],
        " ".join(tag.id for tag in team.tags),
        team.etherpad or "",
        (*sessions, *of_topics),
    )
