"""A day as a table of rooms and times."""

from __future__ import annotations

from dataclasses import replace

from ptgsite.schedule.grid import Grid, Use, grid
from ptgsite.schedule.model import Break, Session
from ptgsite.source.words import Status
from tests.pages.literal import (
    AUSTIN,
    BEXAR,
    CINDER,
    MONDAY,
    NOVA,
    TUESDAY,
    at,
    schedule,
    session,
)


def monday(*sessions: Session) -> Grid:
    """Monday with these sessions."""
    return grid(schedule(sessions), MONDAY)


def lanes(of: Grid, room: str) -> list[list[tuple[str, int]]]:
    """What the cells of a room show, and how many columns they span."""
    row = next(row for row in of.rows if row.room.id == room)
    return [[(str(cell.use), cell.span) for cell in lane] for lane in row.lanes]


def test_columns_are_time_slots_and_breaks() -> None:
    """A day whose sessions keep to the time slots has a column for each slot and break."""
    columns = monday(session(NOVA, BEXAR, MONDAY, 9, 12)).columns
    names = [it.pause.title if it.pause else it.time_slot and it.time_slot.name for it in columns]
    assert names == ["MonA", "Lunch", "MonP"]


def test_a_day_without_sessions() -> None:
    """A free room has a cell for each time slot; a closed time slot is told apart."""
    table = grid(schedule(()), TUESDAY)
    assert lanes(table, "austin") == [[("closed", 1), ("nothing", 1), ("free", 1)]]
    assert lanes(table, "bexar") == [[("free", 1), ("nothing", 1), ("free", 1)]]


def test_a_session_spans_columns() -> None:
    """A session across lunch is one cell of three columns."""
    table = monday(session(NOVA, BEXAR, MONDAY, 9, 16))
    assert lanes(table, "bexar") == [[("session", 3)]]


def test_odd_times_split_columns_and_not_other_rooms_cells() -> None:
    """A session at times of its own adds columns, which what is free elsewhere spans."""
    table = monday(session(NOVA, BEXAR, MONDAY, 9.5, 11))
    assert len(table.columns) == 5
    assert lanes(table, "bexar")[0][:3] == [("free", 1), ("session", 1), ("free", 1)]
    assert lanes(table, "austin") == [[("free", 3), ("break", 1), ("free", 1)]]


def test_past_midnight() -> None:
    """A session that runs past midnight lies in the day it began on, after the gap before it."""
    table = monday(session(NOVA, BEXAR, MONDAY, 22, 25.5))
    assert table.columns[-1].end == at(11, 1.5)
    assert lanes(table, "bexar")[0][-2:] == [("nothing", 1), ("session", 1)]


def test_overlapping_sessions_lie_in_lanes() -> None:
    """Overlapping sessions lie in lanes; no lane calls a room free while another is in use."""
    table = monday(
        session(NOVA, BEXAR, MONDAY, 9, 11),
        session(CINDER, BEXAR, MONDAY, 10, 12),
        replace(session(NOVA, BEXAR, MONDAY, 11, 12), key="third"),
    )
    assert lanes(table, "bexar") == [
        [("session", 2), ("session", 1), ("break", 1), ("free", 1)],
        [("nothing", 1), ("session", 2), ("nothing", 2)],
    ]
    apart = monday(session(NOVA, BEXAR, MONDAY, 9, 11), session(CINDER, BEXAR, MONDAY, 10, 12))
    assert lanes(apart, "bexar")[0] == [
        ("session", 2),
        ("nothing", 1),
        ("break", 1),
        ("free", 1),
    ]


def test_cancelled_sessions_give_way() -> None:
    """What takes place is in the first lane, what was cancelled below it."""
    off = replace(session(CINDER, BEXAR, MONDAY, 9, 12), status=Status.CANCELLED)
    row = monday(off, session(NOVA, BEXAR, MONDAY, 9, 12)).rows[1]
    assert [lane[0].session and lane[0].session.team.id for lane in row.lanes] == ["nova", "cinder"]


def test_a_break_of_one_room() -> None:
    """A break in one room is no break elsewhere, and splits the day for all."""
    pause = Break("Opening", at(10, 8), at(10, 9), AUSTIN)
    day = replace(MONDAY, breaks=(*MONDAY.breaks, pause))
    table = grid(schedule(()), day)
    assert table.columns[0].pause is None
    assert lanes(table, "austin")[0][0] == ("break", 1)
    assert lanes(table, "bexar")[0][0] == ("nothing", 1)


def test_every_lane_spans_all_columns() -> None:
    """However sessions lie, the cells of each lane add up to the table's width."""
    sessions = [
        replace(session(NOVA, BEXAR, MONDAY, 9 + n / 4, 10 + n / 3), key=str(n)) for n in range(20)
    ]
    table = monday(*sessions)
    for row in table.rows:
        for lane in row.lanes:
            assert sum(cell.span for cell in lane) == len(table.columns)
    shown = [cell for lane in table.rows[1].lanes for cell in lane if cell.use is Use.SESSION]
    assert len(shown) == 20


def test_a_day_with_nothing() -> None:
    """A day without time slots, breaks and sessions has no columns."""
    assert grid(schedule(()), replace(TUESDAY, time_slots=())).columns == ()
