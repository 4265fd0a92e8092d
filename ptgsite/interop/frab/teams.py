"""The tracks of a schedule as teams, with a topic and a slot for each of their talks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ptgsite.interop.frab.records import Conference, Talk, Track
from ptgsite.interop.frab.times import times_of
from ptgsite.interop.imported import fitting, some, unique_ids
from ptgsite.problems import Where
from ptgsite.project import team_file
from ptgsite.records import dataclass
from ptgsite.source.addresses import PERSON, URL
from ptgsite.source.emit import emit
from ptgsite.source.event_models import EventSource
from ptgsite.source.files import MAX_YAML
from ptgsite.source.models import SlotSource, TeamSource, TopicSource
from ptgsite.source.numbers import MINUTES
from ptgsite.source.scalars import (
    COLOR,
    MARKDOWN,
    MAX_ID,
    MAX_MARKDOWN,
    MAX_TEXT,
    TEXT,
    Mistake,
)
from ptgsite.source.words import Kind

_ROOM = MAX_YAML - 30_000
"""So many bytes a file gets at most; people go on to write in it."""

_FEW = 100
"""Up to so many talks without a track make one team; more make one a room."""


@dataclass(frozen=True, slots=True)
class _Names:
    """Ids of the event by the names that the schedule has."""

    rooms: Mapping[str, str]
    tags: Mapping[str, str]
    people: Mapping[str, str]


@dataclass(slots=True)
class _Lost:
    """Talks of which something had no place, by what it was."""

    cut: list[str]
    nowhere: list[str]
    text: list[str]
    persons: list[str]


def to_teams(of: Conference, event: EventSource, notes: list[str]) -> tuple[TeamSource, ...]:
    """A team for each track that has talks, sorted by id."""
    names = _Names(
        unique_ids((room.name for room in of.rooms), "room"),
        {tag.name: tag.id for tag in event.tags},
        _people(of.talks),
    )
    lost = _Lost([], [], [], [])
    groups = _by_track(of, notes)
    ids = unique_ids(groups, "track")
    tracks = {track.name: track for track in of.tracks}
    teams: list[TeamSource] = []
    for name, talks in groups.items():
        team = _team(ids[name], name, tracks.get(name), notes)
        entries = _entries(talks, event, names, lost)
        teams.extend(_parts(team, list(entries), set(ids.values())))
    _note(lost, notes)
    return tuple(sorted((team for team in teams if team.slots), key=lambda team: team.id))


def _by_track(of: Conference, notes: list[str]) -> dict[str, list[Talk]]:
    slugs = {track.slug: track.name for track in of.tracks if track.slug}
    without = sum(not talk.track for talk in of.talks)
    groups = defaultdict[str, list[Talk]](list)
    for talk in of.talks:
        name = slugs.get(talk.track, talk.track)
        groups[name or (talk.room if without > _FEW else "Without a track")].append(talk)
    if without:
        notes.append(
            f"talks without a track, {without:,}: "
            + ("their rooms became teams" if without > _FEW else "in a team of their own")
        )
    return dict(groups)


def _team(id_: str, name: str, track: Track | None, notes: list[str]) -> TeamSource:
    color = None
    if track and track.color:
        color = fitting(COLOR, track.color, f"the colour of track {name}", notes)
    return TeamSource(
        where=Where(team_file(id_)),
        name=fitting(TEXT, name, f"the name of track {name}", notes) or id_,
        kind=Kind.OTHER,
        color=color,
    )


def _parts(
    team: TeamSource, entries: list[tuple[TopicSource, SlotSource]], taken: set[str]
) -> Iterator[TeamSource]:
    """The team with its talks; where they are too many for a file, the same again with a number."""
    number, size = 1, 0
    part = team
    for topic, slot in sorted(entries, key=lambda entry: (entry[1].date, entry[1].start)):
        size += len(emit(topic).encode()) * 12 // 10 + len(emit(slot).encode()) * 12 // 10 + 20
        if size > _ROOM and part.slots:
            yield part
            number, size = number + 1, 0
            part = _again(team, number, taken)
        part = _with(part, topic, slot)
    yield part


def _again(team: TeamSource, number: int, taken: set[str]) -> TeamSource:
    while _numbered(team.id, number) in taken:
        number += 1
    id_ = _numbered(team.id, number)
    taken.add(id_)
    return replace(team, where=Where(team_file(id_)), name=f"{team.name[:190]} ({number})")


def _numbered(id_: str, number: int) -> str:
    return f"{id_[: MAX_ID - 6].rstrip('-')}-{number}"


def _with(team: TeamSource, topic: TopicSource, slot: SlotSource) -> TeamSource:
    """The team with one more talk, under an id of its own."""
    ids = {each.id for each in team.topics}
    wanted, number = topic.id, 2
    id_ = wanted
    while id_ in ids:
        id_, number = _numbered(wanted, number), number + 1
    return replace(
        team,
        topics=(
            *team.topics,
            replace(topic, given_id=id_, where=team.where / "topics" / len(team.topics)),
        ),
        slots=(
            *team.slots,
            replace(slot, id=id_, topics=(id_,), where=team.where / "slots" / len(team.slots)),
        ),
    )


def _entries(
    talks: Iterable[Talk], event: EventSource, names: _Names, lost: _Lost
) -> Iterator[tuple[TopicSource, SlotSource]]:
    days = {day.date for day in event.days}
    for talk in talks:
        times = times_of(talk, days, event.timezone)
        title = TEXT.parse(talk.title[:MAX_TEXT])
        if times is None or isinstance(title, Mistake):
            lost.nowhere.append(talk.title)
            continue
        day, start, end = times
        if end - start < talk.minutes:
            lost.cut.append(talk.title)
        topic = TopicSource(
            where=event.where,
            title=title,
            given_id=next(iter(unique_ids([f"{title} "], "talk").values())),
            description=_description(talk, lost),
            people=tuple(dict.fromkeys(names.people[each] for each in _named(talk, names, lost))),
            minutes=_fits(end - start),
        )
        tags = (names.tags[talk.type],) if talk.type in names.tags else ()
        yield (
            topic,
            SlotSource(
                where=event.where,
                date=day,
                start=start,
                end=end,
                room=names.rooms[talk.room],
                title=title,
                tags=tags,
            ),
        )


def _fits(minutes: int) -> int | None:
    found = MINUTES.parse(str(minutes))
    return None if isinstance(found, Mistake) else found


def _named(talk: Talk, names: _Names, lost: _Lost) -> list[str]:
    lost.persons.extend(each for each in talk.persons if each not in names.people)
    return [each for each in talk.persons if each in names.people]


def _description(talk: Talk, lost: _Lost) -> str:
    good = (link for link in talk.links if not isinstance(URL.parse(link.url), Mistake))
    links = "\n".join(f"- {_link(link.title, link.url)}" for link in good)
    texts = list(talk.texts)
    if len(talk.title) > MAX_TEXT:
        texts.insert(0, talk.title)
    text = "\n\n".join(texts)
    room = MAX_MARKDOWN - len(links) - 10
    if len(text) > room:
        lost.text.append(talk.title)
        text = text[:room].rsplit("\n", 1)[0] + "\n…"
    found = MARKDOWN.parse("\n\n".join(part for part in (text, links) if part))
    if not isinstance(found, Mistake):
        return found
    lost.text.append(talk.title)
    return ""


def _link(title: str, url: str) -> str:
    words = re.sub(r"[\\`*_\[\]<>\n]", " ", title).strip()
    return f"[{words}](<{url}>)" if words and words != url else url


def _people(talks: Iterable[Talk]) -> dict[str, str]:
    """What the format knows people by: an address, or a nick; names get `_` for their blanks."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(name for talk in talks for name in talk.persons):
        nick = re.sub(r"[^\w-]+", "_", name).strip("_")[:60]
        person = PERSON.parse(name if "@" in name[1:] and " " not in name else nick)
        if not isinstance(person, Mistake):
            found[name] = person
    return found


def _note(lost: _Lost, notes: list[str]) -> None:
    for what, titles in (
        ("talks on no day of the event were left out", lost.nowhere),
        ("talks that go on after 06:00 end there", lost.cut),
        ("texts were too long, and were cut", lost.text),
        ("persons whose names have no letter were left out", lost.persons),
    ):
        if titles:
            notes.append(f"{what}: {some(titles)}")
