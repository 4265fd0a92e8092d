"""What a stranger's files reach while they are checked, compared and built: nothing."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from ptgsite import cli
from tests.sites import BASE, write_site

TOKEN = "ghs_a1b2c3d4"
EVENT = (BASE / "content" / "event.yaml").read_text("utf-8")
TRICKS = """\
{{ self }} {% include "/etc/passwd" %} $GITHUB_TOKEN ${GITHUB_TOKEN} ${{ github.token }}
`cat ../../secret.txt` $(cat ../../secret.txt) !include ../../secret.txt
![picture](http://127.0.0.1:9/x.png) [link](file:///etc/passwd) <http://127.0.0.1:9/>
<img src="http://127.0.0.1:9/x.png"><iframe src="file:///etc/passwd"></iframe>
"""
NOVA = f"""\
name: Nova ${{{{ github.token }}}}
kind: project
etherpad: http://127.0.0.1:9/pad
url: http://127.0.0.1:9/call
description: |
  {TRICKS.replace(chr(10), chr(10) + "  ")}
topics:
  - id: evil
    title: $(cat ../secret.txt) ${{GITHUB_TOKEN}}
    etherpad: http://127.0.0.1:9/pad
slots: [{{slot: MonA1, room: bexar, topics: [evil], url: "http://127.0.0.1:9/"}}]
"""


def _no_network(*_: object, **__: object) -> None:
    raise AssertionError("the network was asked")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hostile pull request, on a machine with a token, a secret and no network."""
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, _no_network)
    monkeypatch.setattr(socket, "getaddrinfo", _no_network)
    for name in ("GITHUB_TOKEN", "GH_TOKEN", "CI_JOB_TOKEN"):
        monkeypatch.setenv(name, TOKEN)
    (tmp_path / "secret.txt").write_text("s3cr3t", "utf-8")
    root = tmp_path / "site"
    write_site(root, {})
    git = ["git", "-C", str(root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "Base"]):
        subprocess.run([*git, *words], check=True)
    files = {
        "teams/nova.yaml": NOVA,
        "content/evil.md": f"# Evil\n\n{TRICKS}",
        "content/event.yaml": EVENT + "ptgbot: http://127.0.0.1:9/ptg.json\n",
    }
    write_site(root, files)
    return root


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["check", "--base", "HEAD", "--format", "github"],
        ["check", "--format", "sarif"],
        ["check", "--format", "gitlab"],
        ["diff", "HEAD", "--format", "markdown"],
        ["build"],
    ],
    ids=" ".join,
)
def test_a_command_of_ci_reaches_nothing(site: Path, words: list[str]) -> None:
    """Neither the token nor the network nor another file, in what it says and what it writes."""
    result = CliRunner().invoke(cli.commands, [words[0], "--site", str(site), *words[1:]])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.exit_code == 0, result.output
    written = [path.read_bytes() for path in (site / "output").rglob("*") if path.is_file()]
    for text in (result.output.encode(), *written):
        for secret in (TOKEN.encode(), b"s3cr3t", b"root:x:"):
            assert secret not in text


def test_links_out_of_the_repository_lead_nowhere(site: Path) -> None:
    """In each folder that is read, for files and for folders."""
    for name in ("teams/linked.yaml", "content/linked.md", "themes"):
        (site / name).symlink_to(site.parent / ("secret.txt" if "." in name else "."))
    for words in (["check"], ["diff", "HEAD"], ["build"]):
        result = CliRunner().invoke(cli.commands, [words[0], "--site", str(site), *words[1:]])
        assert "s3cr3t" not in result.output
    assert not (site / "output").exists()


def test_git_of_a_stranger_runs_nothing(site: Path) -> None:
    """Hooks, attributes and settings that a repository could bring are not heeded."""
    mark = site.parent / "ran"
    hook = site / ".git" / "hooks" / "post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {mark}\n", "utf-8")
    hook.chmod(0o755)
    (site / ".gitattributes").write_text("*.yaml diff=evil filter=evil\n", "utf-8")
    config = site / ".git" / "config"
    evil = f'[diff "evil"]\ntextconv = touch {mark}; cat\ncommand = touch {mark}\n'
    evil += f"[core]\nfsmonitor = touch {mark}\npager = touch {mark}\n"
    config.write_text(config.read_text("utf-8") + evil, "utf-8")
    for words in (["check", "--base", "HEAD"], ["diff", "HEAD"], ["build"]):
        CliRunner().invoke(cli.commands, [words[0], "--site", str(site), *words[1:]])
    assert not mark.exists()
