"""Ctrl-C while a command is at work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import ptgsite
from tests.sites import write_site

_START = """\
import signal
signal.signal(signal.SIGINT, {})
from ptgsite.__main__ import main
main()
"""

_INTERRUPTED = """\
import os
import signal
os.kill(os.getpid(), signal.SIGINT)
raise ImportError("nobody has ended it")
"""


def _run(site: Path, command: str, interrupted: str, handler: str) -> tuple[int, str]:
    """The exit status and the errors of a command; Ctrl-C comes while that module is imported."""
    (site / "modules").mkdir()
    (site / "modules" / f"{interrupted}.py").write_text(_INTERRUPTED, "utf-8")
    words = [sys.executable, "-P", "-c", _START.format(handler), command, "--site", str(site)]
    environment = {**os.environ, "PYTHONPATH": str(site / "modules")}
    ended = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no process can send it to itself")
@pytest.mark.parametrize(
    ("command", "module"), [("check", "click"), ("build", "jinja2"), ("serve", "livereload")]
)
def test_ctrl_c_ends_a_command_at_once(tmp_path: Path, command: str, module: str) -> None:
    """It ends by that signal, of which a shell makes status 130, and without a word."""
    write_site(tmp_path, {})
    handler = "signal.default_int_handler"
    assert _run(tmp_path, command, module, handler) == (-signal.SIGINT, "")


@pytest.mark.skipif(sys.platform == "win32", reason="no process can send it to itself")
def test_who_was_told_to_ignore_ctrl_c_does(tmp_path: Path) -> None:
    """A command that was started with nohup or an `&` goes on."""
    write_site(tmp_path, {})
    status, errors = _run(tmp_path, "build", "jinja2", "signal.SIG_IGN")
    assert (status, "nobody has ended it" in errors) == (3, True)


def test_next_to_nothing_is_imported_before_ctrl_c_can_end_a_command() -> None:
    """It shows a traceback until then."""
    folder = str(Path(ptgsite.__file__).parent.parent)
    lines = "import ptgsite.__main__", "print({'enum', 'typing'} & set(sys.modules))"
    code = "; ".join(("import sys", f"sys.path.append({folder!r})", *lines))
    words = [sys.executable, "-I", "-S", "-c", code]
    assert subprocess.run(words, capture_output=True, text=True, check=True).stdout == "set()\n"


_PUT = """\
import os, signal, sys
from pathlib import Path
from ptgsite.output.replace import put
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGINT)
put(Path(sys.argv[1]), b"new", 0o644)
print("nobody has ended it")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no process can send it to itself")
def test_a_file_that_is_being_written_is_completed(tmp_path: Path) -> None:
    """Else a part of it would stay, under another name, among the files of the teams."""
    file = tmp_path / "nova.yaml"
    words = [sys.executable, "-c", _PUT, str(file)]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, "", "")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [(file.name, b"new")]
