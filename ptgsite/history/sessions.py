"""When each session changed last, how often, and which ones are gone: what calendars must know.

One walk over HEAD's first-parent line, from the first commit on, decodes each version of a file
once and compares what it says of every session with what the commit before said. So a calendar sees
a session change when its own facts do, and never because a neighbour's did (RFC 5545 §3.8.7.3,
§3.8.7.4; RFC 5546 §2.1.4). A version of a file that can't be used is passed over: what was known
before it stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ptgsite.history.facts import SessionFacts, facts_of
from ptgsite.history.git import Commit, commits, contents
from ptgsite.history.stamps import Stamp, moment
from ptgsite.project import CONTENT, EVENT_FILE, TEAMS, team_file
from ptgsite.schedule.bookings import Booking, bookings, named_time_slots
from ptgsite.source.event_models import EventSource
from ptgsite.source.files import MAX_YAML, text_of
from ptgsite.source.models import TeamSource
from ptgsite.source.read import Sources, decode_text


@dataclass(frozen=True, slots=True)
class Known:
    """A session as it was last: what it came from, and its last change.

    `gone` says that its team's file has it no more.
    """

    event: EventSource
    booking: Booking
    facts: SessionFacts
    stamp: Stamp
    gone: bool = False


def known_sessions(
    root: Path, event: EventSource, sources: Sources, stamps: Mapping[str, Stamp]
) -> Mapping[str, Known]:
    """All sessions that an event ever had, by their keys, those that are gone too.

    `event` and the teams of `sources` are as they are now. What no commit knows changed when the
    `stamps` of its files say.
    """
    walk = _Walk(_Decoder(event, sources))
    walked = list(commits(root, [CONTENT, TEAMS]))
    found = contents(root, _blobs(walked))
    for commit in reversed(walked):
        walk.commit(commit, found)
    walk.now(event, sources.teams, stamps)
    return {key: known for key, known in walk.known.items() if key.startswith(f"{event.id}/")}


def _blobs(walked: Iterable[Commit]) -> Iterator[str]:
    for commit in walked:
        for file, blob in commit.blobs.items():
            if blob is not None and (file == EVENT_FILE or _team_of(file) is not None):
                yield blob


def _team_of(file: str) -> str | None:
    folder, _, name = file.rpartition("/")
    return name.removesuffix(".yaml") if folder == TEAMS and name.endswith(".yaml") else None


class _Decoder:
    """Versions of files to what they say; those that are in use now are not decoded again."""

    def __init__(self, event: EventSource, sources: Sources) -> None:
        self._files = sources.files
        self._event = event
        self._teams = {team.where.file: team for team in sources.teams}

    def event(self, content: bytes | None) -> EventSource | None:
        """The event, or None where this version can't be used."""
        text = _text(content)
        if text is None or text == self._files[EVENT_FILE].text:
            return None if text is None else self._event
        return decode_text(text, EVENT_FILE, EventSource)

    def team(self, file: str, content: bytes | None) -> TeamSource | None:
        """The team, or None where this version can't be used."""
        text = _text(content)
        if text is None:
            return None
        if file in self._teams and text == self._files[file].text:
            return self._teams[file]
        return decode_text(text, file, TeamSource)


def _text(content: bytes | None) -> str | None:
    return None if content is None or len(content) > MAX_YAML else text_of(content)


class _Walk:
    """What is known after the commits so far; the only thing here that changes."""

    def __init__(self, decoder: _Decoder) -> None:
        self._decoder = decoder
        self.known: dict[str, Known] = {}
        self._event: EventSource | None = None
        self._teams: dict[str, TeamSource | None] = {}
        self._keys: dict[str, frozenset[str]] = {}

    def commit(self, commit: Commit, found: Mapping[str, bytes]) -> None:
        """Go on by one commit, whose blobs are among those `found`."""
        changed: set[str] = set()
        for file, blob in commit.blobs.items():
            team = _team_of(file)
            if file == EVENT_FILE:
                self._event = self._decoder.event(found.get(blob or "")) or self._event
                changed.update(self._teams)
            elif team is not None:
                source = self._decoder.team(file, found.get(blob or ""))
                # A version that can't be read is none: what it broke was mended, not cancelled.
                if source is not None or blob is None:
                    self._teams[team] = source
                    changed.add(team)
        time = moment(commit.time)
        self._compare(changed, lambda _: time)

    def now(
        self, event: EventSource, teams: Sequence[TeamSource], stamps: Mapping[str, Stamp]
    ) -> None:
        """Go on to the sources as they are, committed or not."""
        self._event = event
        self._teams = dict.fromkeys(self._teams) | {team.id: team for team in teams}
        there = stamps[EVENT_FILE].time

        def time(team: str) -> datetime:
            file = stamps.get(team_file(team))
            return there if file is None else max(there, file.time)

        self._compare(self._teams, time)

    def _compare(self, teams: Iterable[str], time: Callable[[str], datetime]) -> None:
        event = self._event
        if event is None:
            return
        named = named_time_slots(event)
        days = {day.date for day in event.days}
        for team in sorted(teams):
            source = self._teams[team]
            booked = () if source is None else bookings(event, [source], named)
            # Neither an unknown room nor another date makes a session.
            held = [one for one in booked if one.room is not None and one.stretch.day in days]
            self._team(event, team, {one.key(event): one for one in held}, time(team))

    def _team(
        self, event: EventSource, team: str, now: Mapping[str, Booking], time: datetime
    ) -> None:
        for key, booking in now.items():
            self.known[key] = _after(self.known.get(key), event, booking, time)
        before = self._keys.get(team, frozenset())
        for key in before - now.keys():
            was = self.known[key]
            if not was.gone:
                self.known[key] = replace(was, stamp=_next(was.stamp, time), gone=True)
        self._keys[team] = before | now.keys()


def _after(was: Known | None, event: EventSource, booking: Booking, time: datetime) -> Known:
    facts = facts_of(event, booking)
    if was is None:
        return Known(event, booking, facts, Stamp(time, 0))
    if was.gone or was.facts.plan != facts.plan:
        stamp = _next(was.stamp, time)
    elif was.facts != facts:
        stamp = Stamp(max(time, was.stamp.time), was.stamp.revision)
    else:
        stamp = was.stamp
    return Known(event, booking, facts, stamp)


def _next(stamp: Stamp, time: datetime) -> Stamp:
    return Stamp(max(time, stamp.time), stamp.revision + 1)
