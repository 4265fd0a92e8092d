"""A session's life in a repository: what each subscriber is told, whatever happens around it."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest

from ptgsite.build import build
from ptgsite.history.git import blob_id
from ptgsite.project import Project
from tests.history.repositories import NOON, Repository, isolate
from tests.history.site import HOUR, Site, events, hours, nova
from tests.sites import BASE

NOVA, EVENT = "teams/nova.yaml", "content/event.yaml"
BASE_EVENT = (BASE / EVENT).read_text("utf-8")


def _titles(feed: bytes) -> list[bytes]:
    return [line for line in feed.splitlines() if line.startswith(b"SUMMARY:")]


A = "{slot: MonA1, room: bexar}"
B = "{slot: MonA1, room: online}"
CONFIRMED, CANCELLED = "CONFIRMED", "CANCELLED"


def test_a_change_of_the_event_that_no_calendar_shows_changes_no_byte(site: Site) -> None:
    """Not of its breaks, nor of the calendar's own lines."""
    site.commit({NOVA: nova(A)})
    before = site.feed()
    site.commit({EVENT: BASE_EVENT + "notices: [{level: info, text: Hi}]\n"})
    assert site.feed() == before


def test_a_break_has_its_own_revisions(site: Site) -> None:
    """A longer one is revised; the one of another day, and one that is new, are not."""
    pause = '{title: Coffee, start: "15:00", end: "16:00"}'
    tea = '{title: Tea, date: 2022-10-17, start: "12:00", end: "12:30"}'
    site.commit({EVENT: BASE_EVENT.replace(pause, f"{pause}\n  - {tea}")})
    assert sorted(site.told("Coffee")) == [(1, 0, CONFIRMED)] * 2
    assert site.told("Tea") == [(2, 0, CONFIRMED)]
    longer = tea.replace("12:30", "12:45")
    site.commit({EVENT: BASE_EVENT.replace(pause, f"{pause}\n  - {longer}")})
    assert sorted(site.told("Coffee")) == [(1, 0, CONFIRMED)] * 2
    assert site.told("Tea") == [(3, 1, CONFIRMED)]
    site.commit({EVENT: BASE_EVENT})
    site.commit({EVENT: BASE_EVENT.replace(pause, f"{pause}\n  - {longer}")})
    assert site.told("Tea") == [(5, 2, CONFIRMED)]


def test_a_change_that_is_not_committed_has_the_files_own_time(site: Site) -> None:
    """It is a revision, made when the file was written; committing it is none of its own."""
    site.commit({NOVA: nova(A)})
    site.write(NOVA, nova(B), hours=2)
    assert site.told() == [(4, 1, CONFIRMED)]
    site.commit({}, hours=3)
    assert site.told() == [(5, 1, CONFIRMED)]


def test_builds_in_one_process_leave_nothing_behind(site: Site) -> None:
    """As when a site is served while it is edited: what is undone has never been."""
    site.commit({NOVA: nova(A)})
    before = site.feed()
    site.write(NOVA, nova(B), hours=2)
    assert site.told() == [(4, 1, CONFIRMED)]
    site.write(NOVA, nova(A), hours=3)
    assert site.feed() == before


def test_a_break_that_moves_stays_the_same(site: Site) -> None:
    """By its title: nobody has lunch twice for it."""
    before = events(site.feed())
    pause = '{title: Coffee, start: "15:00", end: "16:00"}'
    later = '{title: Coffee, start: "15:10", end: "15:50"}'
    site.commit({EVENT: BASE_EVENT.replace(pause, later)})
    assert events(site.feed()).keys() == before.keys()
    assert site.told("Coffee") == [(2, 1, CONFIRMED)] * 2


def test_a_file_that_is_only_touched_is_not_changed(site: Site) -> None:
    """A fresh clone has files of today; line ends that git converts make no difference either."""
    site.commit({NOVA: nova(A)})
    (site.root / NOVA).write_bytes(nova(A).replace("\n", "\r\n").encode())
    assert site.told() == [(2, 0, CONFIRMED)]


def test_a_team_that_is_deleted_but_not_committed(site: Site) -> None:
    """Its sessions are cancelled, as they will be."""
    site.commit({NOVA: nova(A)})
    (site.root / NOVA).unlink()
    os.utime(site.root / "teams", (site.clock + HOUR,) * 2)
    assert site.told() == [(3, 1, CANCELLED)]


