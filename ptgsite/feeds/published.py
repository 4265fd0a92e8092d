"""What the exports are made from, gathered once for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from ptgsite.history.stamps import Stamp
from ptgsite.records import dataclass
from ptgsite.schedule.model import Schedule
from ptgsite.schedule.people import Person, by_name
from ptgsite.schedule.zoned import with_offset


@dataclass(frozen=True, slots=True)
class Published:
    """A schedule with the last change of each session, by its key, and the last of all.

    `people` are all whom it names, by id; `known` has each by nick and address, and `wanted_in`
    those wanted in each session, by its key.
    """

    schedule: Schedule
    stamps: Mapping[str, Stamp]
    updated: datetime
    people: Mapping[str, Person]
    known: Mapping[str, Person]
    wanted_in: Mapping[str, tuple[Person, ...]]

    def local(self, at: datetime) -> str:
        """A moment on the event's clocks, with their offset."""
        return with_offset(at, self.schedule.event.timezone)

    def people_of(self, names: Sequence[str]) -> tuple[Person, ...]:
        """The people of those nicks and addresses, each once."""
        found = (self.known[name.lower()] for name in names)
        return tuple({person.id: person for person in found}.values()) if names else ()


def published(
    schedule: Schedule,
    everybody: Mapping[str, Person],
    stamps: Mapping[str, Stamp],
    updated: datetime,
) -> Published:
    """A schedule, and `everybody` whom it names, with all that exports need beside it."""
    wanted: defaultdict[str, list[Person]] = defaultdict(list)
    for person in everybody.values():
        for session in person.sessions:
            wanted[session.key].append(person)
    return Published(
        schedule=schedule,
        stamps=stamps,
        updated=updated,
        people=everybody,
        known=by_name(everybody.values()),
        wanted_in={key: tuple(found) for key, found in wanted.items()},
    )
