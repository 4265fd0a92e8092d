"""Which pages a site has: for each what it says about itself, its template and its view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ptgsite import urls
from ptgsite.pages import home, rooms, teams, views
from ptgsite.pages.common import Common
from ptgsite.pages.timetable import timetable
from ptgsite.pages.words import count
from ptgsite.schedule.model import Event, Schedule


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page to make: `template` gets `view` under the name `name`."""

    head: views.Head
    template: str
    name: str
    view: Any


def plan(schedule: Schedule, common: Common, site: views.Site) -> Iterator[PagePlan]:
    """All pages, in the order of the sitemap; the page for what is not found is the last."""
    event = schedule.event
    start = home.home(schedule, common)
    yield PagePlan(_home_head(event, site, schedule), "home.html", "home", start)
    yield from _days(schedule, common)
    yield from _teams(schedule, common, start.groups)
    yield from _rooms(schedule, common)
    for page in site.pages:
        text = f"{page.title}: {event.name}, {site.when}."
        yield PagePlan(
            _head(event, page.path, page.title, text, page.id), "page.html", "page", page
        )
    missing = _head(event, urls.NOT_FOUND, "Page not found", f"Not a page of {event.name}.", "")
    yield PagePlan(missing, "404.html", "missing", None)


def _days(schedule: Schedule, common: Common) -> Iterator[PagePlan]:
    for day in schedule.days:
        view = timetable(schedule, day, common)
        sessions = count(len(schedule.sessions_of_day[day.date]), "session")
        text = f"Timetable of {view.day.long} at {schedule.event.name}: {sessions}, room by room."
        feed = urls.day_feed(day)
        head = _head(schedule.event, view.day.path, view.day.long, text, "days", feed)
        yield PagePlan(head, "day.html", "timetable", view)


def _teams(
    schedule: Schedule, common: Common, groups: tuple[views.TeamGroup, ...]
) -> Iterator[PagePlan]:
    event = schedule.event
    text = f"The {count(len(schedule.teams), 'team')} of {event.name}: sessions and topics."
    yield PagePlan(_head(event, urls.TEAMS, "Teams", text, "teams"), "teams.html", "groups", groups)
    for team in schedule.teams:
        sessions = count(len(schedule.sessions_of_team[team.id]), "session")
        topics = count(len(schedule.topics_of_team[team.id]), "topic")
        text = f"{team.name} at {event.name}: {sessions}, {topics}."
        head = _head(event, urls.team(team), team.name, text, "teams", urls.team_feed(team))
        yield PagePlan(head, "team.html", "team", teams.team(schedule, team, common))


def _rooms(schedule: Schedule, common: Common) -> Iterator[PagePlan]:
    event = schedule.event
    made = [rooms.room(schedule, room, common) for room in schedule.rooms]
    cards = tuple(rooms.card(room) for room in made)
    text = f"The {count(len(cards), 'room')} of {event.name}: what is in them, and when."
    yield PagePlan(_head(event, urls.ROOMS, "Rooms", text, "rooms"), "rooms.html", "rooms", cards)
    for room, view in zip(schedule.rooms, made, strict=True):
        sessions = count(len(schedule.sessions_of_room[room.id]), "session")
        text = f"Room {room.name} at {event.name}: {sessions}, day by day."
        head = _head(event, urls.room(room), room.name, text, "rooms", urls.room_feed(room))
        yield PagePlan(head, "room.html", "room", view)


def _home_head(event: Event, site: views.Site, schedule: Schedule) -> views.Head:
    where = f"{site.when}, {site.location}" if site.location else site.when
    teams_, rooms_ = count(len(schedule.teams), "team"), count(len(schedule.rooms), "room")
    text = f"{event.name}, {where}: the schedule of {teams_} in {rooms_}."
    return _head(event, urls.HOME, event.name, text, "home", urls.EVENT_FEED)


def _head(
    event: Event, path: str, title: str, description: str, section: str, feed: str = ""
) -> views.Head:
    return views.Head(
        path=path,
        title=title if path == urls.HOME else f"{title} \N{MIDDLE DOT} {event.name}",
        description=description,
        section=section,
        canonical=urls.absolute(event.url, path),
        feed=feed,
        subscribe=urls.webcal(urls.absolute(event.url, feed)) if feed else "",
    )
