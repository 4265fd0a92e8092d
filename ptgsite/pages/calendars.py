"""Calendar feeds, and every way to subscribe to them; and the exports beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptgsite import urls
from ptgsite.pages import pieces, qr
from ptgsite.pages.common import Common
from ptgsite.pages.views.calendars import CalendarGroup, Export, Subscribe
from ptgsite.schedule import model


def calendar(event: model.Event, name: str, path: str, page: str) -> pieces.Calendar:
    """The feed at `path`, of the page at `page`."""
    address = urls.absolute(event.url, path)
    title = event.name if name == event.name else f"{name} \N{EN DASH} {event.name}"
    return pieces.Calendar(
        path=path,
        page=page,
        name=name,
        address=address,
        webcal=urls.webcal(address),
        google=urls.google(address),
        outlook=urls.outlook(address, title),
    )


def subscribe(schedule: model.Schedule, common: Common) -> Subscribe:
    """The page of calendars and exports."""
    link = urls.giggity(urls.absolute(schedule.event.url, urls.FRAB_XML))
    return Subscribe(
        groups=_groups(schedule, common),
        exports=tuple(_exports(schedule.event, common)),
        giggity=link,
        code=qr.code(link, common.text["subscribe"]["giggity_code"]),
    )


def _exports(event: model.Event, common: Common) -> Iterator[Export]:
    about = common.text["subscribe"]["exports"]
    for key, path in (
        ("json", urls.SCHEDULE_JSON),
        ("frab_xml", urls.FRAB_XML),
        ("frab_json", urls.FRAB_JSON),
        ("ptgbot", urls.PTGBOT),
    ):
        yield Export(path, urls.absolute(event.url, path), about[key])


def _groups(schedule: model.Schedule, common: Common) -> tuple[CalendarGroup, ...]:
    """All calendars by sort; sorts without any are left out."""
    event, text = schedule.event, common.text["subscribe"]

    def group(key: str, of: Iterable[tuple[str, str, str]]) -> CalendarGroup:
        made = tuple(calendar(event, *each) for each in of)
        return CalendarGroup(key, text[key], made)

    everybody = common.people.values()
    sorts = (
        group("event", [(text["all"], urls.EVENT_FEED, urls.HOME)]),
        group("days", ((common.days[it.date].long, *_day(it)) for it in schedule.days)),
        group("tags", ((it.name, urls.tag_feed(it), urls.tag(it)) for it in schedule.tags)),
        group("teams", ((it.name, urls.team_feed(it), urls.team(it)) for it in schedule.teams)),
        group("rooms", ((it.name, urls.room_feed(it), urls.room(it)) for it in schedule.rooms)),
        group("people", ((it.name, urls.person_feed(it), urls.person(it)) for it in everybody)),
    )
    return tuple(sort for sort in sorts if sort.calendars)


def _day(day: model.Day) -> tuple[str, str]:
    return urls.day_feed(day), urls.day(day)
