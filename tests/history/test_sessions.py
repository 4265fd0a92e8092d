"""What a subscriber is told after each step of a session's life, from the commits alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from ptgsite.build import build
from ptgsite.output.write import Written
from ptgsite.project import Project
from tests.history.repositories import NOON, Repository, isolate
from tests.sites import BASE, files_of

NOVA = "teams/nova.yaml"
HOUR = 3600


def _team(*slots: str, name: str = "Nova", more: str = "") -> str:
    return "\n".join([f"name: {name}", "kind: project", "slots:", *slots, more, ""])


A1 = "  - {slot: MonA1, room: bexar}"
A2 = "  - {slot: MonA2, room: bexar, id: hour}"


@pytest.fixture
def step(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Commit these files, build, and say of each of Nova's sessions what its feed says."""
    isolate(monkeypatch, tmp_path / "home")
    repository = Repository(tmp_path / "site")
    repository.commit(dict(files_of(BASE)), NOON)
    count = iter(range(1, 100))

    def run(files: dict[str, str | None], feed: str = "teams/nova.ics") -> dict[str, str]:
        repository.commit(files, NOON + next(count) * HOUR)
        output = tmp_path / "output"
        written = build(Project(repository.root), output).written
        assert isinstance(written, Written)
        return _sessions((output / feed).read_bytes())

    return run


def _sessions(feed: bytes) -> dict[str, str]:
    """Hours since NOON, revision, status and start of each event, by its UID."""
    found = {}
    events: list[Any] = list(Calendar.from_ical(feed).walk("VEVENT"))
    for event in events:
        assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt
        hours = (event["DTSTAMP"].dt.timestamp() - NOON) / HOUR
        start = event["DTSTART"].dt.strftime("%a %H:%M")
        found[str(event["UID"])] = f"{hours:g} {event['SEQUENCE']} {event['STATUS']} {start}"
    return found


Step = Callable[..., dict[str, str]]


def test_a_neighbour_that_moves_changes_nothing(step: Step) -> None:
    """Only the session that moved has a new stamp and revision; its UID stays, by its id."""
    before = step({NOVA: _team(A1, A2)})
    after = step({NOVA: _team(A1, A2.replace("MonA2", "TueA2"))})
    assert sorted(before.values()) == ["1 0 CONFIRMED Mon 13:00", "1 0 CONFIRMED Mon 14:00"]
    assert sorted(after.values()) == ["1 0 CONFIRMED Mon 13:00", "2 1 CONFIRMED Tue 14:00"]
    assert before.keys() == after.keys()


def test_a_new_room_is_a_revision_of_the_same_session(step: Step) -> None:
    """The UID is not made of the room."""
    before = step({NOVA: _team(A1)})
    after = step({NOVA: _team(A1.replace("bexar", "online"))})
    assert list(after.values()) == ["2 1 CONFIRMED Mon 13:00"]
    assert before.keys() == after.keys()


def test_a_new_description_is_a_change_and_no_revision(step: Step) -> None:
    """What subscribers need not act on doesn't count up, but is fetched."""
    step({NOVA: _team(A1)})
    after = step({NOVA: _team(A1.replace("}", ", description: Come}"))})
    assert list(after.values()) == ["2 0 CONFIRMED Mon 13:00"]


def test_cancelled_deleted_and_restored(step: Step) -> None:
    """Each step of it reaches subscribers as a higher revision of the same session."""
    first = step({NOVA: _team(A1, A2)})
    uid = next(uid for uid, said in first.items() if said.endswith("13:00"))
    cancelled = step({NOVA: _team(A1.replace("}", ", status: cancelled}"), A2)})
    assert cancelled[uid] == "2 1 CANCELLED Mon 13:00"
    deleted = step({NOVA: _team(A2)})
    assert deleted[uid] == "3 2 CANCELLED Mon 13:00"
    later = step({NOVA: _team(A2, name="Nova team")})  # which its entry shows
    assert later[uid] == "4 2 CANCELLED Mon 13:00"
    restored = step({NOVA: _team(A1, A2, name="Nova team")})
    assert restored[uid] == "5 3 CONFIRMED Mon 13:00"


def test_a_team_that_leaves_cancels_its_sessions(step: Step) -> None:
    """Who subscribed to everything learns of it."""
    before = step({NOVA: _team(A1)}, "schedule.ics")
    after = step({NOVA: None}, "schedule.ics")
    assert before.keys() == after.keys()
    assert "2 1 CANCELLED Mon 13:00" in after.values()


def test_an_event_file_that_changes_elsewhere_changes_no_session(step: Step) -> None:
    """A new notice is no news of a session; a time slot that moves is."""
    event = (BASE / "content/event.yaml").read_text("utf-8")
    before = step({NOVA: _team(A1)})
    assert step({"content/event.yaml": event + "notices: [{level: info, text: Hi}]\n"}) == before
    moved = event.replace('start: "13:00"', 'start: "13:30"')
    assert list(step({"content/event.yaml": moved}).values()) != list(before.values())


def test_a_version_that_cannot_be_read_is_passed_over(step: Step, tmp_path: Path) -> None:
    """A slip that is mended with the next commit cancels nothing."""
    before = step({NOVA: _team(A1)})
    Repository(tmp_path / "site").commit({NOVA: "name: ["}, NOON + 2 * HOUR)
    assert step({NOVA: _team(A1)}) == before


def test_another_event_in_the_same_repository_starts_anew(step: Step) -> None:
    """The sessions of the last event, by its id, are not cancelled ones of this one."""
    event = (BASE / "content/event.yaml").read_text("utf-8")
    step({NOVA: _team(A1, A2)})
    after = step({"content/event.yaml": event.replace("ptg-2022-10", "next"), NOVA: _team(A1)})
    assert list(after.values()) == ["2 0 CONFIRMED Mon 13:00"]
