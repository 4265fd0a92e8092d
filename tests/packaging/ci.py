"""CI jobs as a host would run them: a clone, an environment, each script as it stands."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from venv import EnvBuilder

import yaml

REPOSITORY = Path(__file__).parents[2]
KEPT = REPOSITORY / "ptgsite" / "start" / "files"
REQUIREMENT = f"ptgsite @ {REPOSITORY.as_uri()}"

_IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))
}


def environment(folder: Path) -> Path:
    """An environment without ptgsite, in which its libraries are there; gives its programs."""
    EnvBuilder(symlinks=True).create(folder)
    base = {"base": str(folder), "platbase": str(folder)}
    inside = Path(sysconfig.get_path("purelib", vars=base))
    (inside / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    pip = folder / "bin" / "pip"
    pip.write_text(f'#!/bin/sh\nexec "{folder}/bin/python" -m pip "$@"\n', "utf-8")
    pip.chmod(0o755)
    return folder / "bin"


@dataclass
class Runner:
    """A clone of a repository, and how its scripts are run."""

    clone: Path
    programs: Path
    home: Path
    variables: dict[str, str] = field(default_factory=dict)

    def git(self, *words: str) -> str:
        """What git prints."""
        return self.run(["git", *words]).stdout.strip()

    def commit(self, message: str) -> None:
        """Commit all files."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def script(self, text: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a script as GitHub and GitLab run one: it ends with the first command that fails."""
        file = self.home / "script.sh"
        file.write_text(text, "utf-8")
        words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)]
        return self.run(words, check=False, **variables)

    def run(
        self, words: list[str], *, check: bool = True, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a program in the clone, with nothing of this process's environment."""
        environ = {
            "PATH": f"{self.programs}:{os.environ['PATH']}",
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "PIP_NO_INDEX": "1",
            "PIP_NO_BUILD_ISOLATION": "0",  # which is how pip says that there is to be none
            **_IDENTITY,
            **self.variables,
            **variables,
        }
        return subprocess.run(
            words,
            cwd=self.clone,
            env=environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=check,
        )


def new_event(folder: Path, host: str) -> Path:
    """A repository with a new event, in its first commit."""
    answers = {
        "--name": "My Event",
        "--days": "2027-04-12 to 2027-04-16",
        "--timezone": "UTC",
        "--url": "https://ptg.example.org/",
        "--host": host,
        "--requirement": REQUIREMENT,
    }
    words = [word for pair in answers.items() for word in pair]
    subprocess.run([sys.executable, "-m", "ptgsite", "init", str(folder), *words], check=True)
    return folder


def steps(file: Path, job: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The steps of a job of a workflow, or of an action, that run a script, with their names."""
    loaded = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    found = loaded["runs"] if job == "" else loaded["jobs"][job]
    for step in found["steps"]:
        if "run" in step:
            yield step["name"], step
