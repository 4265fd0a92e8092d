"""Help that was found without the event, told in the event's own names.

Each file is read by itself: what is said there of a name that is no id, and the examples, know of
no room, topic or team. Whoever writes literally what helps must not be told next that there is
none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from ptgsite.problems import Problem, Where
from ptgsite.records import dataclass
from ptgsite.rules import unknown_room, unknown_tag, unknown_team, unknown_topic
from ptgsite.rules.base import Facts
from ptgsite.rules.unknown_topic import all_known
from ptgsite.source.fields import keys_of
from ptgsite.source.models import SlotSource, TeamSource
from ptgsite.source.names import did_you_mean, same_title
from ptgsite.source.read import ReadFile
from ptgsite.source.scalars import NAME, slug
from ptgsite.source.spans import line_of, span_of

_EXAMPLES = frozenset({"missing-key", "wrong-type"})
_UNKNOWN = frozenset({unknown_room.ID, unknown_tag.ID, unknown_team.ID, unknown_topic.ID})
_QUOTES = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"


@dataclass(frozen=True, slots=True)
class _Known:
    """What can be named at a place: the ids, and ids by what they are called, in two spellings."""

    ids: frozenset[str]
    called: Mapping[str, Sequence[str]]


def in_own_names(
    problems: Iterable[Problem], facts: Facts, files: Mapping[str, ReadFile]
) -> Iterator[Problem]:
    """The problems, with help that names what the event has."""
    known = cache(partial(_known, facts, {team.where.file: team for team in facts.teams}))
    for problem in problems:
        help_ = problem.help
        if problem.rule in _EXAMPLES and help_:
            help_ = _with_examples(help_, facts)
        elif problem.rule == "bad-id" or problem.rule in _UNKNOWN:
            help_ = _with_name(problem, known(*_named_at(problem.where)), files)
        yield problem if help_ == problem.help else replace(problem, help=help_)


def _with_examples(help_: str, facts: Facts) -> str:
    """A room and a time slot that there are, in place of the format's examples."""
    rooms = [room.id for room in facts.event.rooms]
    room = keys_of(SlotSource)["room"].example
    if rooms and room not in rooms:
        help_ = help_.replace(f"room: {room}", f"room: {rooms[0]}")
    if facts.time_slots and NAME.example not in facts.time_slots:
        help_ = help_.replace(f"slot: {NAME.example}", f"slot: {next(iter(facts.time_slots))}")
    return help_


def _with_name(problem: Problem, known: _Known | None, files: Mapping[str, ReadFile]) -> str | None:
    """The id of what is called by its name, or else that of the nearest."""
    if known is None or not known.ids:
        return problem.help
    span = span_of(problem.where, files[problem.where.file])
    line = line_of(files[problem.where.file].text, span.line)
    word = line[span.column : span.end_column][:_LONGEST].strip(_QUOTES)
    spelt = same_title(word), slug(word)
    called = {id_ for each in spelt for id_ in known.called.get(each, ())}
    if len(called) == 1 and slug(word) not in known.ids:
        return f"did you mean `{called.pop()}`?"
    if problem.rule in _UNKNOWN or slug(word) in known.ids:
        return problem.help
    return did_you_mean(word, known.ids)


_LONGEST = 200


def _named_at(where: Where) -> tuple[str, str]:
    """The key that a place is below, and its file, if each has names of its own there."""
    key = next((step for step in reversed(where.route) if isinstance(step, str)), "")
    return key, where.file if key == "topics" else ""


def _known(facts: Facts, teams: Mapping[str, TeamSource], key: str, file: str) -> _Known | None:
    names = _names(facts, teams, key, file)
    if names is None:
        return None
    called: dict[str, list[str]] = {}
    for id_, name in names.items():
        for spelt in {same_title(name), slug(name)} - {""}:
            called.setdefault(spelt, []).append(id_)
    return _Known(frozenset(names), called)


def _names(
    facts: Facts, teams: Mapping[str, TeamSource], key: str, file: str
) -> Mapping[str, str] | None:
    """What can be named below a key, each id with its name; None where that can't be told."""
    event = facts.event
    if key == "room" and event.where / "rooms" not in facts.incomplete:
        return {room.id: room.name for room in event.rooms}
    if key == "tags" and event.where / "tags" not in facts.incomplete:
        return {tag.id: tag.name for tag in event.tags}
    if key in ("with", "avoid", "together"):
        return {team: facts.team_names.get(team, team) for team in facts.team_ids}
    team = teams.get(file)
    if key == "topics" and team is not None and all_known(team, facts):
        return {topic.id: topic.title for topic in team.topics if topic.id}
    return None
