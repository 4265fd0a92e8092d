"""The pages that look across the schedule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ptgsite import urls
from ptgsite.history.story import Chapter
from ptgsite.pages import calendars, persons, rooms, tags
from ptgsite.pages.by_day import count as count_sessions
from ptgsite.pages.changes import changes
from ptgsite.pages.common import Common
from ptgsite.pages.etherpads import etherpads
from ptgsite.pages.free import free
from ptgsite.pages.page import About, PagePlan, page
from ptgsite.pages.strings import fill
from ptgsite.pages.topics import topics
from ptgsite.pages.views.rooms import Room
from ptgsite.project import EVENT_FILE
from ptgsite.schedule.model import Schedule


def overviews(
    schedule: Schedule, common: Common, made: Sequence[Room], story: Sequence[Chapter]
) -> Iterator[PagePlan]:
    """These pages; `made` are the views of the rooms, `story` is what has happened."""
    yield _one("now", urls.NOW, tuple(map(rooms.card, made)), common)
    yield from _topics(common)
    yield from _tags(schedule, common)
    yield from _people(schedule, common)
    yield _one("my", urls.MY, None, common)
    yield _one("free", urls.FREE, free(schedule, common), common)
    yield _one("etherpads", urls.ETHERPADS, etherpads(schedule, common), common)
    yield _one("subscribe", urls.SUBSCRIBE, calendars.subscribe(schedule, common), common)
    yield _one("changes", urls.CHANGES, changes(story, common), common)


def _one(kind: str, path: str, view: Any, common: Common, **values: object) -> PagePlan:
    return page(
        kind, About(path, common.text[kind]["title"], _text(common, kind, **values)), view, common
    )


def _text(common: Common, form: str, **values: object) -> str:
    return fill(common.text["head"][form], event=common.event.name, **values)


def _topics(common: Common) -> Iterator[PagePlan]:
    count = common.words.count(len(common.topics), "topics")
    text = _text(common, "topics", topics=count)
    for view in topics(common):
        form = common.text["topics"]["page" if view.number > 1 else "title"]
        title = fill(form, number=view.number)
        yield page("topics", About(urls.topics(view.number), title, text), view, common)


def _tags(schedule: Schedule, common: Common) -> Iterator[PagePlan]:
    views_ = list(tags.tag_pages(schedule, common))
    if views_:
        yield _one("tags", urls.TAGS, tuple(map(tags.tag_card, views_)), common)
    for tag, view in zip(schedule.tags, views_, strict=True):
        text = _text(
            common,
            "tag",
            tag=tag.name,
            sessions=common.words.count(count_sessions(view.days), "sessions"),
            topics=common.words.count(len(view.topics), "topics"),
        )
        about = About(urls.tag(tag), tag.name, text, urls.tag_feed(tag), EVENT_FILE)
        yield page("tag", about, view, common)


def _people(schedule: Schedule, common: Common) -> Iterator[PagePlan]:
    views_ = list(persons.person_pages(schedule, common))
    if views_:
        yield _one("people", urls.PEOPLE, tuple(map(persons.person_card, views_)), common)
    for person, view in zip(common.people.values(), views_, strict=True):
        sessions = common.words.count(count_sessions(view.days), "sessions")
        text = _text(common, "person", person=person.name, sessions=sessions)
        about = About(urls.person(person), person.name, text, urls.person_feed(person))
        yield page("person", about, view, common)
