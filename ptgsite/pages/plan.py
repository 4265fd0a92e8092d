"""Which pages a site has, in the order of the sitemap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from ptgsite import urls
from ptgsite.history.story import Chapter
from ptgsite.pages import home, jsonld, rooms, teams
from ptgsite.pages.common import Common
from ptgsite.pages.page import About, PagePlan
from ptgsite.pages.plan_overviews import overviews
from ptgsite.pages.strings import fill
from ptgsite.pages.timetable import around, timetable
from ptgsite.pages.views.content import Missing
from ptgsite.pages.views.site import Site
from ptgsite.project import CONTENT, EVENT_FILE, team_file
from ptgsite.schedule.model import Schedule


def plan(
    schedule: Schedule, common: Common, site: Site, missing: Missing, story: Sequence[Chapter]
) -> Iterator[PagePlan]:
    """All pages; the page for what is not found is the last."""
    yield _home(schedule, common, site)
    yield from _days(schedule, common)
    yield from _teams(schedule, common)
    yield from _rooms(schedule, common)
    yield from overviews(schedule, common, story)
    for each in schedule.pages:
        text = _text(common, "page", page=each.title, when=site.when)
        about = About(urls.page(each), each.title, text, source=f"{CONTENT}/{each.id}.md")
        yield PagePlan("page", about, (each,), partial(home.content, each))
    about = About(urls.NOT_FOUND, common.text["missing"]["title"], _text(common, "missing"))
    yield PagePlan("404", about, (missing,), lambda: missing)


def _text(common: Common, form: str, **values: object) -> str:
    return fill(common.text["head"][form], event=common.event.name, **values)


def _home(schedule: Schedule, common: Common, site: Site) -> PagePlan:
    text = _text(
        common,
        "home",
        when=f"{site.when}, {site.location}" if site.location else site.when,
        teams=common.words.count(len(schedule.teams), "teams"),
        rooms=common.words.count(len(schedule.rooms), "rooms"),
    )
    about = About(urls.HOME, site.name, text, urls.EVENT_FEED, EVENT_FILE)
    contacts = common.contacts_of(schedule.event.contacts)
    shown = (schedule.welcome, contacts, *_listed(schedule))
    view = partial(home.home, schedule, common)
    return PagePlan("home", about, shown, view, partial(jsonld.of_event, schedule))


def _listed(schedule: Schedule) -> Iterator[object]:
    """What the list of teams shows: their first sessions, and how many topics they have."""
    yield from schedule.sessions
    yield [len(schedule.topics_of_team[team.id]) for team in schedule.teams]


def _days(schedule: Schedule, common: Common) -> Iterator[PagePlan]:
    for day in schedule.days:
        named, own = common.days[day.date], schedule.sessions_of_day[day.date]
        text = _text(
            common, "day", day=named.long, sessions=common.words.count(len(own), "sessions")
        )
        about = About(named.path, named.long, text, named.feed, EVENT_FILE)
        view = partial(timetable, schedule, day, common)
        yield PagePlan("day", about, around(schedule, day), view)


def _teams(schedule: Schedule, common: Common) -> Iterator[PagePlan]:
    count = common.words.count
    text = _text(common, "teams", teams=count(len(schedule.teams), "teams"))
    about = About(urls.TEAMS, common.text["teams"]["title"], text)
    groups = partial(teams.groups, schedule, common)
    yield PagePlan("teams", about, tuple(_listed(schedule)), groups)
    for team in schedule.teams:
        own, topics = schedule.sessions_of_team[team.id], schedule.topics_of_team[team.id]
        text = _text(
            common,
            "team",
            team=team.name,
            sessions=count(len(own), "sessions"),
            topics=count(len(topics), "topics"),
        )
        about = About(urls.team(team), team.name, text, urls.team_feed(team), team_file(team.id))
        shown = (team, common.contacts_of(team.contacts), *own, *topics)
        view = partial(teams.team, team, own, topics, common)
        data = partial(jsonld.of_sessions, own, team, schedule.event)
        yield PagePlan("team", about, shown, view, data)


def _rooms(schedule: Schedule, common: Common) -> Iterator[PagePlan]:
    count = common.words.count
    text = _text(common, "rooms", rooms=count(len(schedule.rooms), "rooms"))
    about = About(urls.ROOMS, common.text["rooms"]["title"], text)
    cards = partial(rooms.cards, schedule, common)
    yield PagePlan("rooms", about, schedule.sessions, cards)
    for room in schedule.rooms:
        own = schedule.sessions_of_room[room.id]
        text = _text(common, "room", room=room.name, sessions=count(len(own), "sessions"))
        about = About(urls.room(room), room.name, text, urls.room_feed(room), EVENT_FILE)
        view = partial(rooms.room, room, schedule.days, own, common)
        yield PagePlan("room", about, own, view)
        title = fill(common.text["head"]["sign_title"], room=room.name)
        about = About(urls.sign(room), title, _text(common, "sign", room=room.name))
        yield PagePlan("sign", about, own, partial(rooms.sign, room, own, common))
