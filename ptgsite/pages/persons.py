"""People's pages: where somebody is wanted, when, and what overlaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ptgsite.pages.by_day import by_day
from ptgsite.pages.common import Common
from ptgsite.pages.views.people import Clash, PersonCard, PersonPage
from ptgsite.schedule.bookable import held
from ptgsite.schedule.model import Schedule, Team, Topic
from ptgsite.schedule.people import Person, clashes, names_of


def teams_of_people(schedule: Schedule, common: Common) -> Mapping[str, Iterable[Team]]:
    """By the id of each person the teams that they are a contact of."""
    found: defaultdict[str, dict[str, Team]] = defaultdict(dict)
    for team in schedule.teams:
        for contact in team.contacts:
            for name in names_of(contact)[:1]:
                found[common.persons[name].id][team.id] = team
    return {person: tuple(found[person].values()) for person in common.people}


def unplanned(schedule: Schedule, of: Person) -> tuple[Topic, ...]:
    """The topics that name a person and that no session is held about."""
    sessions = schedule.sessions_of_topic
    return tuple(topic for topic in of.topics if not held(sessions[topic.team_id, topic.id]))


def person(
    of: Person, topics: Iterable[Topic], teams: Iterable[Team], common: Common
) -> PersonPage:
    """The view of a person's page; `topics` are the unplanned ones."""
    return PersonPage(
        person=common.persons[of.names[0]],
        nicks=tuple(name for name in of.names if "@" not in name and name != of.name),
        days=by_day(common.sessions_of(of.sessions)),
        clashes=tuple(
            Clash(common.sessions[first.key], common.sessions[second.key])
            for first, second in clashes(of.sessions)
        ),
        unplanned=common.topics_of(topics),
        teams=common.teams_of(teams),
    )


def card(of: Person, topics: Sequence[Topic], common: Common) -> PersonCard:
    """A person in the list of people; `topics` are the unplanned ones."""
    return PersonCard(common.persons[of.names[0]], len(of.sessions), len(topics))
