"""What the sources book, as stretches of local time: for the rules and for the Schedule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date

from ptgsite.problems import Where
from ptgsite.records import dataclass
from ptgsite.source.event_models import DaySource, EventSource, RoomSource, TimeSlotSource
from ptgsite.source.models import SlotSource, TeamSource
from ptgsite.source.scalars import clock

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some time of a day of the event, in minutes from its midnight; it may pass the next one."""

    day: date
    start: int
    end: int
    begins: int = field(init=False, repr=False, compare=False)
    """Its start in minutes on one long local clock, on which days follow each other."""
    ends: int = field(init=False, repr=False, compare=False)
    """Its end on that clock."""

    def __post_init__(self) -> None:
        midnight = self.day.toordinal() * _DAY
        object.__setattr__(self, "begins", midnight + self.start)
        object.__setattr__(self, "ends", midnight + self.end)

    def overlaps(self, other: Stretch) -> bool:
        """Whether they have time in common; touching ends have none."""
        return self.begins < other.ends and other.begins < self.ends

    def follows(self, earlier: Stretch) -> bool:
        """Whether it starts where `earlier` ends, on the same day."""
        return self.day == earlier.day and self.start == earlier.end


@dataclass(frozen=True, slots=True)
class NamedTimeSlot:
    """A time slot of one day under its full name; `where` is its place in the event's file."""

    name: str
    stretch: Stretch
    where: Where


@dataclass(frozen=True, slots=True, eq=False)
class Booking:
    """A team's slot whose time is known; `room` is None where the room's name is not."""

    team: TeamSource
    slot: SlotSource
    stretch: Stretch
    room: RoomSource | None
    label: str

    @property
    def teams(self) -> tuple[str, ...]:
        """The ids of the teams in it: the one that booked it and those it is joint with."""
        joint = self.slot.joint
        return tuple(dict.fromkeys((self.team.id, *joint))) if joint else (self.team.id,)

    def key(self, event: EventSource) -> str:
        """What tells its session apart for good: its slot's id, or else its date and start."""
        own = self.slot.id or f"{self.stretch.day.isoformat()}/{clock(self.stretch.start)}"
        return f"{event.id}/{self.team.id}/{own}"

    def waives(self, rule: str) -> bool:
        """Whether its team or the slot itself waives a rule."""
        return rule in self.slot.allow or rule in self.team.allow

    @property
    def place(self) -> str:
        """What the room is called."""
        return self.slot.room if self.room is None else self.room.name

    @property
    def time_key(self) -> str:
        """The key of the slot that says when it is."""
        return "slot" if self.slot.slots else "start"


def named_time_slots(event: EventSource) -> dict[str, NamedTimeSlot]:
    """The time slots of all days by their full names; of two with one name, the first."""
    named: dict[str, NamedTimeSlot] = {}
    for day in event.days:
        for slot in time_slots_of(event, day):
            name = day.code + slot.name
            stretch = Stretch(day.date, slot.start, slot.end)
            named.setdefault(name, NamedTimeSlot(name, stretch, slot.where))
    return named


def time_slots_of(event: EventSource, day: DaySource) -> tuple[TimeSlotSource, ...]:
    """The time slots that a day has: its own, or else those of every day."""
    return event.slots if day.slots is None else day.slots


def bookings(
    event: EventSource, teams: Iterable[TeamSource], named: Mapping[str, NamedTimeSlot]
) -> tuple[Booking, ...]:
    """The slots of all teams whose time can be told, cancelled ones too, in the teams' order."""
    rooms = {room.id: room for room in event.rooms}
    codes = {day.date: day.code for day in event.days}
    times: dict[object, tuple[Stretch, str] | None] = {}  # very many slots are at very few
    found = []
    for team in teams:
        for slot in team.slots:
            said = slot.slots or (slot.date, slot.start, slot.end)
            if said not in times:
                stretch = stretch_of(slot, named)
                times[said] = (stretch, _label(slot, stretch, codes)) if stretch else None
            time = times[said]
            if time is not None:
                found.append(Booking(team, slot, time[0], rooms.get(slot.room), time[1]))
    return tuple(found)


def stretch_of(slot: SlotSource, named: Mapping[str, NamedTimeSlot]) -> Stretch | None:
    """When a slot is, or None where it doesn't say so, or says what can't be."""
    if slot.slots:
        parts = [named[name].stretch for name in slot.slots if name in named]
        if len(parts) < len(slot.slots) or not all(map(Stretch.follows, parts[1:], parts)):
            return None
        found = Stretch(parts[0].day, parts[0].start, parts[-1].end)
    elif slot.date is None or slot.start is None or slot.end is None:
        return None
    else:
        found = Stretch(slot.date, slot.start, slot.end)
    return found if found.start < found.end else None


def _label(slot: SlotSource, stretch: Stretch, codes: Mapping[date, str]) -> str:
    if slot.slots:
        return slot.slots[0] if len(slot.slots) == 1 else f"{slot.slots[0]}–{slot.slots[-1]}"
    day = codes.get(stretch.day) or stretch.day.isoformat()
    return f"{day} {clock(stretch.start)}–{clock(stretch.end)}"
