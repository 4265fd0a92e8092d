"""A session's stamp is over the files that it is made of, and its revision never falls."""

from __future__ import annotations

from datetime import UTC, datetime

from ptgsite.history.stamps import Stamp, session_stamps
from tests.feeds.sample import schedule_of, session, team

EVENT, NOVA, CINDER, GLANCE = (
    "content/event.yaml",
    "teams/nova.yaml",
    "teams/cinder.yaml",
    "teams/glance.yaml",
)


def stamp(day: int, revision: int) -> Stamp:
    """A stamp of a day in October 2022."""
    return Stamp(datetime(2022, 10, day, tzinfo=UTC), revision)


def stamp_of(files: dict[str, Stamp], *joint: str) -> Stamp:
    """The stamp of a session of Nova's with these joint teams."""
    one = session("k", joint=tuple(team(name) for name in joint))
    return session_stamps(schedule_of(one), files)["k"]


def test_the_latest_of_its_files_counts() -> None:
    """The event's, the team's and the joint teams' files say when; another team's doesn't."""
    files = {EVENT: stamp(3, 0), NOVA: stamp(1, 0), CINDER: stamp(5, 0), GLANCE: stamp(9, 0)}
    assert stamp_of(files).time.day == 3
    assert stamp_of(files, "cinder").time.day == 5
    assert stamp_of({**files, NOVA: stamp(7, 0)}, "cinder").time.day == 7


def test_every_change_of_its_own_files_is_a_revision() -> None:
    """The event's and its team's commits add up."""
    files = {EVENT: stamp(1, 2), NOVA: stamp(1, 3), CINDER: stamp(1, 40)}
    assert stamp_of(files).revision == 5


def test_a_joint_team_that_leaves_takes_no_revision_along() -> None:
    """The revision after the change that ends a joint session is larger than the one before."""
    before = {EVENT: stamp(1, 2), NOVA: stamp(1, 3), CINDER: stamp(1, 40)}
    after = {**before, NOVA: stamp(2, 4)}
    assert stamp_of(after).revision > stamp_of(before, "cinder").revision
    assert stamp_of(after).time > stamp_of(before, "cinder").time
