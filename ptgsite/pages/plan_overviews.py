"""The pages that look across the schedule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Any

from ptgsite import urls
from ptgsite.history.story import Chapter
from ptgsite.pages import calendars, persons, rooms, tags
from ptgsite.pages.changes import changes
from ptgsite.pages.common import Common
from ptgsite.pages.etherpads import etherpads
from ptgsite.pages.free import free
from ptgsite.pages.page import About, PagePlan, nothing
from ptgsite.pages.strings import fill
from ptgsite.pages.topics import parts, topics
from ptgsite.project import EVENT_FILE
from ptgsite.records import dataclass
from ptgsite.schedule.model import Schedule


def overviews(schedule: Schedule, common: Common, story: Sequence[Chapter]) -> Iterator[PagePlan]:
    """These pages; `story` is what has happened."""
    yield _ready("now", urls.NOW, partial(rooms.cards, schedule, common), common)
    yield from _topics(schedule, common)
    yield from _tags(schedule, common)
    yield from _people(schedule, common)
    yield _ready("my", urls.MY, nothing, common)
    times = partial(free, schedule, common)
    yield PagePlan("free", _about("free", urls.FREE, common), schedule.sessions, times)
    yield _ready("etherpads", urls.ETHERPADS, partial(etherpads, schedule, common), common)
    names = [(person.id, person.name) for person in common.people.values()]
    feeds = partial(calendars.subscribe, schedule, common)
    yield PagePlan("subscribe", _about("subscribe", urls.SUBSCRIBE, common), names, feeds)
    yield _ready("changes", urls.CHANGES, partial(changes, story, common), common)


def _ready(kind: str, path: str, view: Callable[[], Any], common: Common) -> PagePlan:
    """A page whose view takes no longer to make than to find out whether it has changed."""
    made = cache(view)
    return PagePlan(kind, _about(kind, path, common), _Made(made), made)


def _cards(
    card: Callable[..., Any], of: Iterable[tuple[Any, ...]], common: Common
) -> tuple[Any, ...]:
    return tuple([card(*each, common) for each in of])


@dataclass(frozen=True, slots=True)
class _Made:
    """What a page shows, made when that is asked for."""

    view: Callable[[], Any]

    def __iter__(self) -> Iterator[Any]:
        yield self.view()


def _about(kind: str, path: str, common: Common) -> About:
    return About(path, common.text[kind]["title"], _text(common, kind))


def _text(common: Common, form: str, **values: object) -> str:
    return fill(common.text["head"][form], event=common.event.name, **values)


def _topics(schedule: Schedule, common: Common) -> Iterator[PagePlan]:
    count = common.words.count(len(schedule.topics), "topics")
    text = _text(common, "topics", topics=count)
    for part in parts(schedule):
        form = common.text["topics"]["page" if part.number > 1 else "title"]
        about = About(urls.topics(part.number), fill(form, number=part.number), text)
        shown = (part.tags, part.pages, *part.topics)
        yield PagePlan("topics", about, shown, partial(topics, part, common))


def _tags(schedule: Schedule, common: Common) -> Iterator[PagePlan]:
    tagged = tuple(tags.tagged(schedule))
    if tagged:
        cards = partial(_cards, tags.card, tagged, common)
        yield _ready("tags", urls.TAGS, cards, common)
    for tag, own, of_tag in tagged:
        text = _text(
            common,
            "tag",
            tag=tag.name,
            sessions=common.words.count(len(own), "sessions"),
            topics=common.words.count(len(of_tag), "topics"),
        )
        about = About(urls.tag(tag), tag.name, text, urls.tag_feed(tag), EVENT_FILE)
        view = partial(tags.tag, tag, own, of_tag, common)
        yield PagePlan("tag", about, (*own, *of_tag), view)


def _people(schedule: Schedule, common: Common) -> Iterator[PagePlan]:
    found = [(it, persons.unplanned(schedule, it)) for it in common.people.values()]
    if found:
        cards = partial(_cards, persons.card, found, common)
        yield _ready("people", urls.PEOPLE, cards, common)
    teams = persons.teams_of_people(schedule, common)
    for person, own in found:
        sessions = common.words.count(len(person.sessions), "sessions")
        text = _text(common, "person", person=person.name, sessions=sessions)
        about = About(urls.person(person), person.name, text, urls.person_feed(person))
        view = partial(persons.person, person, own, teams[person.id], common)
        shown = (person.names, common.teams_of(teams[person.id]), *person.sessions, *own)
        yield PagePlan("person", about, shown, view)
