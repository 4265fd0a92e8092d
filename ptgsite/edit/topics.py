"""Adding topics to a team's file: those that it has not yet, at the end of its `topics`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ptgsite.edit.insert import Entry, with_entries
from ptgsite.edit.judge import new_problems, read_back
from ptgsite.edit.outcome import NEVER_SEEN, Refused
from ptgsite.edit.remove import item_text
from ptgsite.edit.team import find_team
from ptgsite.problems import Problem, Severity
from ptgsite.records import dataclass
from ptgsite.source.emit import emit, emit_pairs
from ptgsite.source.event_models import EventSource
from ptgsite.source.fields import MAX_RECORDS
from ptgsite.source.files import MAX_YAML
from ptgsite.source.models import TeamSource, TopicSource
from ptgsite.source.names import same_title
from ptgsite.source.nodes import Map, Seq
from ptgsite.source.read import Sources
from ptgsite.source.scalars import MAX_ID, slug


@dataclass(frozen=True, slots=True)
class Gathered:
    """A team's file with more topics: its old and new text, and the `entries` that were added.

    `known` are pairs of a topic that was offered and the one of the file with the same title, which
    stays as it is. `warnings` are the problems that come with the new topics.
    """

    team: TeamSource
    old: str
    new: str
    topics: tuple[TopicSource, ...]
    entries: tuple[str, ...]
    known: tuple[tuple[TopicSource, TopicSource], ...]
    warnings: tuple[Problem, ...] = ()


def add_topics(
    sources: Sources, event: EventSource, team_id: str, offered: Iterable[TopicSource]
) -> Gathered | Refused:
    """A team's file with those of the topics that it has not yet, by their titles.

    Each gets an id that no other topic of the team has.
    """
    found = find_team(sources, team_id)
    if isinstance(found, Refused):
        return found
    root, team = found
    by_title = {same_title(topic.title): topic for topic in team.topics}
    known, strange = list[tuple[TopicSource, TopicSource]](), list[TopicSource]()
    for topic in offered:
        own = by_title.get(same_title(topic.title))
        if own is None:
            strange.append(topic)
        else:
            known.append((topic, own))
    if len(team.topics) + len(strange) > MAX_RECORDS:
        return Refused(
            f"{team.where.file} would have {len(team.topics) + len(strange):,} topics, and "
            f"{MAX_RECORDS:,} are allowed",
            help=("import a part of the pad, from a file",),
        )
    wanted = team
    for topic in strange:
        wanted = _with(wanted, topic)
    return _written(sources, event, root, (team, wanted), tuple(known))


def _with(team: TeamSource, topic: TopicSource) -> TeamSource:
    where = team.where / "topics" / len(team.topics)
    named = replace(topic, where=where, given_id=_free_id(team, topic.title))
    return replace(team, topics=(*team.topics, named))


def _free_id(team: TeamSource, title: str) -> str:
    taken = {topic.id for topic in team.topics}
    wanted = slug(title)[: MAX_ID - 5].strip("-") or "topic"
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def _written(
    sources: Sources,
    event: EventSource,
    root: Map,
    teams: tuple[TeamSource, TeamSource],
    known: tuple[tuple[TopicSource, TopicSource], ...],
) -> Gathered | Refused:
    team, wanted = teams
    old = sources.files[team.where.file].text
    added = wanted.topics[len(team.topics) :]
    if not added:
        return Gathered(team, old, old, (), (), known)
    problems = new_problems(sources, event, team, wanted)
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if errors:
        return Refused("", errors)
    new = _with_entries(old, root, team.where.file, added)
    if new is not None and len(new.encode()) > MAX_YAML:
        return Refused(f"{team.where.file} would be larger than {MAX_YAML:,} bytes")
    read = None if new is None else read_back(new, team.where.file)
    node = None if read is None or read[1] != wanted else read[0].pairs["topics"][1]
    if new is None or not isinstance(node, Seq):
        return Refused(f"{team.where.file}: {NEVER_SEEN}", help=("write its `topics` in lines",))
    first = len(team.topics)
    entries = tuple(item_text(new, node, index) for index in range(first, len(node.items)))
    return Gathered(team, old, new, added, entries, known, problems)


def _with_entries(text: str, root: Map, file: str, topics: Sequence[TopicSource]) -> str | None:
    left: Sequence[Entry] = [
        Entry(emit(topic).removesuffix("\n").split("\n"), emit_pairs(topic)) for topic in topics
    ]
    while left:
        text, left = with_entries(text, root, "topics", left)
        read = read_back(text, file) if left else None
        if left and read is None:
            return None
        root = read[0] if read else root
    return text
