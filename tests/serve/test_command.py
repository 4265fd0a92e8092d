"""`ptgsite serve` in a terminal: what it says, and how it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from ptgsite import cli
from ptgsite.serve.server import Listening, listen
from tests.serve.running import LONG
from tests.sites import write_site

NOVA = "name: Nova\nkind: project\ncolor: '#ffffff'\nslots: [{slot: MonA1, room: bexar}]\n"
BAD = NOVA.replace("bexar", "austin")


_START = """\
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # tests in the background ignore it
from ptgsite.__main__ import main
main()
"""


@contextmanager
def _command(site: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    words = [sys.executable, "-P", "-c", _START, "serve", "--site", str(site), "--port", "0"]
    child = subprocess.Popen(
        [*words, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    )
    try:
        yield child
    finally:
        if child.poll() is None:
            child.kill()
        child.communicate()


def _until(child: subprocess.Popen[str], words: str) -> list[str]:
    """The lines that it prints, up to one that has these words."""
    assert child.stdout is not None
    lines = []
    for line in child.stdout:
        lines.append(line)
        if words in line:
            return lines
    raise AssertionError("".join(lines))


def _interrupted(child: subprocess.Popen[str]) -> tuple[int, str, str]:
    child.send_signal(signal.SIGINT)
    rest, errors = child.communicate(timeout=LONG)
    return child.returncode, rest, errors


def test_from_the_first_build_to_ctrl_c(tmp_path: Path) -> None:
    """A warning from before is counted; an error is shown, then that it is mended."""
    write_site(tmp_path, {"teams/nova.yaml": NOVA})
    team = tmp_path / "teams" / "nova.yaml"
    with _command(tmp_path, "--base", "ptg") as child:
        counted, wrote, serving = _until(child, "Serving ")
        assert counted == "1 warning in 1 file; to see them: ptgsite check\n"
        assert wrote.startswith(f"{tmp_path / 'output'}: wrote ")
        address = serving.removeprefix("Serving ").partition(" ")[0]
        assert serving == f"Serving {address} until you press Ctrl-C.\n"
        assert address.endswith("/ptg/")
        host, _, path = address.removeprefix("http://").partition("/")
        connection = HTTPConnection(host, timeout=LONG)
        connection.request("GET", f"/{path}")
        assert connection.getresponse().status == 200
        connection.close()
        team.write_text(BAD, "utf-8")
        shown = _until(child, "Nothing is built before this is mended.")
        assert shown[0].startswith("teams/nova.yaml:4:29: error: Austin is already booked")
        assert shown[-2] == "1 error in 1 file\n"
        assert not any("weak-color" in line for line in shown)
        team.write_text(NOVA, "utf-8")
        assert _until(child, "Mended.") == ["Mended.\n"]
        team.write_text(NOVA.replace("ffffff", "fffffe"), "utf-8")
        assert "#fffffe can hardly be seen" in _until(child, "weak-color")[-1]


def test_ctrl_c_ends_it_at_once(tmp_path: Path) -> None:
    """With status 0 and without a word of complaint, though a browser is connected."""
    write_site(tmp_path, {"teams/nova.yaml": NOVA.replace("color: '#ffffff'\n", "")})
    with _command(tmp_path) as child:
        lines = _until(child, "Serving ")
        assert lines[0] == "All is well.\n"
        status, rest, errors = _interrupted(child)
    assert (status, rest, errors) == (0, "\n", "")


def _answering(
    _project: object,
    _site: object,
    listening: Listening,
    _told: object,
    started: Callable[[Callable[[], None]], None],
    _tell: object,
) -> None:
    listening.close()
    started(lambda: None)


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        (["--open"], ["/"]),
        (["--open", "--base", "ptg"], ["/ptg/"]),
        (["--open", "--base", "/my ptg/2027"], ["/my%20ptg/2027/"]),
        (["--base", "ptg"], []),
    ],
)
def test_it_opens_a_browser_if_asked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], opened: list[str]
) -> None:
    """When the server answers, at the address of the site."""
    launched: list[str] = []
    monkeypatch.setattr(click, "launch", launched.append)
    monkeypatch.setattr("ptgsite.serve.live.live", _answering)
    write_site(tmp_path, {})
    start = ["serve", "--site", str(tmp_path), "--port", "0"]
    result = CliRunner().invoke(cli.commands, [*start, *words])
    assert result.exit_code == 0
    assert [url[url.index("/", 9) :] for url in launched] == opened
    assert all(f"Serving {url} until" in result.output for url in launched)


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    """Exit status 1, and what to say instead."""
    write_site(tmp_path, {})
    with listen("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        words = ["serve", "--site", str(tmp_path), "--port", port]
        result = CliRunner().invoke(cli.commands, words)
    assert result.exit_code == 1
    assert f"port {port} of 127.0.0.1 is taken; " in result.output
    assert " is free: --port " in result.output


def test_a_host_that_is_elsewhere(tmp_path: Path) -> None:
    """Exit status 1, and the system's reason."""
    write_site(tmp_path, {})
    words = ["serve", "--site", str(tmp_path), "--host", "192.0.2.1", "--port", "8000"]
    result = CliRunner().invoke(cli.commands, words)
    assert (result.exit_code, "cannot listen at port 8000 of 192.0.2.1: " in result.output) == (
        1,
        True,
    )


def test_an_address_is_no_path(tmp_path: Path) -> None:
    """Who names the event's address as the base is told what of it is meant."""
    write_site(tmp_path, {})
    words = ["serve", "--site", str(tmp_path), "--base", "https://example.org/ptg/"]
    result = CliRunner().invoke(cli.commands, words)
    assert (result.exit_code, "write /ptg/" in result.output) == (2, True)


def test_the_sources_are_no_place_for_the_output(tmp_path: Path) -> None:
    """As with `build`: exit status 2."""
    write_site(tmp_path, {})
    words = ["serve", "--site", str(tmp_path), "--output", str(tmp_path / "teams")]
    assert CliRunner().invoke(cli.commands, words).exit_code == 2
