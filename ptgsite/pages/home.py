"""The home page, and what every page knows of the site."""

from __future__ import annotations

from datetime import datetime

from ptgsite import urls
from ptgsite.pages import teams, views, words
from ptgsite.pages.common import Common, contacts, markdown
from ptgsite.pages.pieces import Link
from ptgsite.pages.timetable import noon
from ptgsite.schedule import model
from ptgsite.source.words import Status


def site(schedule: model.Schedule, common: Common, updated: datetime) -> views.Site:
    """What every page knows; `updated` is the time of the last change."""
    event = schedule.event
    return views.Site(
        name=event.name,
        language=event.language,
        when=words.dates([day.date for day in schedule.days]),
        location=event.location or "",
        zone=words.zone_label(event.timezone, [noon(day, event) for day in schedule.days]),
        updated_iso=words.iso(updated),
        updated=words.stamp(updated, event.timezone),
        days=tuple(common.days[day.date] for day in schedule.days),
        pages=tuple(content(page) for page in schedule.pages),
        extra=event.extra,
    )


def content(page: model.Page) -> views.Content:
    """The view of a page of content/."""
    return views.Content(page.id, urls.page(page), page.title, markdown(page.text, base=2))


def home(schedule: model.Schedule, common: Common) -> views.Home:
    """The view of the home page."""
    event = schedule.event
    return views.Home(
        about=markdown(event.description, base=2),
        welcome=markdown(schedule.welcome, base=2),
        notices=tuple(_notice(notice) for notice in event.notices),
        days=tuple(_card(schedule, day, common) for day in schedule.days),
        groups=teams.groups(schedule, common),
        links=tuple(Link(link.title, link.url) for link in event.links),
        contacts=contacts(event.contacts),
    )


def _card(schedule: model.Schedule, day: model.Day, common: Common) -> views.DayCard:
    live = [
        session
        for session in schedule.sessions_of_day[day.date]
        if session.status is not Status.CANCELLED
    ]
    zone = schedule.event.timezone
    first = min((session.start for session in live), default=None)
    last = max((session.end for session in live), default=None)
    return views.DayCard(
        day=common.days[day.date],
        first=words.moment(first, day.date, zone) if first else None,
        last=words.moment(last, day.date, zone) if last else None,
        sessions=len(live),
        teams=len({team.id for session in live for team in session.teams}),
        rooms=len({session.room.id for session in live}),
    )


def _notice(notice: model.Notice) -> views.Notice:
    first, last = notice.first, notice.last
    if first and last and first != last:
        when = f"{words.short_date(first)} \N{EN DASH} {words.short_date(last)}"
    elif first and not last:
        when = f"From {words.short_date(first)}"
    elif last and not first:
        when = f"Until {words.short_date(last)}"
    else:
        when = words.short_date(first) if first else ""
    return views.Notice(notice.level, notice.text, when)
