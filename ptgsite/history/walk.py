"""One walk over the history, from the first commit on: what became of all that it knows of.

Only HEAD's first-parent line is walked, so that a merge is one change, made when it was merged. A
version of a file that can't be used is passed over: what was known before it stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from ptgsite.history.facts import means_the_same
from ptgsite.history.git import Commit
from ptgsite.history.of_event import KnownBreak, event_facts, note_breaks
from ptgsite.history.sessions import KnownSession, note_sessions
from ptgsite.history.stamps import Stamp, moment
from ptgsite.history.story import Chapter
from ptgsite.history.versions import Versions, team_of
from ptgsite.project import EVENT_FILE, team_file
from ptgsite.records import dataclass
from ptgsite.schedule.change import Change
from ptgsite.schedule.changes import changes
from ptgsite.schedule.outline import Outline, Sessions, outline
from ptgsite.source.event_models import EventSource
from ptgsite.source.models import TeamSource
from ptgsite.source.read import Sources


@dataclass(frozen=True, slots=True)
class History:
    """What is known of an event.

    `sessions` are all that it ever had, by their keys, those that are gone too; `breaks` the last
    changes of its breaks, by their UIDs; `event` that of what calendars say of the event itself.
    The chapters of `story` are in the order of time.
    """

    sessions: Mapping[str, KnownSession]
    breaks: Mapping[str, Stamp]
    event: Stamp
    story: tuple[Chapter, ...]


def history(
    root: Path,
    walked: Sequence[Commit],
    event: EventSource,
    sources: Sources,
    own: Callable[[str], datetime],
) -> History:
    """The history of `event`, which is the one of `sources`.

    `walked` are the commits that touched the site, newest first. Of what has changed since the last
    of them, `own` says when its file did.
    """
    walk = _walked(root, walked, sources)
    walk.now(event, {team.id: team for team in sources.teams}, own)
    return History(
        {key: known for key, known in walk.known.items() if key.startswith(f"{event.id}/")},
        {uid: known.stamp for uid, known in walk.breaks.items()},
        walk.stamp,
        tuple(walk.story),
    )


_LAST: dict[tuple[Path, str, int], _Walk] = {}
"""The walk of the last build in this process: while a site is edited, many follow each other."""


def _walked(root: Path, walked: Sequence[Commit], sources: Sources) -> _Walk:
    """What is known after all commits; the id of the newest stands for those before it."""
    key = (root, walked[0].id if walked else "", len(walked))
    if key not in _LAST:
        walk = _Walk(Versions(root, walked, sources))
        for commit in reversed(walked):
            walk.commit(commit)
        _LAST.clear()
        _LAST[key] = walk
    return _LAST[key].copy()


@dataclass(frozen=True, slots=True)
class _State:
    """An event, its teams by id, and their sessions, as they were after a commit."""

    event: EventSource | None
    teams: Mapping[str, TeamSource]
    held: Mapping[str, Sessions]

    def outline(self, of: Iterable[str]) -> Outline | None:
        """What changes are told from, of those teams."""
        if self.event is None:
            return None
        held = {team: self.held[team] for team in of if team in self.held}
        return Outline(self.event, self.teams, held)


class _Walk:
    """What is known after the commits so far; the only thing here that changes."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._state = _State(None, {}, {})
        self._time = moment(0)
        self._ever: dict[tuple[str, str], set[str]] = {}
        self.known: dict[str, KnownSession] = {}
        self.breaks: dict[str, KnownBreak] = {}
        self.stamp = Stamp(moment(0), 0)
        self.story: list[Chapter] = []

    def copy(self) -> _Walk:
        """One that goes on by itself."""
        made = _Walk(self._versions)
        made._state, made._time, made.stamp = self._state, self._time, self.stamp
        made._ever = {team: set(keys) for team, keys in self._ever.items()}
        made.known, made.breaks, made.story = {**self.known}, {**self.breaks}, [*self.story]
        return made

    def commit(self, commit: Commit) -> None:
        """Go on by one commit."""
        event, teams = self._state.event, dict(self._state.teams)
        changed = set()
        for file, blob in commit.blobs.items():
            team = team_of(file)
            if team is not None and self._take(team, file, blob, teams):
                changed.add(team)
            elif file == EVENT_FILE and blob is not None:
                event = self._versions.event(blob) or event
        # What is told later happened later, whatever a committer's clock says.
        self._time = max(self._time, moment(commit.time))
        found = self._go_on(event, teams, changed, lambda _: moment(commit.time))
        if found:
            self.story.append(Chapter(commit.id, self._time, found))

    def _take(self, team: str, file: str, blob: str | None, teams: dict[str, TeamSource]) -> bool:
        """Put a version of a team's file among the teams; false where it can't be used."""
        if blob is None:
            teams.pop(team, None)
            return True
        found = self._versions.team(file, blob)
        if found is not None:
            teams[team] = found
        return found is not None

    def now(
        self, event: EventSource, teams: Mapping[str, TeamSource], own: Callable[[str], datetime]
    ) -> None:
        """Go on to the sources as they are, committed or not; `own` says when a file changed."""
        before = self._state
        changed = {
            team
            for team in teams.keys() | before.teams.keys()
            if teams.get(team) != before.teams.get(team)
        }

        differs = {team_file(team) for team in changed}
        if event != before.event:
            differs.add(EVENT_FILE)

        def time(file: str) -> datetime:
            return max(own(each) for each in {file, EVENT_FILE} & differs)

        self._go_on(event, teams, changed, time)

    def _go_on(
        self,
        event: EventSource | None,
        teams: Mapping[str, TeamSource],
        changed: set[str],
        time: Callable[[str], datetime],
    ) -> tuple[Change, ...]:
        """Go on to another state, in which these teams have changed; what is to be told of it."""
        was = self._state
        if event is None:
            self._state = _State(None, teams, {})
            return ()
        if was.event is None or not means_the_same(was.event, event):
            changed = {*teams, *was.teams, *changed}
        after = outline(event, teams, changed)
        if event != was.event:
            self._note_event(was.event, event, time(EVENT_FILE))
        # A slot without a place or a time is a mistake: none of the team's sessions was taken away.
        doubtful = {
            key for key, held in after.sessions.items() if len(held) < len(teams[key].slots)
        }
        held = dict(was.held)
        for team in sorted(changed):
            before = was.held.get(team, {}) if team in doubtful else {}
            held[team] = {**before, **after.sessions.get(team, {})}
        self._state = _State(event, teams, held)
        for team in sorted(changed):
            ever = self._ever.setdefault((event.id, team), set())
            ever.update(held[team])
            gone = ever - held[team].keys()
            note_sessions(self.known, after, team, gone, time(team_file(team)))
        return changes(was.outline(changed), after, doubtful)

    def _note_event(self, was: EventSource | None, event: EventSource, time: datetime) -> None:
        note_breaks(self.breaks, event, time)
        if was is None or event_facts(was) != event_facts(event):
            self.stamp = self.stamp.touched(time)
        if was is None or was.id != event.id:
            self.story.clear()
