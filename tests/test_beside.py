"""Work in another process comes to what it comes to here, whatever happens to that process."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

import ptgsite.pages.making
import ptgsite.whole_site
from ptgsite.beside import as_it_is, beside, by_all, processes
from ptgsite.build import build
from ptgsite.output.kept import KEPT
from ptgsite.output.manifest import notes
from ptgsite.pages.theme import ThemeError
from ptgsite.project import Project
from ptgsite.source.read import MANY, NONE, read_from
from ptgsite.source.storage import Disk
from tests.sites import write_site

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes can't be copied here"),
    # `processes` minds threads; those of the test runner don't mind.
    pytest.mark.filterwarnings("ignore:This process .* multi-threaded:DeprecationWarning"),
]
HERE = os.getpid()

JOINT = "name: Nova\nkind: project\nslots: [{slot: MonA2, room: bexar, with: [cinder]}]\n"


def test_what_another_process_has_done_is_handed_over() -> None:
    """In its order, and the work was not done here."""
    found = list(beside(lambda: ((number, os.getpid()) for number in range(3))))
    assert [number for number, _ in found] == [0, 1, 2]
    assert os.getpid() not in {process for _, process in found}


def _fails_there() -> Iterator[int]:
    yield 1
    if os.getpid() != HERE:
        raise ValueError
    yield 2


def _ends_there() -> Iterator[int]:
    yield 1
    if os.getpid() != HERE:
        os._exit(0)
    yield 2


def _cannot_be_sent_whole() -> Iterator[object]:
    yield 1
    yield 2 if os.getpid() == HERE else (lambda: 2)


@pytest.mark.parametrize("work", [_fails_there, _ends_there, _cannot_be_sent_whole])
def test_work_that_fails_there_is_done_here(work: Callable[[], Iterator[object]]) -> None:
    """What was handed over before is not handed over again."""
    assert list(beside(work)) == [1, 2]


def test_files_are_read_by_several_processes_as_by_one(tmp_path: Path) -> None:
    """The same sources and problems, in the same order."""
    teams = {f"teams/team-{each}.yaml": f"name: Team {each}\nkind: sig\n" for each in range(MANY)}
    spoilt: dict[str, str | bytes] = {
        "teams/team-2.yaml": "name: [",
        "teams/team-3.yaml": b"\xff",
        "teams/team-40.yaml": "name: Forty\nkind: clan\nslots: [{slot: MonA1}]\n",
        "teams/team-77.yaml": "(no file)\n",
    }
    site = Disk(write_site(tmp_path, {**teams, **spoilt}).root)
    alone = read_from(site, NONE)
    for workers in (2, 3):
        assert read_from(site, NONE, workers=workers) == alone
    assert {each.where.file for each in alone.problems} == set(list(spoilt)[:3])


def test_a_mistake_is_raised_here() -> None:
    """As if there had been one process."""

    def work() -> Iterator[int]:
        yield 1
        raise ValueError("of the work")

    with pytest.raises(ValueError, match="of the work"):
        list(beside(work))


def test_no_process_is_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system may be out of processes or memory."""

    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    assert list(beside(lambda: iter((1, 2)))) == [1, 2]


_ABANDONED = """
import os, signal
from pathlib import Path
from ptgsite.beside import beside

def work():
    yield 1
    here = os.getppid()
    os.kill(here, signal.SIGKILL)
    while os.getppid() == here:
        pass
    yield 2
    Path("went-on").touch()

list(beside(work))
"""


def test_nobody_works_for_a_process_that_is_gone(tmp_path: Path) -> None:
    """A build may be killed by itself; what would be made for it nobody would take."""
    command = [sys.executable, "-c", _ABANDONED]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    # All have ended by now: the other process had its output, too.
    assert (done.returncode, list(tmp_path.iterdir())) == (-signal.SIGKILL, [])


