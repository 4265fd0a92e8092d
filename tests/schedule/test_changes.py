"""What has changed between two states of an event is said in the words of those who attend."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ptgsite.schedule.changes import changes
from ptgsite.schedule.outline import Outline, outline
from ptgsite.source.read import read_sources
from tests.sites import BASE, write_site

NOVA, EVENT = "teams/nova.yaml", "content/event.yaml"
BASE_EVENT = (BASE / EVENT).read_text("utf-8")
TITLED = "{slot: MonA1, room: bexar, id: hour, title: %s}"
TOPICS = "topics: [{id: a, title: Cells}, {id: b, title: Quotas}]"


def _outline(root: Path, files: Mapping[str, str]) -> Outline:
    sources = read_sources(write_site(root, files))
    assert sources.event is not None
    return outline(sources.event, {team.id: team for team in sources.teams})


def _told(root: Path, before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    states = _outline(root / "before", before), _outline(root / "after", after)
    return [str(change) for change in changes(*states)]


def _nova(*slots: str, name: str = "Nova", topics: str = "") -> str:
    return f"name: {name}\nkind: project\n{topics}\nslots: [{', '.join(slots)}]\n"


A = "{slot: MonA1, room: bexar}"
HOUR = "{slot: MonA1, room: bexar, id: hour}"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([A], [A], []),
        ([], [A], ["New: Nova, Mon 13:00–14:00 in Bexar"]),
        ([A], [], ["No longer on the schedule: Nova, Mon 13:00–14:00 in Bexar"]),
        (
            [A],
            ["{slot: MonA1, room: online}"],
            ["Nova moved from Bexar to Online, Mon 13:00–14:00"],
        ),
        (
            [HOUR],
            ["{slot: TueA1, room: bexar, id: hour}"],
            ["Nova moved from Mon 13:00–14:00 to Tue 13:00–14:00, in Bexar"],
        ),
        (
            [HOUR],
            ["{slot: MonA2, room: online, id: hour}"],
            ["Nova moved from Mon 13:00–14:00 in Bexar to Mon 14:00–15:00 in Online"],
        ),
        (
            [A],
            ["{slot: MonA2, room: bexar}"],
            ["Nova moved from Mon 13:00–14:00 to Mon 14:00–15:00, in Bexar"],
        ),
        (
            [A],
            ["{slot: [MonA1, MonA2], room: bexar}"],
            ["Nova ends at 15:00, not 14:00: Mon 13:00–15:00 in Bexar"],
        ),
        ([A], [HOUR], []),
        (
            [TITLED % "Cells"],
            [TITLED % "Nova quotas"],
            ["Nova: Cells is now called Nova quotas, Mon 13:00–14:00 in Bexar"],
        ),
        (
            [A],
            ["{slot: MonA1, room: bexar, status: cancelled}"],
            ["Cancelled: Nova, Mon 13:00–14:00 in Bexar"],
        ),
        (
            [HOUR],
            ["{slot: TueA1, room: online, id: hour, status: cancelled}"],
            ["Cancelled: Nova, Mon 13:00–14:00 in Bexar"],
        ),
        (
            ["{slot: MonA1, room: bexar, status: cancelled}"],
            [A],
            ["Nova takes place after all, Mon 13:00–14:00 in Bexar"],
        ),
        (["{slot: MonA1, room: bexar, status: cancelled}"], [], []),
        ([], ["{slot: MonA1, room: bexar, status: cancelled}"], []),
        (
            [A],
            ["{slot: MonA1, room: bexar, status: tentative}"],
            ["Nova is only tentative now, Mon 13:00–14:00 in Bexar"],
        ),
        (
            ["{slot: MonA1, room: bexar, status: tentative}"],
            [A],
            ["Nova is confirmed, Mon 13:00–14:00 in Bexar"],
        ),
        (
            [A],
            ["{slot: MonA1, room: bexar, with: [cinder]}"],
            ["Nova is now a joint session with Cinder, Mon 13:00–14:00 in Bexar"],
        ),
        (
            ["{slot: MonA1, room: bexar, with: [cinder]}"],
            [A],
            ["Nova is no longer a joint session with Cinder, Mon 13:00–14:00 in Bexar"],
        ),
        (
            ['{date: 2022-10-17, start: "23:00", end: "25:30", room: bexar}'],
            ['{date: 2022-10-17, start: "23:00", end: "25:00", room: bexar}'],
            ["Nova ends at 01:00, not 01:30: Mon 23:00–01:00 in Bexar"],
        ),
    ],
)
def test_sessions(before: list[str], after: list[str], told: list[str], tmp_path: Path) -> None:
    """Each thing that can become of a session has its sentence, and none is said twice."""
    assert _told(tmp_path, {NOVA: _nova(*before)}, {NOVA: _nova(*after)}) == told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (("", A), (TOPICS, A), ["Nova has a new topic: “Cells”", "Nova has a new topic: “Quotas”"]),
        (
            ("topics: [{id: b, title: Quotas}]", A),
            (TOPICS, "{slot: MonA1, room: bexar, topics: [a]}"),
            ["Nova has a new topic: “Cells”, Mon 13:00–14:00 in Bexar"],
        ),
        (
            (TOPICS, A),
            (TOPICS, "{slot: MonA1, room: bexar, topics: [a]}"),
            ["Nova discusses “Cells” Mon 13:00–14:00 in Bexar"],
        ),
        (
            (TOPICS, "{slot: MonA1, room: bexar, topics: [a]}, {slot: TueA1, room: bexar}"),
            (TOPICS, "{slot: MonA1, room: bexar}, {slot: TueA1, room: bexar, topics: [a]}"),
            ["Nova discusses “Cells” Tue 13:00–14:00 in Bexar, not Mon 13:00–14:00"],
        ),
        (
            (TOPICS, "{slot: MonA1, room: bexar, topics: [a]}"),
            (TOPICS, A),
            ["Nova no longer plans a time for “Cells”"],
        ),
        (
            (TOPICS, "{slot: MonA1, room: bexar, topics: [a]}"),
            (TOPICS, "{slot: MonA1, room: bexar, topics: [a], status: cancelled}"),
            ["Cancelled: Nova, Mon 13:00–14:00 in Bexar"],
        ),
        (
            (TOPICS, "{slot: MonA1, room: bexar, topics: [a]}"),
            (TOPICS, "{slot: TueA1, room: bexar, topics: [a]}"),
            ["Nova moved from Mon 13:00–14:00 to Tue 13:00–14:00, in Bexar"],
        ),
        ((TOPICS, A), ("topics: [{id: b, title: Quotas}]", A), ["Nova dropped its topic “Cells”"]),
        (
            (TOPICS, A),
            (TOPICS.replace("Cells", "Edge"), A),
            ["Nova calls its topic “Cells” now “Edge”"],
        ),
    ],
)
def test_topics(
    before: tuple[str, str], after: tuple[str, str], told: list[str], tmp_path: Path
) -> None:
    """A topic is news when it comes, goes or gets another session; not when its session moves."""
    states = [{NOVA: _nova(slots, topics=topics)} for topics, slots in (before, after)]
    assert _told(tmp_path, *states) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "name: Project Teams Gathering",
            "name: A PTG",
            ["The event is now called A PTG, not Project Teams Gathering"],
        ),
        (
            "timezone: UTC",
            "timezone: Asia/Tokyo",
            ["All times are now those of Asia/Tokyo, not UTC"],
        ),
        (
            "  - {date: 2022-10-18}\n",
            "  - {date: 2022-10-18}\n  - {date: 2022-10-19, code: Last}\n",
            ["New day: Last 2022-10-19"],
        ),
        (
            "  - {date: 2022-10-18}\n",
            "",
            ["No longer a day of the event: Tue 2022-10-18"],
        ),
        ("name: Bexar", "name: Bexar Hall", ["The room Bexar is now called Bexar Hall"]),
        (
            "name: Bexar",
            "name: Bexar, location: Level C",
            ["The room Bexar is now here: Level C"],
        ),
        ("rooms:\n", "rooms:\n  - {id: attic, name: Attic}\n", ["New room: Attic"]),
    ],
)
def test_the_event(old: str, new: str, told: list[str], tmp_path: Path) -> None:
    """Its name, its zone, its days and its rooms."""
    assert old in BASE_EVENT
    after = {EVENT: BASE_EVENT.replace(old, new)}
    assert _told(tmp_path, {EVENT: BASE_EVENT}, after) == told


def test_a_room_that_is_gone_takes_its_sessions_along(tmp_path: Path) -> None:
    """A session without a room is none."""
    attic = BASE_EVENT.replace("rooms:\n", "rooms:\n  - {id: attic, name: Attic}\n")
    nova = {NOVA: _nova("{slot: MonA1, room: attic}")}
    assert _told(tmp_path, {EVENT: attic, **nova}, nova) == [
        "No longer a room of the event: Attic",
        "No longer on the schedule: Nova, Mon 13:00–14:00 in Attic",
    ]


def test_teams(tmp_path: Path) -> None:
    """Teams come, go, and get other names; a new name is not said of each session too."""
    zuul = {"teams/zuul.yaml": "name: Zuul\nkind: project\n"}
    before = {NOVA: _nova(A), **zuul}
    glance = "name: Glance\nkind: project\n"
    after = {NOVA: _nova(A, name="Nova team"), "teams/glance.yaml": glance}
    assert _told(tmp_path, before, after) == [
        "New team: Glance",
        "Nova is now called Nova team",
        "Zuul no longer takes part",
    ]


def test_the_order_is_that_of_time_and_not_of_teams(tmp_path: Path) -> None:
    """Who looks for Monday finds it first."""
    zuul = "name: Zuul\nkind: project\nslots: [%s]\n"
    before = {NOVA: _nova(), "teams/zuul.yaml": zuul % ""}
    after = {NOVA: _nova("{slot: TueA1, room: bexar}"), "teams/zuul.yaml": zuul % A}
    assert _told(tmp_path, before, after) == [
        "New: Zuul, Mon 13:00–14:00 in Bexar",
        "New: Nova, Tue 13:00–14:00 in Bexar",
    ]


def test_a_first_state_and_another_event_are_not_listed(tmp_path: Path) -> None:
    """That everything is new is one thing to say."""
    now = _outline(tmp_path / "now", {NOVA: _nova(A)})
    other = _outline(tmp_path / "other", {EVENT: BASE_EVENT.replace("id: ", "id: x-", 1)})
    for before in (None, other):
        told = [str(change) for change in changes(before, now)]
        assert told == ["The schedule of Project Teams Gathering is published"]


def test_of_a_doubtful_team_nothing_is_gone(tmp_path: Path) -> None:
    """A slot that is mistyped is missing, and not off the schedule; what is new is new."""
    before = _outline(tmp_path / "before", {NOVA: _nova(A, topics=TOPICS)})
    after = _outline(tmp_path / "after", {NOVA: _nova("{slot: TueA2, room: online, title: X}")})
    told = [str(change) for change in changes(before, after, ["nova"])]
    assert told == ["New: Nova: X, Tue 14:00–15:00 in Online"]
