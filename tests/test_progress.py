"""What a build says of itself while it runs, and how long its stages took."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from ptgsite import cli
from ptgsite.build import build
from ptgsite.cli import progress as module
from ptgsite.cli.progress import Progress
from ptgsite.source.read import begin_reading
from tests.sites import write_site

CLEAR = "\r\x1b[K"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, in seconds, that a progress reads; a test turns it forward."""
    time = [0.0]
    monkeypatch.setattr(module, "perf_counter", lambda: time[0])
    return time


def test_a_long_build_says_what_it_does(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    """What, how many of how many, and how much time is left; the line goes at the end."""
    progress = Progress(visible=True)
    for second, what, done, of in (
        (0.0, "check", 0, 0),
        (2.0, "schedule", 0, 0),
        (3.0, "pages", 0, 1000),
        (3.5, "pages", 100, 1000),
        (5.0, "pages", 250, 1000),
    ):
        clock[0] = second
        progress(what, done, of)
    progress.end()
    lines = ["schedule …", "pages: 0 of 1,000", "pages: 100 of 1,000"]
    lines += ["pages: 250 of 1,000, 6 s left", ""]
    assert capsys.readouterr().err == "".join(CLEAR + line for line in lines)


def test_one_build_after_another(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    """As in `serve`: each says something if it takes long itself."""
    progress = Progress(visible=True)
    for second, what in ((0.0, "check"), (2.0, "writing"), (2.5, ""), (9.0, "check"), (9.5, "")):
        clock[0] = second
        progress(what, 0, 0)
    assert capsys.readouterr().err == f"{CLEAR}writing …{CLEAR}"


def test_a_short_build_says_nothing(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    """Nor does any build where nobody watches."""
    for visible, second in ((True, 0.9), (False, 9.0)):
        clock[0] = 0.0
        progress = Progress(visible=visible)
        clock[0] = second
        progress("pages", 1, 2)
        progress.end()
    assert capsys.readouterr().err == ""


def test_it_is_not_said_too_often(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    """Ten times a second is as often as anyone can read."""
    progress = Progress(visible=True)
    for number in range(1000):
        clock[0] = 2 + number / 1000
        progress("pages", number, 1000)
    assert 9 <= capsys.readouterr().err.count(CLEAR) <= 11


def test_a_stage_that_comes_twice_is_summed_up(clock: list[float]) -> None:
    """In the order in which the stages began."""
    progress = Progress(visible=False)
    for second, what in ((0.0, "feeds"), (1.0, "pages"), (3.0, "feeds"), (3.5, "writing")):
        clock[0] = second
        progress(what, 0, 0)
    clock[0] = 4.0
    progress.end()
    assert list(progress.table()) == [
        "  feeds     1.500 s",
        "  pages     2.000 s",
        "  writing   0.500 s",
        "  all       4.000 s",
    ]
    assert progress.total == 4.0


def test_a_build_tells_its_stages(tmp_path: Path) -> None:
    """Pages are counted; a stage that has begun isn't begun again."""
    told: list[tuple[str, int, int]] = []
    project = write_site(tmp_path / "site", {})
    build(project, tmp_path / "output", lambda *words: told.append(words))
    _assert_counted(told, tmp_path / "output")
    stages = list(dict.fromkeys(what for what, _, _ in told))
    assert (stages[0], stages[-1]) == ("check", "writing")


def _assert_counted(told: list[tuple[str, int, int]], output: Path) -> None:
    """That it was told of pages, how many are done and how many there are, a row at a time."""
    made = len(list(output.rglob("*.html")))
    done = [done for what, done, _ in told if what == "pages"]
    assert {of for what, _, of in told if what == "pages"} == {made}
    assert done == sorted(done)
    assert made > done[-1] > 0


def test_a_check_tells_how_many_files_it_has_read(tmp_path: Path) -> None:
    """Those of the teams, of which there may be thousands."""
    told: list[tuple[str, int, int]] = []
    project = write_site(tmp_path, {})
    begin_reading(project, tell=lambda *words: told.append(words))()
    teams = len(list((tmp_path / "teams").iterdir()))
    assert told == [("check", number, teams) for number in range(teams)]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="builds have one process there")
def test_pages_of_several_processes_are_counted_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all pages, though some are made elsewhere."""
    monkeypatch.setattr("ptgsite.whole_site.LARGE", 0)
    monkeypatch.setattr("ptgsite.whole_site.processes", lambda: 3)
    monkeypatch.setattr("ptgsite.pages.making.FEW", 0)
    monkeypatch.setattr("ptgsite.pages.making.ROW", 1)
    told: list[tuple[str, int, int]] = []
    project = write_site(tmp_path / "site", {})
    build(project, tmp_path / "output", lambda *words: told.append(words))
    _assert_counted(told, tmp_path / "output")


def _build(site: Path, *options: str) -> str:
    result = CliRunner().invoke(cli.commands, ["build", "--site", str(site), *options])
    assert result.exit_code == 0
    return result.output


def test_how_much_a_build_says(tmp_path: Path) -> None:
    """A line; its stages with -v; nothing with -q; the functions with --profile."""
    write_site(tmp_path, {})
    plain = _build(tmp_path, "--output", str(tmp_path / "a"))
    assert plain.startswith(f"{tmp_path / 'a'}: wrote ")
    assert plain.count("\n") == 1
    verbose = _build(tmp_path, "--output", str(tmp_path / "b"), "-v").splitlines()
    assert [line.split()[0] for line in verbose[1:3]] == ["comparison", "check"]
    assert verbose[-1].split()[0] == "all"
    assert _build(tmp_path, "--output", str(tmp_path / "c"), "-q") == ""
    for _ in ("all", "nothing"):
        assert "tottime" in _build(tmp_path, "--output", str(tmp_path / "d"), "--profile")
