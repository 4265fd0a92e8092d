"""A team's agenda as plain text, to be pasted into a pad; `import etherpad` reads it back."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from ptgsite import urls
from ptgsite.schedule.model import Event, Schedule, Session, Team, Topic
from ptgsite.source.words import Status

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&#?\w{1,10};")
_HANDS = re.compile(r"^\+1: .+$", re.MULTILINE)


def pad_text(schedule: Schedule, team: Team) -> str:
    """The text: the team's own sessions with their topics, then the topics without a session."""
    own = [
        session
        for session in schedule.sessions_of_team[team.id]
        if session.team.id == team.id and session.status is not Status.CANCELLED
    ]
    topics = schedule.topics_of_team[team.id]
    planned = {topic.id for session in own for topic in session.topics}
    rest = [topic for topic in topics if topic.id not in planned]
    blocks = [
        "\n".join(_head(schedule.event, team)),
        *("\n".join(_session(session, schedule.event)) for session in own),
    ]
    if rest or not own:
        blocks.append("\n".join(_section("Topics without a session", rest)))
    return "\n\n".join(blocks) + "\n"


def _head(event: Event, team: Team) -> Iterator[str]:
    title = f"{team.name} – {event.name}"
    yield title
    yield "=" * len(title)
    yield ""
    yield f"Page: {urls.absolute(event.url, urls.team(team))}"
    if team.irc:
        yield f"IRC: {team.irc}"
    yield "Add topics at the end, with your nick in brackets."
    yield 'Want to be there? Add your nick to the "courtesy ping" of a topic, or a +1 below it.'


def _session(session: Session, event: Event) -> Iterator[str]:
    start, end = (at.astimezone(event.timezone) for at in (session.start, session.end))
    when = f"{session.day.code} {session.day.date.isoformat()}, {start:%H:%M}–{end:%H:%M}"
    name = "" if session.title == session.team.name else f": {session.title}"
    title = f"Topics, {when} {event.timezone.key}, {session.room.name}{name}"
    own = (topic for topic in session.topics if topic.team_id == session.team.id)
    yield from _section(title, own)


def _section(title: str, topics: Iterable[Topic]) -> Iterator[str]:
    yield f"=== {title} ==="
    for topic in topics:
        yield ""
        yield from _topic(topic)


def _topic(topic: Topic) -> Iterator[str]:
    people = f" ({', '.join(topic.people)})" if topic.people else ""
    minutes = f" [{topic.minutes} min]" if topic.minutes else ""
    hands = _nameless_hands(topic)
    raised = f" [+{hands}]" if hands > 0 else ""
    yield f"* {topic.title}{people}{minutes}{raised}"
    yield "  courtesy ping:"
    if topic.wanted:
        yield f"  teams: {', '.join(team.id for team in topic.wanted)}"
    if topic.etherpad:
        yield f"  pad: {topic.etherpad}"
    yield from map(_note, _unwrapped(topic.description))


def _nameless_hands(topic: Topic) -> int:
    """How many want to be there, without those whom the import has named below the topic."""
    named: int = sum(line.count(",") + 1 for line in _HANDS.findall(topic.description))
    return (topic.interest or 0) - named


def _unwrapped(text: str) -> Iterator[str]:
    """Each paragraph and each entry of a list as one line."""
    line = ""
    for each in (*text.splitlines(), ""):
        goes_on = line and each.strip() and not each.lstrip().startswith(("- ", "* "))
        if goes_on:
            line = f"{line} {each.strip()}"
            continue
        if line:
            yield line
        line = each if each.strip() else ""


def _note(line: str) -> str:
    """A line of the description as an entry; what is a list there keeps its depth."""
    text = line.lstrip()
    depth = (len(line) - len(text)) // 4
    bare = text[2:] if text.startswith(("- ", "* ")) else text
    return f"  {'  ' * depth}- {_as_written(bare)}"


def _as_written(markdown: str) -> str:
    """A line without what keeps characters from being marks: a pad knows no Markdown."""
    text = _ESCAPED.sub(r"\1", markdown)
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)
