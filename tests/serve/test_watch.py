"""Watching the sources: each way of saving is heard, and nothing else is."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest

from ptgsite.project import Project
from ptgsite.serve import watch
from ptgsite.serve.watch import Changes, watched
from tests.sites import write_site

_LONG = 20.0
"""Seconds to wait for what must come: for a machine that is busy with other tests, too."""

_SHORT = 0.4
"""Seconds in which what must not come would have come."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The base site, with a hidden file and another folder."""
    (tmp_path / "output").mkdir()
    return write_site(tmp_path, {})


@pytest.fixture
def changes(project: Project) -> Iterator[Changes]:
    """What is heard of it."""
    with watched(project) as made:
        yield made


def _in_place(file: Path) -> None:
    file.write_text("name: Changed\n", "utf-8")


def _by_rename(file: Path) -> None:
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_text("name: Changed\n", "utf-8")
    beside.rename(file)


def _by_moving_away(file: Path) -> None:
    file.rename(file.with_name(f"{file.name}~"))
    file.write_text("name: Changed\n", "utf-8")


def _from_elsewhere(file: Path) -> None:
    beside = file.parents[1] / "output" / "made"
    beside.write_text("name: Changed\n", "utf-8")
    beside.replace(file)


def _deleted(file: Path) -> None:
    file.unlink()


def _renamed(file: Path) -> None:
    file.rename(file.with_name("zuul.yaml"))


def _new(file: Path) -> None:
    file.with_name("zuul.yaml").write_text("name: Zuul\n", "utf-8")


def _folder_deleted(file: Path) -> None:
    shutil.rmtree(file.parent)


def _folder_replaced(file: Path) -> None:
    shutil.move(file.parent, file.parents[1] / "output")


def _theme(file: Path) -> None:
    _new_folder = file.parents[1] / "themes" / "mine" / "static"
    _new_folder.mkdir(parents=True)
    (_new_folder / "site.css").write_text("", "utf-8")


@pytest.mark.parametrize(
    "save",
    [
        _in_place,
        _by_rename,
        _by_moving_away,
        _from_elsewhere,
        _deleted,
        _renamed,
        _new,
        _folder_deleted,
        _folder_replaced,
        _theme,
    ],
)
def test_a_save_is_heard(project: Project, changes: Changes, save: Callable[[Path], None]) -> None:
    """However an editor goes about it, and in a folder that is new, too."""
    save(project.root / "teams" / "cinder.yaml")
    assert changes.wait(_LONG)


@pytest.mark.parametrize("name", ["teams", "content", "themes"])
def test_a_folder_that_is_made_anew_is_watched(
    project: Project, changes: Changes, name: str
) -> None:
    """As a branch that is checked out makes it; the watch on the old one is of no use."""
    folder = project.root / name
    for _ in range(2):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        assert changes.wait(_LONG)
        while changes.wait(_SHORT):
            pass
        (folder / "deep").mkdir()
        assert changes.wait(_LONG)
        (folder / "deep" / "new.yaml").write_text("name: New\n", "utf-8")
        assert changes.wait(_LONG)


def test_what_is_no_source_is_not_heard(project: Project, changes: Changes) -> None:
    """Reading, the output, hidden files, editors' backups, and what lies beside the folders."""
    (project.root / "teams" / "cinder.yaml").read_text("utf-8")
    (project.root / "output" / "index.html").write_text("", "utf-8")
    (project.root / "README.md").write_text("", "utf-8")
    (project.root / "teams" / ".nova.yaml.swp").write_text("", "utf-8")
    (project.root / "teams" / "nova.yaml~").write_text("", "utf-8")
    assert not changes.wait(_SHORT)


def test_a_burst_is_one_change(project: Project, changes: Changes) -> None:
    """A hundred files that come together are one reason to build."""
    for number in range(100):
        (project.root / "teams" / f"t{number}.yaml").write_text("name: T\n", "utf-8")
    assert changes.wait(_LONG)
    again = 0
    while changes.wait(_SHORT):
        again += 1
    assert again <= 10  # a busy machine may pause within it


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it isn't told what is whole")
@pytest.mark.parametrize("save", [_in_place, _by_rename, _by_moving_away])
def test_a_file_that_is_whole_is_not_waited_for(
    project: Project,
    changes: Changes,
    save: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Once it is closed or put in its place, nothing more of it is to come."""
    monkeypatch.setattr(watch, "QUIET", _LONG)
    monkeypatch.setattr(watch, "PATIENCE", 2 * _LONG)
    before = monotonic()
    save(project.root / "teams" / "cinder.yaml")
    assert changes.wait(_LONG)
    assert monotonic() - before < _LONG


def test_a_burst_without_end_is_looked_at() -> None:
    """A program that writes all the time doesn't keep the site from being built."""
    changes = Changes()
    stop = threading.Event()

    def write() -> None:
        while not stop.wait(0.005):
            changes.note()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert changes.wait(_LONG)
    finally:
        stop.set()
        writer.join()


def test_whoever_waits_is_let_go() -> None:
    """When the watch ends."""
    changes = Changes()
    threading.Timer(0.05, changes.close).start()
    assert not changes.wait(_LONG)
    assert changes.closed
    assert not changes.wait()
