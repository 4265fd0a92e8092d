"""What people install: the wheel, made from the source distribution, in a fresh environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from venv import EnvBuilder

REPOSITORY = Path(__file__).parents[2]

EVENT = """\
id: small-event
name: A small event
url: https://ptg.example.org/
timezone: Europe/Berlin
slots:
  - {name: A1, start: "13:00", end: "14:00"}
days:
  - {date: 2022-10-17, code: Mon}
rooms:
  - {id: bexar, name: Bexar}
"""

NOVA = """\
name: Nova
kind: project
slots:
  - {slot: MonA1, room: bexar}
"""


def _run(*command: str | Path, cwd: Path) -> None:
    """Run a command, and show what it said if it fails."""
    done = subprocess.run(
        command, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def _install(folder: Path) -> Path:
    """Build the wheel, install it into an environment of its own, and give its programs' folder."""
    _run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ".", cwd=REPOSITORY)
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    EnvBuilder(symlinks=os.name != "nt").create(environment)
    pip = (sys.executable, "-m", "pip", "--python", environment, "install", "--quiet", wheel)
    _run(*pip, cwd=REPOSITORY)
    return environment / ("Scripts" if os.name == "nt" else "bin")


def test_the_installed_wheel_builds_a_site(tmp_path: Path) -> None:
    """A wheel carries all that a build needs: code, dependencies and the default theme."""
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    (site / "teams").mkdir()
    (site / "content" / "event.yaml").write_text(EVENT, encoding="utf-8")
    (site / "teams" / "nova.yaml").write_text(NOVA, encoding="utf-8")

    _run(_install(tmp_path) / "ptgsite", "build", "--site", site, cwd=tmp_path)

    assert (site / "output" / "index.html").is_file()
    assert (site / "output" / "teams" / "nova.ics").is_file()
