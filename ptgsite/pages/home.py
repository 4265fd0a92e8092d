"""The home page, and what every page knows of the site."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from ptgsite import urls
from ptgsite.pages import teams, words
from ptgsite.pages.common import Common
from ptgsite.pages.html import Prose
from ptgsite.pages.notices import notices
from ptgsite.pages.pieces import Link
from ptgsite.pages.timetable import noon
from ptgsite.pages.views.content import Content
from ptgsite.pages.views.home import DayCard, Home
from ptgsite.pages.views.site import PageRef, Site, Updated
from ptgsite.schedule import model
from ptgsite.source.words import Status


def site(schedule: model.Schedule, common: Common) -> Site:
    """What every page knows."""
    event, sessions = schedule.event, schedule.sessions
    dates = [day.date for day in schedule.days]
    return Site(
        id=event.id,
        name=event.name,
        language=event.language,
        when=common.words.dates(dates),
        location=event.location or "",
        zone=words.zone_label(event.timezone, [noon(day, event) for day in schedule.days]),
        zone_id=event.timezone.key,
        updated_iso=Updated("updated_iso"),
        updated=Updated("updated"),
        first=min(dates).isoformat() if dates else "",
        last=max(dates).isoformat() if dates else "",
        start=words.iso(min(each.start for each in sessions)) if sessions else "",
        end=words.iso(max(each.end for each in sessions)) if sessions else "",
        days=tuple(common.days[day] for day in dates),
        pages=tuple(PageRef(it.id, urls.page(it), it.title) for it in schedule.pages),
        has_tags=bool(common.tags),
        has_people=bool(common.people),
        bot=event.ptgbot or "",
        bot_origin=urls.origin(event.ptgbot) if event.ptgbot else "",
        extra=event.extra,
    )


def content(page: model.Page) -> Content:
    """The view of a page of content/."""
    path = urls.page(page)
    return Content(page.id, path, page.title, Prose(page.text, 2, urls.to_root(path)))


def home(schedule: model.Schedule, common: Common) -> Home:
    """The view of the home page."""
    event = schedule.event
    return Home(
        about=Prose(event.description, 2, ""),
        welcome=Prose(schedule.welcome, 2, ""),
        notices=notices(event.notices, common.words),
        days=tuple(_card(schedule, day, common) for day in schedule.days),
        groups=teams.groups(schedule, common),
        tags=tuple(common.tags.values()),
        links=tuple(Link(link.title, link.url) for link in event.links),
        contacts=common.contacts_of(event.contacts),
        at_once=_at_once(schedule.sessions),
    )


def _at_once(sessions: Iterable[model.Session]) -> int:
    live = [each for each in sessions if each.status is not Status.CANCELLED]
    steps = sorted([*((it.start, 1) for it in live), *((it.end, -1) for it in live)])
    return max(accumulate(step for _, step in steps), default=0)


def _card(schedule: model.Schedule, day: model.Day, common: Common) -> DayCard:
    live = [
        session
        for session in schedule.sessions_of_day[day.date]
        if session.status is not Status.CANCELLED
    ]
    first = min((session.start for session in live), default=None)
    last = max((session.end for session in live), default=None)
    return DayCard(
        day=common.days[day.date],
        first=common.moment(first, day) if first else None,
        last=common.moment(last, day) if last else None,
        sessions=len(live),
        teams=len({team.id for session in live for team in session.teams}),
        rooms=len({session.room.id for session in live}),
    )
