"""Small git repositories for tests: made with fixed times, and without anyone's own settings."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

NOON = 1_665_144_000  # 2022-10-07T12:00:00Z


class Repository:
    """A repository at `root`, in which each commit is told its time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str, time: int = NOON) -> str:
        """Run git in the repository, with `time` as what its clock says."""
        stamp = f"@{time} +0200"
        env = {**os.environ, "GIT_AUTHOR_DATE": "@1 +0000", "GIT_COMMITTER_DATE": stamp}
        command = ["git", "-C", str(self.root), *words]
        return subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout

    def commit(self, files: Mapping[str, str | None], time: int) -> None:
        """Commit these texts at these paths; None deletes."""
        for name, text in files.items():
            path = self.root / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
        self.git("add", "--all", ".")
        self.git("commit", "--quiet", "--allow-empty", "-m", "change", time=time)


def isolate(patch: pytest.MonkeyPatch, home: Path) -> None:
    """Let git see neither the tester's settings nor a repository around the temporary folder."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        patch.delenv(name)
    home.mkdir(exist_ok=True)
    patch.setenv("HOME", str(home))
    patch.setenv("XDG_CONFIG_HOME", str(home))
    patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    patch.setenv("GIT_CEILING_DIRECTORIES", str(home.parent.parent))
    for role in ("AUTHOR", "COMMITTER"):
        patch.setenv(f"GIT_{role}_NAME", "A Person")
        patch.setenv(f"GIT_{role}_EMAIL", "a@example.org")
