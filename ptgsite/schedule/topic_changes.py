"""What has become of a team's topics: which are new or dropped, and when they are discussed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ptgsite.schedule.bookings import Booking
from ptgsite.schedule.change import Change, Word
from ptgsite.schedule.outline import Outline
from ptgsite.schedule.session_changes import Pair, when
from ptgsite.source.models import TeamSource, TopicSource


def topic_changes(
    before: Outline, after: Outline, team: str, pairs: Iterable[Pair]
) -> Iterator[Change]:
    """The changes of a team's topics, in the order in which it lists them, dropped ones last.

    `pairs` are its sessions; a topic that stays in a session which moves or is called off is no
    news of its own.
    """
    if before.teams.get(team) is after.teams.get(team):
        return
    then, now = _topics(before.teams.get(team)), _topics(after.teams.get(team))
    met = tuple(pairs)
    for key, topic in now.items():
        for form, words in _forms(then.get(key), topic, met, after):
            yield _change(form, after.teams[team], topic, words)
    if team in after.teams:
        for key in then:
            if key not in now:
                yield _change("topic-dropped", before.teams[team], then[key], {})


def _change(form: str, team: TeamSource, topic: TopicSource, words: Mapping[str, Word]) -> Change:
    named = {"team": team.name, "topic": quoted(topic.title)}
    return Change(form, {**named, **words}, team=team.id, topic=topic.id)


def quoted(title: str) -> str:
    """A topic's title, in the quotation marks that set it off from the sentence."""
    return f"“{title}”"


def _topics(team: TeamSource | None) -> dict[str, TopicSource]:
    return {topic.id: topic for topic in team.topics if topic.id} if team else {}


def _forms(
    was: TopicSource | None, now: TopicSource, pairs: tuple[Pair, ...], after: Outline
) -> Iterator[tuple[str, Mapping[str, Word]]]:
    held = [pair for pair in pairs if _has(pair[1], now.id)]
    if was is None:
        places = _place(held[0][1], after) if held else {}
        yield "topic-added-scheduled" if held else "topic-added", places
        return
    if was.title != now.title:
        yield "topic-renamed", {"before": quoted(was.title)}
    left = [pair for pair in pairs if _has(pair[0], now.id) and not _has(pair[1], now.id)]
    new = [pair for pair in held if not _has(pair[0], now.id)]
    if new:
        yield from _scheduled(new[0][1], left, after)
    elif left and not held and any(_live(pair[1]) for pair in left):
        yield "topic-unscheduled", {}


def _scheduled(
    at: Booking | None, left: list[Pair], after: Outline
) -> Iterator[tuple[str, Mapping[str, Word]]]:
    old = left[0][0] if left else None
    if old is None:
        yield "topic-scheduled", _place(at, after)
    else:
        yield "topic-moved", {**_place(at, after), "before": when(old, after.event)}


def _has(booking: Booking | None, topic: str) -> bool:
    return booking is not None and _live(booking) and topic in booking.slot.topics


def _live(booking: Booking | None) -> bool:
    return booking is not None and not booking.slot.cancelled


def _place(booking: Booking | None, of: Outline) -> Mapping[str, Word]:
    return {} if booking is None else {"when": when(booking, of.event), "room": booking.place}
