"""People's pages: where somebody is wanted, when, and what overlaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ptgsite.pages.by_day import by_day, count
from ptgsite.pages.common import Common
from ptgsite.pages.views.people import Clash, PersonCard, PersonPage
from ptgsite.schedule import model
from ptgsite.schedule.people import clashes, names_of


def person_pages(schedule: model.Schedule, common: Common) -> Iterator[PersonPage]:
    """The views of the pages of people."""
    teams: defaultdict[str, dict[str, model.Team]] = defaultdict(dict)
    for team in schedule.teams:
        for contact in team.contacts:
            for name in names_of(contact)[:1]:
                teams[common.persons[name].id][team.id] = team
    for person in common.people.values():
        topics = common.topics_of(person.topics)
        nicks = tuple(name for name in person.names if "@" not in name and name != person.name)
        yield PersonPage(
            person=common.persons[person.names[0]],
            nicks=nicks,
            days=by_day(common.sessions_of(person.sessions)),
            clashes=tuple(
                Clash(common.sessions[first.key], common.sessions[second.key])
                for first, second in clashes(person.sessions)
            ),
            unplanned=tuple(topic for topic in topics if not topic.scheduled),
            teams=common.teams_of(teams[person.id].values()),
        )


def person_card(page: PersonPage) -> PersonCard:
    """A person in the list of people."""
    return PersonCard(page.person, count(page.days), len(page.unplanned))
