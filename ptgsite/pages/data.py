"""What the pages' scripts read, as JSON: search, plan and its topics, and what to keep offline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

from ptgsite import urls
from ptgsite.contents import File, with_digests
from ptgsite.json_text import json_text
from ptgsite.pages.common import Common
from ptgsite.pages.page import PagePlan
from ptgsite.pages.words import iso
from ptgsite.schedule.model import Break, Day, Room, Schedule, Session, Team, Topic
from ptgsite.schedule.titles import full_title
from ptgsite.schedule.uids import short_id


def search(schedule: Schedule, common: Common, pages: Iterable[PagePlan]) -> bytes:
    """What the search finds: each entry's kind, title, further text and path."""
    found = (*_things(schedule, common), *_pages(pages))
    keys = ("kind", "title", "text", "path")
    return json_text({"entries": [dict(zip(keys, each, strict=True)) for each in found]})


def _things(schedule: Schedule, common: Common) -> Iterator[tuple[str, str, str, str]]:
    names = {team.id: team.name for team in schedule.teams}
    for team in schedule.teams:
        people = ", ".join(contact.name for contact in team.contacts)
        yield "team", team.name, _joined(team.id, people, team.irc), urls.team(team)
    for room in schedule.rooms:
        yield "room", room.name, room.location or "", urls.room(room)
    for tag in schedule.tags:
        yield "tag", tag.name, tag.description, urls.tag(tag)
    for person in common.people.values():
        nicks = (name for name in person.names if "@" not in name and name != person.name)
        yield "person", person.name, ", ".join(nicks), urls.person(person)
    for topic in schedule.topics:
        yield "topic", topic.title, names[topic.team_id], urls.topic(topic)
    for session in schedule.sessions:
        if session.title != session.team.name:
            day = common.days[session.day.date].short
            text = _joined(session.team.name, day, session.room.name)
            yield "session", session.title, text, urls.session(session)


def _pages(pages: Iterable[PagePlan]) -> Iterator[tuple[str, str, str, str]]:
    known = {"team", "room", "tag", "person", "sign", "404"}
    for page in pages:
        about = page.about
        if page.kind not in known:
            yield "day" if page.kind == "day" else "page", about.title, about.text, about.path


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def plan(schedule: Schedule, common: Common) -> bytes:
    """What "now and next" and a plan of one's own are made from."""
    return json_text(
        {
            "rooms": {room.id: _room(room) for room in schedule.rooms},
            "teams": {team.id: _team(team, common) for team in schedule.teams},
            "sessions": [_session(each, common) for each in schedule.sessions],
            "breaks": [_break(pause, day) for day in schedule.days for pause in day.breaks],
        }
    )


def plan_topics(schedule: Schedule) -> bytes:
    """The topics of a plan of one's own."""
    sessions = schedule.sessions_of_topic
    topics = [_topic(each, sessions[each.team_id, each.id]) for each in schedule.topics]
    return json_text({"topics": topics})


def _room(room: Room) -> dict[str, Any]:
    return {"name": room.name, "location": room.location or "", "path": urls.room(room)}


def _team(team: Team, common: Common) -> dict[str, Any]:
    mark = common.teams[team.id].monogram
    return {"name": team.name, "path": urls.team(team), "monogram": mark}


def _session(session: Session, common: Common) -> dict[str, Any]:
    return {
        "id": short_id(session.key),
        "start": iso(session.start),
        "end": iso(session.end),
        "day": session.day.date.isoformat(),
        "title": full_title(session, common.text["session"]["more_teams"]),
        "team": session.team.id,
        "teams": [team.id for team in session.teams],
        "room": session.room.id,
        "status": session.status,
        "path": urls.session(session),
        "call": session.call or "",
        "pad": session.pad or "",
    }


def _topic(topic: Topic, sessions: Iterable[Session]) -> dict[str, Any]:
    return {
        "id": f"{topic.team_id}/{topic.id}",
        "title": topic.title,
        "team": topic.team_id,
        "path": urls.topic(topic),
        "sessions": [short_id(it.key) for it in sessions],
    }


def _break(pause: Break, day: Day) -> dict[str, Any]:
    return {
        "title": pause.title,
        "start": iso(pause.start),
        "end": iso(pause.end),
        "day": day.date.isoformat(),
        "room": pause.room.id if pause.room else "",
    }


_ONLINE_ONLY = {urls.NOT_FOUND, urls.SITEMAP, urls.ROBOTS, urls.SERVICE_WORKER}


class Offline:
    """Gathers the files of a site while they are made: what a browser keeps, and its version."""

    def __init__(self) -> None:
        self._digests: dict[str, str] = {}

    def noted(self, files: Iterable[File]) -> Iterator[File]:
        """Files, of which note is taken."""
        for path, content in files:
            self._digests[path] = content.digest
            yield path, content

    def completed(self, files: Iterable[File], updated: datetime) -> Iterator[File]:
        """The last of the files, and then the list; see `_listed`."""
        yield from self.noted(files)
        yield from with_digests([(urls.OFFLINE_DATA, self._listed(updated))])

    def _listed(self, updated: datetime) -> bytes:
        """The list of all that can be kept; its version changes when any file does.

        `updated` is the time that all pages name, so that an older one can tell that it is.

        The feed of the event is with it, from which a plan's sessions are taken.
        """
        kept = sorted({*self._digests, urls.EVENT_FEED} - _ONLINE_ONLY)
        whole = sha256()
        for path in sorted(self._digests):
            whole.update(f"{path}\0{self._digests[path]}".encode())
        version = whole.hexdigest()[:20]
        return json_text({"version": version, "updated": iso(updated), "files": kept})
