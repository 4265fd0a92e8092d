"""Every public path and link of a site.

A *path* is a file of the output, relative to its root, with forward slashes, such as
"teams/nova/index.html". Pages link to paths (with `to_root` before them), so that a site works at
any address and from a folder; feeds and sitemaps name absolute addresses, in which "index.html" is
left out.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from ptgsite.uri import uri

if TYPE_CHECKING:
    from ptgsite.schedule.model import Day, Page, Room, Session, Tag, Team, Topic
    from ptgsite.schedule.people import Person

HOME = "index.html"
TEAMS = "teams/index.html"
ROOMS = "rooms/index.html"
TOPICS = "topics/index.html"
TAGS = "tags/index.html"
PEOPLE = "people/index.html"
NOW = "now/index.html"
MY = "my/index.html"
FREE = "free/index.html"
CHANGES = "changes/index.html"
CHANGES_FEED = "changes.atom"
ETHERPADS = "etherpads/index.html"
SUBSCRIBE = "subscribe/index.html"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
EVENT_FEED = "schedule.ics"
STATIC = "static"
TEAM_COLORS = f"{STATIC}/teams.css"
SCRIPT_STRINGS = f"{STATIC}/js/strings.js"
SERVICE_WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"
SEARCH_DATA = "search.json"
PLAN_DATA = "plan.json"
PLAN_TOPICS_DATA = "plan-topics.json"
OFFLINE_DATA = "offline.json"
LIVE_DATA = "live.json"
"""What PTGBot says live; no build makes or deletes it, a command of its own writes it."""
SCHEDULE_JSON = "schedule.json"
FRAB_XML = "frab/schedule.xml"
FRAB_JSON = "frab/schedule.json"
PTGBOT = "ptg.json"


def day(of: Day) -> str:
    """The path of a day's page."""
    return f"days/{_date(of.date)}/index.html"


def day_feed(of: Day) -> str:
    """The path of a day's calendar feed."""
    return f"days/{_date(of.date)}.ics"


def team(of: Team) -> str:
    """The path of a team's page."""
    return f"teams/{of.id}/index.html"


def team_feed(of: Team) -> str:
    """The path of a team's calendar feed."""
    return f"teams/{of.id}.ics"


def room(of: Room) -> str:
    """The path of a room's page."""
    return f"rooms/{of.id}/index.html"


def room_feed(of: Room) -> str:
    """The path of a room's calendar feed."""
    return f"rooms/{of.id}.ics"


def sign(of: Room) -> str:
    """The path of a room's door sign."""
    return f"rooms/{of.id}/sign/index.html"


def tag(of: Tag) -> str:
    """The path of a tag's page."""
    return f"tags/{of.id}/index.html"


def tag_feed(of: Tag) -> str:
    """The path of a tag's calendar feed."""
    return f"tags/{of.id}.ics"


def person(of: Person) -> str:
    """The path of a person's page."""
    return f"people/{of.id}/index.html"


def person_feed(of: Person) -> str:
    """The path of a person's calendar feed."""
    return f"people/{of.id}.ics"


def page(of: Page) -> str:
    """The path of a page of content/."""
    return f"{of.id}/index.html"


def session(of: Session) -> str:
    """The path of a session: its place on the page of the team that booked it, if it has one."""
    return f"{team(of.team)}#{of.anchor}" if of.anchor else HOME


def topic(of: Topic) -> str:
    """The path of a topic: its place on its team's page."""
    return f"teams/{of.team_id}/index.html#topic-{of.id}"


def topics(number: int) -> str:
    """The path of a page of all topics, of which the first one's number is 1.

    All are in one folder, so that a script may put the rows of one into another.
    """
    return TOPICS if number == 1 else f"topics/{number}.html"


def chapter(commit: str) -> str:
    """The path of what a commit has changed: its place on the page of changes."""
    return f"{CHANGES}#commit-{commit[:12]}"


def to_root(path: str) -> str:
    """What leads from the page at `path` to the site's root: "../" once a folder."""
    return "../" * path.count("/")


_PLAIN = re.compile(r"[\w.~/-]*#?[\w.~/-]*", re.ASCII)
"""The paths that are written the same in an address, as those made of ids are."""


@lru_cache(1 << 15)  # feeds and exports name the same places
def absolute(site: str, path: str) -> str:
    """The address of `path` on the site published at `site`, which ends in a slash; ASCII only."""
    file, mark, anchor = path.partition("#")
    if file == HOME or file.endswith(f"/{HOME}"):
        file = file[: -len(HOME)]
    if not _PLAIN.fullmatch(path):
        file, anchor = quote(file), quote(anchor)
    return uri(site) + file + mark + anchor


@lru_cache(1 << 15)  # a feed's page and the page of all feeds give the same links
def _value(text: str) -> str:
    """A text as it stands for a value in the query of an address."""
    return quote(text, safe="")


def webcal(address: str) -> str:
    """The form of a feed's absolute address that opens the reader's calendar program."""
    return "webcal:" + address.partition(":")[2]


def google(address: str) -> str:
    """The link that adds a feed, by its absolute address, to Google Calendar."""
    return f"https://calendar.google.com/calendar/r?cid={_value(webcal(address))}"


def outlook(address: str, name: str) -> str:
    """The link that adds a feed, by its absolute address, to Outlook.com under a name."""
    query = f"url={_value(address)}&name={_value(name)}"
    return f"https://outlook.live.com/calendar/0/addfromweb?{query}"


def giggity(address: str) -> str:
    """The link that opens a schedule.xml, by its absolute address, in the app Giggity.

    See "deeplinks" in https://github.com/Wilm0r/giggity.
    """
    return f"https://ggt.gaa.st/#url={_value(address)}"


def origin(address: str) -> str:
    """The scheme, host and port of an absolute address, in ASCII, as policies name them."""
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    try:
        return f"{parts.scheme.lower()}://{host.encode('idna').decode()}"
    except UnicodeError:
        return ""


def _date(of: date) -> str:
    return of.isoformat()
