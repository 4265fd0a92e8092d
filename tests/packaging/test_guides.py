"""The guides, walked through by somebody new: every command of theirs, in order, as it stands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest
from click.testing import CliRunner

from ptgsite import cli
from ptgsite.check import check
from ptgsite.project import Project
from tests.packaging.ci import REPOSITORY, Runner, new_event

_REMOTE = "https://git.example.org/my-event.git"


def _scripts(name: str) -> list[str]:
    """The blocks of shell commands of a guide, in order."""
    text = (REPOSITORY / "docs" / name).read_text("utf-8")
    return re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path, programs: Path) -> Runner:
    """A folder to work in, and a remote repository at the guides' address."""
    for name in ("desk", "home"):
        (tmp_path / name).mkdir()
    made = Runner(tmp_path / "desk", programs, tmp_path / "home")
    remote = tmp_path / "remote.git"
    made.git("init", "--quiet", "--bare", "--initial-branch", "main", str(remote))
    made.git("config", "--global", f"url.{remote.as_uri()}.insteadOf", _REMOTE)
    made.git("config", "--global", "protocol.file.allow", "always")
    return made


def _walk(desk: Runner, name: str) -> subprocess.CompletedProcess[str]:
    done = desk.script("\n".join(_scripts(name)), PYTHONPATH=sysconfig.get_path("purelib"))
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done


def test_a_team_member(desk: Runner, tmp_path: Path) -> None:
    """From a fresh clone to a pull request, and to a change of plans."""
    event = Runner(new_event(tmp_path / "event", "github"), desk.programs, desk.home)
    event.git("init", "--quiet", "--initial-branch", "main")
    event.commit("Start")
    event.git("push", "--quiet", _REMOTE, "main")
    done = _walk(desk, "for-teams.md")
    assert "Main room at MonA2 (Mon 2027-04-12, 11:00–12:30 UTC) is booked for Nova." in done.stdout
    assert event.git("ls-remote", _REMOTE, "nova").endswith("refs/heads/nova")
    clone = Project(desk.clone / "my-event")
    checked = check(clone)
    assert not checked.errors
    nova = next(team for team in checked.sources.teams if team.id == "nova")
    assert [slot.slots for slot in nova.slots] == [("MonP1",)]


def test_an_organiser(desk: Runner) -> None:
    """From nothing to the archive."""
    done = _walk(desk, "for-organisers.md")
    assert "All is well: 1 team, no problem." in done.stdout
    site = desk.clone / "my-event"
    assert (site / "schedule.xml").read_text("utf-8").startswith("<?xml")
    assert [path.name for path in (site / "teams").iterdir()] == ["nova.yaml"]
    there = desk.git("ls-remote", _REMOTE)
    assert "refs/heads/main" in there
    assert "refs/tags/2027" in there


def test_commands_that_a_guide_names_exist() -> None:
    """Also those within a sentence, with their options."""
    for name in ("for-teams.md", "for-organisers.md", "publish.md"):
        text = (REPOSITORY / "docs" / name).read_text("utf-8")
        for words in re.findall(r"`ptgsite ([a-z-]+)([^`\n]*)`", text):
            done = CliRunner().invoke(cli.commands, [words[0], "--help"])
            assert done.exit_code == 0, words
            for option in re.findall(r"--[a-z]+", words[1]):
                assert option in done.output, words


def test_the_readme_leads_to_every_page() -> None:
    """Of the documentation, by a link."""
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    for page in (REPOSITORY / "docs").glob("*.md"):
        assert f"(docs/{page.name})" in readme


_RSYNC = """#!/bin/sh
# Where there is no rsync: what it comes to here.
for last; do from=$to; to=$last; done
mkdir -p "$to" && cp -R "$from." "$to" && rm -rf "$to/.ptgsite"
"""


@pytest.fixture
def rsync(tmp_path: Path) -> str:
    """A search path on which there is an rsync."""
    folder = tmp_path / "bin"
    folder.mkdir()
    if shutil.which("rsync") is None:
        (folder / "rsync").write_text(_RSYNC, "utf-8")
        (folder / "rsync").chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


def test_switching_releases(desk: Runner, tmp_path: Path, rsync: str) -> None:
    """Each visitor sees a whole site; nothing is published without a change or with an error."""
    site = Runner(new_event(tmp_path / "event", "none"), desk.programs, desk.home)
    site.git("init", "--quiet", "--initial-branch", "main")
    site.commit("Start")
    script = next(text for text in _scripts("publish.md") if "mv -T" in text)
    script = script.replace("/srv/ptg", str(tmp_path / "srv"))
    site.variables["PATH"] = f"{desk.programs}:{rsync}"
    served = tmp_path / "srv" / "current"
    assert site.script(script).returncode == 0
    first = served.readlink()
    assert (served / "index.html").exists()
    assert not (served / ".ptgsite").exists()
    again = site.script(script)
    assert again.stdout.endswith("The site is as it was.\n")
    assert served.readlink() == first
    nova = site.clone / "teams" / "nova.yaml"
    nova.write_text("name: Nova\nkind: project\nslots: [{slot: MonA1, room: main}]\n", "utf-8")
    assert site.script(script).returncode == 1
    assert served.readlink() == first
    nova.write_text("name: Nova\nkind: project\nslots: [{slot: MonA2, room: main}]\n", "utf-8")
    (tmp_path / "srv" / "next").symlink_to("releases/cut-short")
    site.commit("Nova")
    assert site.script(script).returncode == 0
    assert served.readlink() != first
    assert (served / "teams" / "nova" / "index.html").exists()
    assert not (tmp_path / "srv" / first / "teams" / "nova").exists()