def test_a_builders_own_time_wins_over_files(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH makes a build of what is not committed the same anywhere."""
    site.commit({NOVA: nova(A)})
    site.write(NOVA, nova(B), hours=2)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON + 9 * HOUR))
    assert site.told() == [(9, 1, CONFIRMED)]


@pytest.mark.parametrize(
    "slip",
    [
        "name: [",
        "name: Nova\nkind: project\nslots: [{slot: MonA1}]\n",
        "name: Nova\nkind: project\nslots: [{slot: MonX9, room: bexar}]\n",
        "name: Nova\nkind: project\nslots: [{slot: MonA1, room: nowhere}]\n",
        "name: Nova\nkind: project\nslots: 3\n",
        "a: &a [*a]",
        "\0",
        "x" * 250_001,
    ],
)
def test_a_slip_in_the_middle_of_the_history_cancels_nothing(slip: str, site: Site) -> None:
    """It was never published, since it has an error; whoever mended it made no revision."""
    site.commit({NOVA: nova(A)})
    site.commit({NOVA: slip})
    site.commit({NOVA: nova(A)})
    assert site.told() == [(2, 0, CONFIRMED)]


@pytest.mark.parametrize("slip", ["name: [", "days: []\n", ""])
def test_a_slip_in_the_events_file_cancels_nothing(slip: str, site: Site) -> None:
    """Nor does one that would leave the event without days."""
    site.commit({NOVA: nova(A)})
    site.commit({EVENT: slip})
    site.commit({EVENT: BASE_EVENT})
    assert site.told() == [(2, 0, CONFIRMED)]


def test_a_merge_is_one_change(site: Site) -> None:
    """However many commits a pull request had, and whatever their clocks said."""
    site.commit({NOVA: nova(A)})
    site.repository.git("checkout", "--quiet", "-b", "change")
    for hour, slot in ((50, B), (-20, A), (3, B)):
        site.repository.commit({NOVA: nova(slot)}, site.clock + hour * HOUR)
    site.repository.git("checkout", "--quiet", "main")
    merged = site.clock + 4 * HOUR
    site.repository.git("merge", "--quiet", "--no-ff", "change", time=merged)
    assert site.told() == [(6, 1, CONFIRMED)]


def test_a_slow_clock_takes_nothing_back(site: Site) -> None:
    """A revision is never older than the one before it."""
    site.commit({NOVA: nova(A)}, hours=9)
    site.commit({NOVA: nova(B)}, hours=-5)
    assert site.told() == [(10, 1, CONFIRMED)]


def test_a_renamed_team_is_another_team(site: Site) -> None:
    """Its id is its file's name: the old one's sessions are cancelled, the new one's are new."""
    site.commit({NOVA: nova(A)})
    site.commit({NOVA: None, "teams/nova-team.yaml": nova(A)})
    assert sorted(site.told()) == [(3, 0, CONFIRMED), (3, 1, CANCELLED)]


def test_a_site_in_a_folder_among_odd_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A namesake elsewhere in the repository is another file."""
    isolate(monkeypatch, tmp_path / "home")
    site = Site(tmp_path / "repository", "docs/a site")
    site.commit({NOVA: nova(A)})
    site.repository.commit({NOVA: nova(B), 'teams/x "y"\n.yaml': "x"}, site.clock + HOUR)
    assert site.told() == [(2, 0, CONFIRMED)]


def test_a_shallow_clone_keeps_the_identities(site: Site, tmp_path: Path) -> None:
    """And says that it may count revisions too low."""
    site.commit({NOVA: nova(A)})
    site.commit({NOVA: nova(B)})
    clone = tmp_path / "clone"
    source = f"file://{site.repository.root}"
    site.repository.git("clone", "--quiet", "--depth=1", source, str(clone))
    built = build(Project(clone), tmp_path / "other")
    assert built.history is not None
    shallow = events((tmp_path / "other/schedule.ics").read_bytes())
    assert shallow.keys() == events(site.feed()).keys()


def test_sessions_of_teams_that_are_gone_have_an_order(site: Site) -> None:
    """Not that in which they were met, which was another in each process."""
    site.commit({NOVA: nova(A)})
    ironic = nova("{slot: MonA1, room: austin}").replace("Nova", "Ironic")
    site.commit({"teams/ironic.yaml": ironic})
    site.commit({NOVA: None, "teams/ironic.yaml": None})
    gone = [title for title in _titles(site.feed()) if b"Cancelled" in title]
    assert gone == [b"SUMMARY:Cancelled: Ironic", b"SUMMARY:Cancelled: Nova"]


def test_a_slot_that_gets_an_id_is_cancelled_for_nobody_who_reads(site: Site) -> None:
    """It goes on where it was: only feeds say that its old key is gone, until it moves."""
    site.commit({NOVA: nova(A)})
    site.commit({NOVA: nova("{slot: MonA1, room: bexar, id: first}")})
    assert sorted(site.told()) == [(3, 0, CONFIRMED), (3, 1, CANCELLED)]
    for feed in ("teams/nova.ics", "rooms/bexar.ics", "days/2022-10-17.ics"):
        assert sum(b"Nova" in line for line in _titles(site.feed(feed))) == 2
    assert "Cancelled" not in (site.output / "teams/nova/index.html").read_text("utf-8")
    site.commit({NOVA: nova("{slot: MonA2, room: bexar, id: first}")})
    assert sorted(site.told()) == [(4, 1, CANCELLED), (4, 1, CONFIRMED)]
    assert "Cancelled" in (site.output / "teams/nova/index.html").read_text("utf-8")


def test_a_partial_clone_keeps_what_it_has(site: Site, tmp_path: Path) -> None:
    """It has the files of the newest commit, whose time counts, and says that it lacks others."""
    site.commit({NOVA: nova(A)})
    site.commit({NOVA: nova(B)})
    clone = tmp_path / "clone"
    site.repository.git("config", "uploadpack.allowFilter", "true")
    source = f"file://{site.repository.root}"
    site.repository.git("clone", "--quiet", "--filter=blob:none", source, str(clone))
    built = build(Project(clone), tmp_path / "other")
    assert "partial clone" in (built.history or "")
    (partial,) = [
        event
        for event in events((tmp_path / "other/schedule.ics").read_bytes()).values()
        if "Nova" in event["SUMMARY"]
    ]
    assert [(hours(partial), int(partial["SEQUENCE"]), str(partial["STATUS"]))] == [
        (3, 0, CONFIRMED)
    ]
    assert site.told() == [(3, 1, CONFIRMED)]


def test_what_a_file_still_says_is_not_asked_for(site: Site) -> None:
    """Git's copy of it may even be lost; that of an older version counts."""
    site.commit({NOVA: nova(A)})
    site.commit({NOVA: nova(B)})
    blob = site.repository.git("rev-parse", f"HEAD:{NOVA}").strip()
    (site.repository.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    assert site.told() == [(3, 1, CONFIRMED)]


@pytest.mark.parametrize("form", ["sha1", "sha256"])
def test_contents_have_the_ids_that_git_gives_them(form: str, tmp_path: Path) -> None:
    """In both of its formats."""
    repository, text = Repository(tmp_path / "repository"), "name: Zoë\n"
    (repository.root / "file").write_text(text, "utf-8", newline="")
    repository.git("init", "--quiet", f"--object-format={form}", "other")
    given = repository.git("-C", "other", "hash-object", str(repository.root / "file")).strip()
    assert blob_id(text, len(given)) == given


def test_no_setting_of_git_changes_what_is_read(site: Site) -> None:
    """Those that say how a log looks are for people."""
    site.commit({NOVA: nova(A)})
    site.repository.git("config", "i18n.logOutputEncoding", "UTF-16")
    site.repository.git("config", "format.pretty", "mine")
    assert site.told() == [(2, 0, CONFIRMED)]


def test_no_revision_ever_falls(site: Site) -> None:
    """After any steps: no session is forgotten, and whoever sees another one sees a later one."""
    choice = random.Random(2022)
    slots = [
        f"{{slot: {day}A{hour}, room: {room}, id: {name}, status: {status}}}"
        for day in ("Mon", "Tue")
        for hour in (1, 2)
        for room in ("online", "attic")
        for name in ("x", "y")
        for status in ("confirmed", "cancelled")
    ]
    attic = BASE_EVENT.replace("rooms:\n", "rooms:\n  - {id: attic, name: Attic}\n")
    site.commit({EVENT: attic})
    before: dict[str, Any] = {}
    for _ in range(25):
        some = {text.split("id: ")[1][0]: text for text in choice.sample(slots, 2)}
        places = {text[:12] for text in some.values()}
        text = nova(*some.values()) if len(places) == len(some) else nova(slots[0])
        step: dict[str, str | None] = {NOVA: choice.choice([text, text, text, None])}
        if step[NOVA] is None and not (site.root / NOVA).exists():
            continue
        site.commit(step, hours=choice.randint(1, 3))
        now = events(site.feed())
        assert before.keys() <= now.keys()
        for uid, old in before.items():
            _is_no_older(old, now[uid])
        before = now


def _is_no_older(old: Any, new: Any) -> None:
    assert new["SEQUENCE"] >= old["SEQUENCE"]
    assert new["DTSTAMP"].dt >= old["DTSTAMP"].dt
    times = [(event["DTSTART"].dt, event["DTEND"].dt, event["STATUS"]) for event in (old, new)]
    assert new["SEQUENCE"] > old["SEQUENCE"] or times[0] == times[1]
    if new["SEQUENCE"] == old["SEQUENCE"] and new["DTSTAMP"].dt == old["DTSTAMP"].dt:
        assert new.to_ical() == old.to_ical()
