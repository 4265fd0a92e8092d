"""A file's stamp comes from the commits that touched it, whatever the repository looks like."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ptgsite.history.stamps import Stamp, file_stamps
from tests.history.repositories import NOON, Repository, isolate

NOVA, CINDER = "teams/nova.yaml", "teams/cinder.yaml"
DAY = 86_400
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _isolated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    isolate(monkeypatch, tmp_path / "home")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository."""
    return Repository(tmp_path / "repo")


def stamp(seconds: int, revision: int) -> Stamp:
    """The stamp of a file that changed last at `seconds` since 1970."""
    return Stamp(datetime.fromtimestamp(seconds, UTC), revision)


def test_each_commit_that_touches_a_file_is_a_revision(repository: Repository) -> None:
    """The time is the last such commit's, and the first one is revision 0."""
    repository.commit({NOVA: "1", CINDER: "1"}, NOON)
    repository.commit({NOVA: "2"}, NOON + 10)
    repository.commit({"README": "no part of the site"}, NOON + 20)
    repository.commit({NOVA: "3"}, NOON + 30)
    stamps = file_stamps(repository.root, [NOVA, CINDER])
    assert stamps == {NOVA: stamp(NOON + 30, 2), CINDER: stamp(NOON, 0)}
    assert stamps[NOVA].time.tzinfo is UTC


def test_a_file_may_claim_any_time(tmp_path: Path) -> None:
    """Some file systems have years that no calendar has; all that is too early is 1970."""
    (tmp_path / "teams").mkdir()
    (tmp_path / NOVA).write_text("1")
    os.utime(tmp_path / NOVA, (-1_000_000_000, -1_000_000_000))
    assert file_stamps(tmp_path, [NOVA]) == {NOVA: stamp(0, 0)}


def test_only_the_files_asked_for_are_stamped(repository: Repository) -> None:
    """A deleted or another file of the folder is none of them; asking for none gives none."""
    repository.commit({NOVA: "1", CINDER: "1"}, NOON)
    repository.commit({CINDER: None}, NOON + 1)
    assert list(file_stamps(repository.root, [NOVA])) == [NOVA]
    assert file_stamps(repository.root, []) == {}


def test_a_slow_clock_takes_nothing_back(repository: Repository) -> None:
    """When a later commit claims an earlier time, the latest time stays and the revision grows."""
    repository.commit({NOVA: "1"}, NOON)
    repository.commit({NOVA: "2"}, NOON - DAY)
    assert file_stamps(repository.root, [NOVA]) == {NOVA: stamp(NOON, 1)}


def test_a_merge_counts_once_and_when_it_was_merged(repository: Repository) -> None:
    """Readers saw a pull request's changes when it was merged, however many commits it had."""
    repository.commit({NOVA: "1", CINDER: "1"}, NOON)
    repository.git("checkout", "--quiet", "-b", "change")
    repository.commit({NOVA: "2"}, NOON + 1)
    repository.commit({NOVA: "3"}, NOON + 2)
    repository.git("checkout", "--quiet", "main")
    repository.commit({CINDER: "2"}, NOON + 3)
    repository.git("merge", "--quiet", "--no-ff", "change", time=NOON + 4)
    stamps = file_stamps(repository.root, [NOVA, CINDER])
    assert stamps == {NOVA: stamp(NOON + 4, 1), CINDER: stamp(NOON + 3, 1)}


def test_a_site_may_be_a_folder_of_its_repository(repository: Repository) -> None:
    """Paths are relative to the site, and a namesake elsewhere in the repository doesn't count."""
    repository.commit({f"site/{NOVA}": "1"}, NOON)
    repository.commit({NOVA: "another one"}, NOON + 1)
    assert file_stamps(repository.root / "site", [NOVA]) == {NOVA: stamp(NOON, 0)}


@pytest.mark.parametrize(
    "name", ["a b.md", 'quo"te.md', "new\nline.md", "\nfirst.md", "ü.md", "*.md", ":!x.md"]
)
def test_odd_names_are_found(repository: Repository, name: str) -> None:
    """No character in a name hides its history, nor gives it that of another file."""
    odd = f"content/{name}"
    repository.commit({odd: "1", "content/other.md": "1"}, NOON)
    repository.commit({"content/other.md": "2"}, NOON + 1)
    repository.commit({odd: "2"}, NOON + 2)
    assert file_stamps(repository.root, [odd]) == {odd: stamp(NOON + 2, 1)}


