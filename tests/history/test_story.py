"""What /changes/ and changes.atom tell of a repository's history."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from ptgsite.build import build
from ptgsite.project import Project
from tests.history.repositories import NOON, isolate
from tests.history.site import HOUR, Site, nova
from tests.sites import BASE, files_of

NOVA, EVENT = "teams/nova.yaml", "content/event.yaml"
BASE_EVENT = (BASE / EVENT).read_text("utf-8")
PUBLISHED = "The schedule of Project Teams Gathering is published"


A = "{slot: MonA1, room: bexar}"
B = "{slot: MonA1, room: online}"
ADDED = ["New team: Nova", "New: Nova, Mon 13:00–14:00 in Bexar"]
MOVED = "Nova moved from Bexar to Online, Mon 13:00–14:00"


def _told(feed: bytes) -> list[list[str]]:
    """What each entry of changes.atom lists."""
    found = re.findall(r'<content type="html">(.*?)</content>', feed.decode())
    return [re.findall(r"<li>(.*?)</li>", unescape(one)) for one in found]


def _story(site: Site) -> list[list[str]]:
    return _told(site.feed("changes.atom"))


def test_each_commit_that_changes_something_is_told(site: Site) -> None:
    """Newest first, in the same words as elsewhere; the page has them too."""
    site.commit({NOVA: nova(A)})
    site.commit({NOVA: "# Compute\n" + nova(A), "README": "x"})
    site.commit({NOVA: nova(B)})
    assert _story(site) == [[MOVED], ADDED, [PUBLISHED]]
    page = re.sub("<.*?>", "", (site.output / "changes/index.html").read_text("utf-8"))
    assert page.index(MOVED) < page.index(ADDED[0]) < page.index(PUBLISHED)
    assert "A Person" not in page


def test_what_is_not_committed_is_not_told(site: Site) -> None:
    """It has no commit that an entry could be known by, and may yet be otherwise."""
    site.write(NOVA, nova(A), hours=1)
    assert _story(site) == [[PUBLISHED]]


def test_a_slip_is_told_neither_when_it_comes_nor_when_it_goes(site: Site) -> None:
    """It was never published."""
    site.commit({NOVA: nova(A)})
    for slip in ("name: [", nova("{slot: MonX, room: bexar}"), nova("{room: bexar}")):
        site.commit({NOVA: slip})
        site.commit({NOVA: nova(A)})
    assert _story(site) == [ADDED, [PUBLISHED]]


def test_a_merge_is_told_once(site: Site) -> None:
    """As what it has changed, and not as all that was tried on the way."""
    site.repository.git("checkout", "--quiet", "-b", "change")
    for hour, slot in enumerate((A, B, A, B)):
        site.repository.commit({NOVA: nova(slot)}, site.clock + hour)
    site.repository.git("checkout", "--quiet", "main")
    site.repository.git("merge", "--quiet", "--no-ff", "change", time=site.clock + HOUR)
    assert _story(site) == [["New team: Nova", ADDED[1].replace("Bexar", "Online")], [PUBLISHED]]


def test_another_event_begins_another_story(site: Site) -> None:
    """Who follows this event does not care what the last one was like."""
    site.commit({NOVA: nova(A)})
    site.commit({EVENT: BASE_EVENT.replace("ptg-2022-10", "next")})
    assert _story(site) == [[PUBLISHED]]


def test_times_never_go_back(site: Site) -> None:
    """A reader sorts entries by their times: what came later is not shown as earlier."""
    site.commit({NOVA: nova(A)}, hours=9)
    site.commit({NOVA: nova(B)}, hours=-5)
    times = re.findall(rb"<updated>(.*?)</updated>", site.feed("changes.atom"))
    assert times == sorted(times, reverse=True)


def test_a_shallow_clone_does_not_know_when_it_began(site: Site, tmp_path: Path) -> None:
    """That all of it were published with the oldest commit that is there would be wrong."""
    site.commit({NOVA: nova(A)})
    site.commit({NOVA: nova(B)})
    clone = tmp_path / "clone"
    source = f"file://{site.repository.root}"
    site.repository.git("clone", "--quiet", "--depth=2", source, str(clone))
    build(Project(clone), tmp_path / "other")
    assert _told((tmp_path / "other/changes.atom").read_bytes()) == [[MOVED]]


def test_without_git_there_is_nothing_to_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says so, the feed is empty, and two builds are equal."""
    isolate(monkeypatch, tmp_path / "home")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    for name, text in files_of(BASE).items():
        path = tmp_path / "plain" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    outputs = [tmp_path / "one", tmp_path / "two"]
    for output in outputs:
        build(Project(tmp_path / "plain"), output)
    first, second = ((output / "changes.atom").read_bytes() for output in outputs)
    assert (first, _told(first)) == (second, [])
    assert "No change is known yet" in (outputs[0] / "changes/index.html").read_text("utf-8")