def _numbered(number: int) -> Iterator[tuple[int, int]]:
    yield number, os.getpid()
    yield -number, os.getpid()


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_each_job_is_done_once(workers: int) -> None:
    """By whichever process is free."""
    taken: list[int] = []
    jobs = [partial(_numbered, each) for each in range(300)]
    found = list(by_all(jobs, workers, taken.append, as_it_is))
    assert sorted(number for number, _ in found) == sorted((*range(300), *range(-299, 1)))
    here = {number for number, process in found if process == HERE and number > 0}
    assert here == set(taken) - {0}


def test_others_begin_before_anything_is_asked_for() -> None:
    """So that this process can do something else meanwhile."""
    reading, writing = os.pipe()

    def job() -> Iterator[int]:
        os.write(writing, b"begun")
        yield os.getpid()

    found = by_all([job], 2, lambda _: None, as_it_is)
    assert select.select([reading], [], [], 60)[0] == [reading]
    assert HERE not in found


def _slow_here(number: int) -> Iterator[int]:
    """A job that another process takes, and fails at."""
    if os.getpid() == HERE:
        time.sleep(0.01)
    elif number > 2:
        os._exit(1)
    yield number


def test_jobs_that_fail_there_are_done_here() -> None:
    """Those that the other process had done are not done again, and none is lost."""
    jobs = [partial(_slow_here, each) for each in range(20)]
    assert sorted(by_all(jobs, 3, lambda _: None, as_it_is)) == list(range(20))


def test_after_a_mistake_no_other_job_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody would wait for what comes of them."""
    forked: list[int] = []

    def noted(fork: Callable[[], int]) -> int:
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr(os, "fork", partial(noted, os.fork))

    def job(number: int) -> Iterator[int]:
        if os.getpid() == HERE:
            raise ZeroDivisionError
        (tmp_path / f"{number}").touch()
        time.sleep(0.01)
        yield number

    with pytest.raises(ZeroDivisionError):
        list(by_all([partial(job, each) for each in range(1_000)], 2, lambda _: None, as_it_is))
    os.waitpid(forked[0], 0)  # it ends when it finds none
    assert len(list(tmp_path.iterdir())) < 500


def test_a_process_with_threads_is_not_copied() -> None:
    """Their locks would never be released in the copy."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert processes() == 1
    finally:
        done.set()
        thread.join()


def test_windows_has_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no fork there."""
    monkeypatch.delattr(os, "fork")
    assert processes() == 1


def _files(folder: Path) -> dict[str, bytes]:
    """Every file, but for the record of when each page was written."""
    found = [path for path in folder.rglob("*") if path.is_file() and path != folder / KEPT]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _in_processes(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(ptgsite.whole_site, "LARGE", 0)
    monkeypatch.setattr(ptgsite.pages.making, "FEW", 0)
    monkeypatch.setattr(ptgsite.whole_site, "processes", lambda: number)


def test_several_processes_write_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many there are; and what is to be told of the files is the same."""
    project = write_site(tmp_path / "site", {"teams/nova.yaml": JOINT})
    with (project.root / "content/event.yaml").open("a", encoding="utf-8") as file:
        file.write("ptgbot: https://bot.example.org/ptg.json\n")
    for number in (1, 2, 3):
        _in_processes(monkeypatch, number)
        build(project, tmp_path / str(number))
    assert _files(tmp_path / "1") == _files(tmp_path / "2") == _files(tmp_path / "3")
    assert [path for path, _ in notes(tmp_path / "3")] == ["ptg.json"]


def _fault(project: Project, output: Path) -> str:
    with pytest.raises(ThemeError) as error:
        build(project, output)
    return str(error.value)


@pytest.mark.parametrize("kinds", [("team", "room"), ("home", "404"), ("day", "topics", "teams")])
def test_the_same_fault_of_a_theme_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kinds: tuple[str, ...]
) -> None:
    """That of the first faulty page, whoever meets it."""
    faulty = {f"themes/default/templates/{kind}.html": f"{{{{ {kind} ( }}}}" for kind in kinds}
    project = write_site(tmp_path / "site", dict(faulty))
    told = set()
    for number in (1, 2, 3):
        _in_processes(monkeypatch, number)
        told.add(_fault(project, tmp_path / "output"))
    assert len(told) == 1
