"""A link is not encrypted.

Browsers warn of pages that are not https, and anyone on the Wi-Fi of the venue can read along.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    etherpad: http://etherpad.opendev.org/p/nova
    slots: [{slot: MonA2, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    etherpad: https://etherpad.opendev.org/p/nova
    slots: [{slot: MonA2, room: bexar}]
"""

from collections.abc import Iterator

from ptgsite.problems import Problem, Severity, Where
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.source.event_models import EventSource
from ptgsite.source.models import TeamSource

ID = "insecure-url"


def check(facts: Facts) -> Iterator[Problem]:
    """Addresses that start with http:, wherever there are addresses."""
    for url, of, key in _urls(facts):
        if url is not None and url[:5].lower() == "http:":
            yield Problem(ID, "this link is not encrypted", of / key, f"write https:{url[5:]}")


def _urls(facts: Facts) -> Iterator[tuple[str | None, Where, str]]:
    """Each address with its record's place and its key there."""
    yield from _of_event(facts.event)
    for team in facts.teams:
        yield from _of_team(team)


def _of_event(event: EventSource) -> Iterator[tuple[str | None, Where, str]]:
    yield event.url, event.where, "url"
    yield event.etherpad, event.where, "etherpad"
    yield event.ptgbot, event.where, "ptgbot"
    yield event.edit, event.where, "edit"
    for link in event.links:
        yield link.url, link.where, "url"
    for room in event.rooms:
        yield room.url, room.where, "url"


def _of_team(team: TeamSource) -> Iterator[tuple[str | None, Where, str]]:
    yield team.etherpad, team.where, "etherpad"
    yield team.url, team.where, "url"
    for slot in team.slots:
        yield slot.etherpad, slot.where, "etherpad"
        yield slot.url, slot.where, "url"
    for topic in team.topics:
        yield topic.etherpad, topic.where, "etherpad"


RULE = Rule(ID, Family.ADVICE, __doc__, check, Severity.WARNING)
