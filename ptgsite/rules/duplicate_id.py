"""Two things have the same id.

Ids tell rooms, tags, days, time slots and the topics of a team apart. Two slots of a team also
need different ids, and those without an id different starts, since their calendar entries are
told apart by it.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics:
      - {title: Volumes}
      - {title: volumes!}
    slots: [{slot: MonA1, room: bexar, topics: [volumes]}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    topics:
      - {title: Volumes}
      - {title: volumes!, id: more-volumes}
    slots: [{slot: MonA1, room: bexar, topics: [volumes, more-volumes]}]
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from ptgsite.problems import Note, Problem, Where
from ptgsite.rules.base import Facts, Family, Rule
from ptgsite.schedule.bookings import Booking, time_slots_of
from ptgsite.source.event_models import DaySource, Setting
from ptgsite.source.models import TopicSource

ID = "duplicate-id"


def check(facts: Facts) -> Iterator[Problem]:
    """Second ones of a kind."""
    event = facts.event
    yield from _twins("room", ((room.id, room.where, "id") for room in event.rooms))
    yield from _twins("tag", ((tag.id, tag.where, "id") for tag in event.tags))
    yield from _twins("day", ((day.date.isoformat(), day.where, "date") for day in event.days))
    yield from _same_code(facts)
    yield from _twins("time slot", _time_slots(facts))
    for team in facts.teams:
        yield from _twins("topic", (_id_of(topic) for topic in team.topics if topic.id))
        ids = ((slot.id, slot.where, "id") for slot in team.slots if slot.id)
        yield from _twins("slot", ids)
    yield from _same_start(facts)


_Named: TypeAlias = tuple[str, Where, str]
"""A name, the place of its record, and its key there."""


def _twins(what: str, named: Iterable[_Named]) -> Iterator[Problem]:
    first: dict[str, tuple[Where, str]] = {}
    for name, of, key in named:
        other, its_key = first.setdefault(name, (of, key))
        if other is not of:
            where = of / key
            yield Problem(
                ID,
                f"there is another {what} `{name}`{_made(where)}",
                where,
                _help(where),
                (Note(other / its_key, "the other one"),),
            )


def _id_of(topic: TopicSource) -> _Named:
    return topic.id, topic.where, "title" if topic.given_id is None else "id"


def _made(where: Where) -> str:
    return ", which is the id made from this title" if where.route[-1] == "title" else ""


def _help(where: Where) -> str:
    key = where.route[-1]
    if key == "title":
        return "add an `id:` of its own to this one"
    own = {"date": "date", "name": "name"}.get(str(key), "id")
    return (
        f"delete one of the two, or give this one {'a' if own != 'id' else 'an'} {own} of its own"
    )


def _same_code(facts: Facts) -> Iterator[Problem]:
    first: dict[str, DaySource] = {}
    for day in facts.event.days:
        other = first.setdefault(day.code, day)
        if other.date != day.date:
            yield Problem(
                ID,
                f"another day has the code `{day.code}`, so their time slots have the same names",
                day.where / ("date" if day.given_code is None else "code"),
                "give one of the two a `code:` of its own",
                (Note(other.where / "date", "the other day"),),
            )


def _time_slots(facts: Facts) -> Iterator[_Named]:
    shared: set[Where] = set()
    for day in facts.event.days:
        for slot in time_slots_of(facts.event, day):
            # Days share the event's time slots; a twin among those is told once.
            if slot.where not in shared:
                code = day.code if day.slots is not None else ""
                yield f"{code}{slot.name}", slot.where, "name"
            shared.add(slot.where)


def _same_start(facts: Facts) -> Iterator[Problem]:
    first: dict[tuple[str, int], Booking] = {}
    for booking in facts.bookings:
        if booking.slot.id:
            continue
        other = first.setdefault((booking.team.id, booking.stretch.begins), booking)
        if other is not booking and not _is_clash(booking, other, facts):
            yield Problem(
                ID,
                f"{booking.team.name} has another slot that starts then, and calendars could not "
                "tell the two apart",
                booking.slot.where,
                "give this one an `id:` of its own",
                (Note(other.slot.where, "the other one"),),
            )


def _is_clash(one: Booking, other: Booking, facts: Facts) -> bool:
    """Whether the two are an error anyway, which is then the one to tell."""
    if one.slot.cancelled or other.slot.cancelled:
        return False
    rule = "room-double-booked" if one.slot.room == other.slot.room else "team-in-two-places"
    waived = {*one.team.allow, *one.slot.allow, *other.slot.allow}
    return rule not in waived and (facts.event.rules or {}).get(rule) in (None, Setting.ERROR)


RULE = Rule(ID, Family.FILE, __doc__, check)
