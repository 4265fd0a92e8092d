"""Small sites for tests: the one of tests/cases/base, with some of its files replaced."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from ptgsite.check import Checked, check
from ptgsite.project import Project

CASES = Path(__file__).parent / "cases"
BASE = CASES / "base"
BEFORE = "at-the-base/"
_LINK = "(a symbolic link to "
_NO_FILE = "(no file)\n"


def files_of(folder: Path) -> dict[str, str]:
    """The text files below a folder, by their paths relative to it."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


def write_site(root: Path, files: Mapping[str, str | bytes]) -> Project:
    """Write the base site with `files` over it; a text may stand for a link or for no file."""
    for name, content in {**files_of(BASE), **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif content == _NO_FILE:
            path.unlink(missing_ok=True)
        elif content.startswith(_LINK):
            path.symlink_to(content.removeprefix(_LINK).strip().removesuffix(")"))
        else:
            path.write_text(content, "utf-8", newline="")
    return Project(root)


def check_site(root: Path, files: Mapping[str, str | bytes]) -> Checked:
    """Check the base site with `files` over it.

    Those in a folder BEFORE are committed first, as the base that the others are compared with.
    """
    before = {
        name.removeprefix(BEFORE): text for name, text in files.items() if name.startswith(BEFORE)
    }
    now = {name: text for name, text in files.items() if not name.startswith(BEFORE)}
    if before:
        _commit(write_site(root, before))
    return check(write_site(root, now), base="HEAD" if before else None)


def _commit(project: Project) -> None:
    git = ["git", "-C", str(project.root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "Base"]):
        subprocess.run([*git, *words], check=True)


def found(checked: Checked) -> list[tuple[str, str]]:
    """The rule and the file of each problem, in order."""
    return [(problem.rule, problem.where.file) for problem in checked.problems]
