"""What is for whom: sessions and topics by tag."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ptgsite.schedule.model import Schedule, Session, Tag, Team, Topic


def tags_of_session(session: Session) -> tuple[Tag, ...]:
    """A session's own tags, then those of its topics and of its teams."""
    tagged: tuple[Topic | Team, ...] = (*session.topics, *session.teams)
    tags = [*session.tags]
    for each in tagged:
        tags += each.tags
    return tuple(dict.fromkeys(tags))


def tags_of_topic(topic: Topic, team: Team) -> tuple[Tag, ...]:
    """A topic's own tags, then its team's."""
    return tuple(dict.fromkeys((*topic.tags, *team.tags)))


def sessions_of_tag(schedule: Schedule) -> Mapping[str, tuple[Session, ...]]:
    """By the id of each tag the sessions that have it, themselves or through topic or team."""
    found: defaultdict[str, list[Session]] = defaultdict(list)
    for session in schedule.sessions:
        for tag in tags_of_session(session):
            found[tag.id].append(session)
    return {tag.id: tuple(found[tag.id]) for tag in schedule.tags}


def topics_of_tag(schedule: Schedule) -> Mapping[str, tuple[Topic, ...]]:
    """By the id of each tag the topics that have it, themselves or through their team."""
    teams = {team.id: team for team in schedule.teams}
    found: defaultdict[str, list[Topic]] = defaultdict(list)
    for topic in schedule.topics:
        for tag in tags_of_topic(topic, teams[topic.team_id]):
            found[tag.id].append(topic)
    return {tag.id: tuple(found[tag.id]) for tag in schedule.tags}
