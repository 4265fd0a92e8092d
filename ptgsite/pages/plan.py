"""Which pages a site has, in the order of the sitemap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ptgsite import urls
from ptgsite.history.story import Chapter
from ptgsite.pages import home, jsonld, rooms, teams
from ptgsite.pages.common import Common
from ptgsite.pages.page import About, PagePlan, page
from ptgsite.pages.plan_overviews import overviews
from ptgsite.pages.strings import fill
from ptgsite.pages.timetable import timetable
from ptgsite.pages.views.content import Missing
from ptgsite.pages.views.home import Home
from ptgsite.pages.views.rooms import Room
from ptgsite.pages.views.site import Site
from ptgsite.pages.views.teams import TeamGroup
from ptgsite.project import CONTENT, EVENT_FILE, team_file
from ptgsite.schedule.model import Schedule


def plan(
    schedule: Schedule, common: Common, site: Site, missing: Missing, story: Sequence[Chapter]
) -> Iterator[PagePlan]:
    """All pages; the page for what is not found is the last."""
    start = home.home(schedule, common)
    yield _home(schedule, common, site, start)
    yield from _days(schedule, common)
    yield from _teams(schedule, common, start.groups)
    made = [rooms.room(schedule, room, common) for room in schedule.rooms]
    yield from _rooms(schedule, common, made)
    yield from overviews(schedule, common, made, story)
    for each in site.pages:
        text = _text(common, "page", page=each.title, when=site.when)
        about = About(each.path, each.title, text, source=f"{CONTENT}/{each.id}.md")
        yield page("page", about, each, common)
    text = _text(common, "missing")
    about = About(urls.NOT_FOUND, common.text["missing"]["title"], text)
    yield page("404", about, missing, common)


def _text(common: Common, form: str, **values: object) -> str:
    return fill(common.text["head"][form], event=common.event.name, **values)


def _home(schedule: Schedule, common: Common, site: Site, view: Home) -> PagePlan:
    text = _text(
        common,
        "home",
        when=f"{site.when}, {site.location}" if site.location else site.when,
        teams=common.words.count(len(schedule.teams), "teams"),
        rooms=common.words.count(len(schedule.rooms), "rooms"),
    )
    data = jsonld.of_event(schedule)
    about = About(urls.HOME, site.name, text, urls.EVENT_FEED, EVENT_FILE, data)
    return page("home", about, view, common)


def _days(schedule: Schedule, common: Common) -> Iterator[PagePlan]:
    for day in schedule.days:
        view = timetable(schedule, day, common)
        sessions = common.words.count(len(schedule.sessions_of_day[day.date]), "sessions")
        text = _text(common, "day", day=view.day.long, sessions=sessions)
        about = About(view.day.path, view.day.long, text, urls.day_feed(day), EVENT_FILE)
        yield page("day", about, view, common)


def _teams(schedule: Schedule, common: Common, groups: tuple[TeamGroup, ...]) -> Iterator[PagePlan]:
    count = common.words.count
    text = _text(common, "teams", teams=count(len(schedule.teams), "teams"))
    yield page("teams", About(urls.TEAMS, common.text["teams"]["title"], text), groups, common)
    for team in schedule.teams:
        own = schedule.sessions_of_team[team.id]
        topics = count(len(schedule.topics_of_team[team.id]), "topics")
        sessions = count(len(own), "sessions")
        text = _text(common, "team", team=team.name, sessions=sessions, topics=topics)
        data = jsonld.of_sessions(own, team, schedule.event)
        file = team_file(team.id)
        about = About(urls.team(team), team.name, text, urls.team_feed(team), file, data)
        yield page("team", about, teams.team(schedule, team, common), common)


def _rooms(schedule: Schedule, common: Common, made: Sequence[Room]) -> Iterator[PagePlan]:
    count = common.words.count
    text = _text(common, "rooms", rooms=count(len(made), "rooms"))
    about = About(urls.ROOMS, common.text["rooms"]["title"], text)
    yield page("rooms", about, tuple(rooms.card(room) for room in made), common)
    for room, view in zip(schedule.rooms, made, strict=True):
        sessions = count(len(schedule.sessions_of_room[room.id]), "sessions")
        text = _text(common, "room", room=room.name, sessions=sessions)
        about = About(urls.room(room), room.name, text, urls.room_feed(room), EVENT_FILE)
        yield page("room", about, view, common)
        title = fill(common.text["head"]["sign_title"], room=room.name)
        text = _text(common, "sign", room=room.name)
        yield page("sign", About(view.sign, title, text), rooms.sign(view), common)