def test_a_renamed_file_starts_anew(repository: Repository) -> None:
    """A team's id is its file's name: with another name it is another team."""
    repository.commit({NOVA: "the same text"}, NOON)
    repository.commit({NOVA: None, CINDER: "the same text"}, NOON + 1)
    assert file_stamps(repository.root, [CINDER]) == {CINDER: stamp(NOON + 1, 0)}


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("log.showSignature", "true"),
        ("log.showRoot", "false"),
        ("log.follow", "true"),
        ("log.diffMerges", "off"),
        ("log.decorate", "full"),
        ("log.date", "relative"),
        ("log.abbrevCommit", "true"),
        ("format.pretty", "full"),
        ("format.notes", "*"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("core.pager", "false"),
        ("core.fsmonitor", "touch ran; false"),
        ("diff.renames", "copies"),
        ("diff.orderFile", "no such file"),
        ("diff.external", "touch ran; false"),
        ("diff.relative", "false"),
        ("diff.noprefix", "true"),
        ("pager.log", "touch ran; cat"),
        ("gpg.program", "touch ran; false"),
    ],
)
def test_settings_change_nothing(repository: Repository, setting: str, value: str) -> None:
    """What a repository's own configuration says about logs and programs is not asked."""
    repository.commit({NOVA: "1", CINDER: "same"}, NOON)
    repository.git("checkout", "--quiet", "-b", "change")
    repository.commit({CINDER: None, NOVA: "same"}, NOON + 1)
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "change", time=NOON + 2)
    repository.git("config", setting, value)
    assert file_stamps(repository.root, [NOVA]) == {NOVA: stamp(NOON + 2, 1)}
    assert not (repository.root / "ran").exists()


def test_variables_of_a_hook_change_nothing(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build started by a hook of another repository still asks the site's own."""
    other = Repository(tmp_path / "other")
    other.commit({NOVA: "1"}, NOON + DAY)
    repository.commit({NOVA: "1"}, NOON)
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / ".git/index"))
    assert file_stamps(repository.root, [NOVA]) == {NOVA: stamp(NOON, 0)}


def test_a_shallow_clone_knows_what_it_has(repository: Repository, tmp_path: Path) -> None:
    """Files that changed before the clone begins get the time of its first commit."""
    repository.commit({NOVA: "1"}, NOON)
    repository.commit({CINDER: "1"}, NOON + 1)
    repository.commit({CINDER: "2"}, NOON + 2)
    repository.git(
        "clone", "--quiet", "--depth=2", f"file://{repository.root}", str(tmp_path / "c")
    )
    stamps = file_stamps(tmp_path / "c", [NOVA, CINDER])
    assert stamps == {NOVA: stamp(NOON + 1, 0), CINDER: stamp(NOON + 2, 1)}


def test_a_clone_without_contents_is_enough(repository: Repository, tmp_path: Path) -> None:
    """The walk needs no file's content, so a blobless clone says all and fetches nothing."""
    repository.commit({NOVA: "1"}, NOON)
    repository.commit({NOVA: "2"}, NOON + 1)
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "c"
    words = ("--quiet", "--no-checkout", "--filter=blob:none")
    repository.git("clone", *words, f"file://{repository.root}", str(clone))
    repository.root.rename(tmp_path / "unreachable")
    assert file_stamps(clone, [NOVA]) == {NOVA: stamp(NOON + 1, 1)}


@pytest.mark.parametrize(("seconds", "year"), [(7 * 10**9, 2191), (10**11, 2199), (10**13, 2199)])
def test_impossible_times_are_bounded(repository: Repository, seconds: int, year: int) -> None:
    """A commit may claim any second; a stamp is a time that a calendar can write."""
    repository.commit({NOVA: "1"}, seconds)
    assert file_stamps(repository.root, [NOVA])[NOVA].time.year == year


def test_a_file_that_is_not_committed_has_the_fallback(repository: Repository) -> None:
    """Given a time, an unknown file has it; otherwise its own, in whole seconds."""
    repository.commit({NOVA: "1"}, NOON)
    new = repository.root / CINDER
    new.write_text("new")
    os.utime(new, (NOON + 5.75, NOON + 5.75))
    assert file_stamps(repository.root, [NOVA, CINDER], EPOCH) == {
        NOVA: stamp(NOON, 0),
        CINDER: Stamp(EPOCH, 0),
    }
    assert file_stamps(repository.root, [CINDER]) == {CINDER: stamp(NOON + 5, 0)}


def test_no_repository_means_the_fallback(tmp_path: Path) -> None:
    """A site that was unpacked from an archive builds as well."""
    path = tmp_path / NOVA
    path.parent.mkdir()
    path.write_text("1")
    assert file_stamps(tmp_path, [NOVA], EPOCH) == {NOVA: Stamp(EPOCH, 0)}


def test_a_repository_without_commits_means_the_fallback(repository: Repository) -> None:
    """Before the first commit there is no history to ask."""
    (repository.root / "teams").mkdir()
    (repository.root / NOVA).write_text("1")
    assert file_stamps(repository.root, [NOVA], EPOCH) == {NOVA: Stamp(EPOCH, 0)}


def test_no_git_means_the_fallback(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git isn't installed, sites build without it."""
    repository.commit({NOVA: "1"}, NOON)
    monkeypatch.setenv("PATH", "")
    assert file_stamps(repository.root, [NOVA], EPOCH) == {NOVA: Stamp(EPOCH, 0)}
