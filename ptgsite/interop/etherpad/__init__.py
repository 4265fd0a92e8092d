"""The text of an etherpad as a team's topics, with every line that is none of them.

Pads are people's notes: what is not understood stays where it was, in a title or a description, or
is listed. See docs/etherpad.md for the forms that are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ptgsite.interop.etherpad.belonging import gather
from ptgsite.interop.etherpad.head import Head
from ptgsite.interop.etherpad.item import Item
from ptgsite.interop.etherpad.known import Known
from ptgsite.interop.etherpad.notes import description, take_marks
from ptgsite.interop.etherpad.outline import outline
from ptgsite.interop.etherpad.people import once
from ptgsite.interop.etherpad.sections import Found, find_topics
from ptgsite.interop.etherpad.told import names_of, nicks_of
from ptgsite.interop.markdown import line_as_markdown
from ptgsite.problems import Where
from ptgsite.project import team_file
from ptgsite.records import dataclass
from ptgsite.source.addresses import PERSON
from ptgsite.source.models import TopicSource
from ptgsite.source.names import same_title
from ptgsite.source.numbers import COUNT, MINUTES
from ptgsite.source.scalars import MAX_TEXT, TEXT, Mistake, quoted

MAX_BYTES = 500_000
MAX_LINES = 20_000
_MAX_LINE = 2_000

__all__ = ["Known", "Left", "Pad", "read_pad"]


@dataclass(frozen=True, slots=True)
class Left:
    """A line that has become nothing; `why` may be empty."""

    number: int
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pad:
    """What a pad holds: its topics, the lines that are none, and what else is to be known."""

    topics: tuple[TopicSource, ...]
    left: tuple[Left, ...]
    notes: tuple[str, ...]


def read_pad(text: str, known: Known) -> Pad:
    """The topics of a pad, from its text export; `known` has the names of the site."""
    lines = [line[:_MAX_LINE] for line in text.splitlines()]
    root = outline("\n".join(lines[:MAX_LINES]))
    names = names_of(root)
    told = nicks_of(root, known.teams) | {each.lower() for each in names.values()}
    known = replace(known, nicks=known.nicks | told, names=names)
    gather(root, known)
    found, why = find_topics(root, known)
    reader = _Reader(known, Where(team_file(known.own or "team")) / "topics", why)
    topics = [topic for each in found if (topic := reader.topic(each)) is not None]
    lines_left = {item.number: item.line or item.text for item in reversed(list(root.all()))}
    left = [
        Left(number, line, reader.why.get(number, ""))
        for number, line in sorted(lines_left.items())
        if line and number not in reader.taken
    ]
    cut = [
        Left(index + 1, line, "too long" if index < MAX_LINES else "too far down")
        for index, line in enumerate(text.splitlines())
        if len(line) > _MAX_LINE or index >= MAX_LINES
    ]
    return Pad(tuple(topics), tuple(left + cut), tuple(reader.notes))


class _Reader:
    """Makes topics, and remembers which lines have become part of one."""

    def __init__(self, known: Known, where: Where, why: dict[int, str]) -> None:
        self.known = known
        self.where = where
        self.why = why
        self.taken: set[int] = set()
        self.notes: list[str] = []
        self.titles: set[str] = set()

    def topic(self, found: Found) -> TopicSource | None:
        """The topic of a line with its notes; None for one that is there a second time."""
        head = found.head
        left, pad = take_marks(found.notes, head, self.known)
        title = TEXT.parse(_short(head.title))
        if isinstance(title, Mistake) or same_title(title) in self.titles:
            why = title.message if isinstance(title, Mistake) else "there a second time"
            self.why[found.item.number] = why
            return None
        self.titles.add(same_title(title))
        people = self._people((*head.proposers, *head.pinged))
        text, no_room = description(left, _ends(head, people))
        self._take(found, no_room)
        self._tell_of_others(head.others, title)
        return TopicSource(
            where=self.where / len(self.titles),
            title=title,
            description=text,
            wanted=tuple(dict.fromkeys((*head.wanted, *self._named_in(found, title)))),
            people=people,
            tags=tuple(dict.fromkeys(head.tags)),
            minutes=None if head.minutes is None else _whole(MINUTES.parse(str(head.minutes))),
            interest=_interest(head),
            etherpad=pad,
        )

    def _take(self, found: Found, no_room: Iterable[Item]) -> None:
        self.taken.add(found.item.number)
        self.taken.update(item.number for note in found.notes for item in note.all())
        self.taken.difference_update(item.number for item in no_room)

    def _people(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(n for n in once(names) if not isinstance(PERSON.parse(n), Mistake))

    def _named_in(self, found: Found, title: str) -> Iterable[str]:
        """In a section on sessions with others, the team that the title starts with."""
        name = title.partition(":")[0].lower().strip()
        id_ = self.known.teams.get(name) if found.cross and ":" in title else None
        return (id_,) if id_ and id_ != self.known.own else ()

    def _tell_of_others(self, others: Iterable[str], title: str) -> None:
        for name in dict.fromkeys(others):
            self.notes.append(
                f"{quoted(title)} is wanted with {quoted(name)}: no team of this site"
            )


def _ends(head: Head, people: Iterable[str]) -> list[str]:
    """What goes below a topic's notes: who gave a +1, and a title that is too long for one."""
    folded = {person.lower() for person in people}
    others = [each for each in once(head.interested) if each.lower() not in folded]
    ends = [line_as_markdown(link) for link in head.links]
    ends += [f"+1: {line_as_markdown(', '.join(others))}"] if others else []
    return ends + ([line_as_markdown(head.title)] if len(head.title) > MAX_TEXT else [])


def _interest(head: Head) -> int | None:
    named = once((*head.interested, *head.pinged))
    return _whole(COUNT.parse(str(len(named) + head.nameless))) if head.raised else None


def _short(title: str) -> str:
    if len(title) <= MAX_TEXT:
        return title
    return title[: MAX_TEXT - 1].rsplit(" ", 1)[0] + "…"


def _whole(value: int | Mistake) -> int | None:
    return None if isinstance(value, Mistake) else value
