"""The CI files: right by the linters made for them, pinned, and with no more rights than needed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ptgsite.start.answers import Host
from ptgsite.start.site import CI

REPOSITORY = Path(__file__).parents[2]
KEPT = REPOSITORY / "ptgsite" / "start" / "files"
WORKFLOWS = sorted((KEPT / "github").iterdir())
ACTION = REPOSITORY / "action.yml"
YAML = [
    *WORKFLOWS,
    ACTION,
    *sorted((KEPT / "gitlab").iterdir()),
    *sorted((KEPT / "zuul").iterdir()),
]
_LOOSE = "{extends: default, rules: {document-start: disable, truthy: {check-keys: false}"
_LOOSE += ", line-length: {max: 130}, comments: {min-spaces-from-content: 1}}}"


def _passes(program: str, *arguments: str | Path) -> None:
    command = [str(Path(sys.executable).with_name(program)), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def _load(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize(
    ("name", "kept"), [pair for host in Host for pair in CI[host].items()], ids=str
)
def test_this_repository_uses_what_it_ships(name: str, kept: str) -> None:
    """Byte for byte, so that what breaks here is seen here."""
    assert (REPOSITORY / name).read_bytes() == (KEPT / kept).read_bytes()


@pytest.mark.parametrize("path", YAML, ids=lambda path: path.name)
def test_they_are_tidy_yaml(path: Path) -> None:
    """By yamllint: no key twice, no odd indentation."""
    _passes("yamllint", "--strict", "-d", _LOOSE, path)


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        *(("vendor.github-workflows", path) for path in WORKFLOWS),
        ("vendor.github-actions", ACTION),
        ("vendor.gitlab-ci", KEPT / "gitlab" / "gitlab-ci.yml"),
    ],
    ids=str,
)
def test_they_are_what_the_host_reads(schema: str, path: Path) -> None:
    """By the hosts' own JSON Schemas."""
    _passes("check-jsonschema", "--builtin-schema", schema, path)


def test_workflows_are_safe() -> None:
    """By zizmor: nothing of a stranger's in a script, no credentials left, every action pinned."""
    _passes("zizmor", "--offline", "--no-progress", *WORKFLOWS, ACTION)


def _scripts(node: Any) -> Iterator[str]:
    """Every shell script in a CI file, of whichever host."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("run", "ansible.builtin.shell") and isinstance(value, str):
                if not value.startswith("playbooks/"):
                    yield value
            elif key == "script":
                yield "\n".join(value)
            else:
                yield from _scripts(value)
    elif isinstance(node, list):
        for each in node:
            yield from _scripts(each)


@pytest.mark.parametrize("path", YAML, ids=lambda path: path.name)
def test_scripts_are_good_shell(path: Path, tmp_path: Path) -> None:
    """By shellcheck: every variable is quoted, and nothing is done by accident."""
    for number, script in enumerate(_scripts(_load(path))):
        file = tmp_path / f"{number}.sh"
        file.write_text(f"#!/bin/bash\n{script}\n", "utf-8")
        _passes("shellcheck", file)


@pytest.mark.parametrize("path", [*WORKFLOWS, ACTION], ids=lambda path: path.name)
def test_actions_are_pinned_to_a_commit(path: Path) -> None:
    """And the release that it is stands beside it."""
    for line in path.read_text("utf-8").splitlines():
        if re.match(r"\s*(- )?uses: ", line):
            assert re.search(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_who_may_do_what() -> None:
    """What runs a stranger's files may only read; what may write runs none of them."""
    check, comment, publish = (_load(path) for path in WORKFLOWS)
    assert [one["permissions"] for one in (check, comment, publish)] == [{}, {}, {}]
    assert check["jobs"]["check"]["permissions"] == {"contents": "read"}
    text = (KEPT / "github" / "check.yml").read_text("utf-8")
    assert not any(word in text for word in ("secrets.", "github.token", "GITHUB_TOKEN"))
    text = (KEPT / "github" / "comment.yml").read_text("utf-8")
    assert "checkout" not in text.replace("# ", "")
    assert "ptgsite check" not in text
    assert set(comment["jobs"]["comment"]["permissions"]) == {"actions", "pull-requests"}
    assert set(publish["jobs"]["build"]["permissions"]) == {"contents"}
    assert set(publish["jobs"]["publish"]["permissions"]) == {"pages", "id-token"}
    assert comment["on"]["workflow_run"]["workflows"] == [check["name"]]


def test_a_check_without_a_word_is_no_failure() -> None:
    """Such as one that was cancelled by a newer one: there is nothing to download, nor to post."""
    download, _ = _load(KEPT / "github" / "comment.yml")["jobs"]["comment"]["steps"]
    assert download["continue-on-error"] == "true"


def test_the_whole_history_is_there() -> None:
    """Calendars count revisions by it."""
    for path in WORKFLOWS:
        for job in _load(path)["jobs"].values():
            for step in job["steps"]:
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"] == {"fetch-depth": "0", "persist-credentials": "false"}
    assert _load(KEPT / "gitlab" / "gitlab-ci.yml")["variables"]["GIT_DEPTH"] == "0"


def test_no_job_goes_on_for_ever() -> None:
    """What it builds may have a theme of a stranger's, which is a program."""
    for path in WORKFLOWS:
        for job in _load(path)["jobs"].values():
            assert int(job["timeout-minutes"]) <= 15
    assert _load(KEPT / "gitlab" / "gitlab-ci.yml")["default"]["timeout"] == "15 minutes"
    checks, builds, *_ = _load(KEPT / "zuul" / "zuul.yaml")
    assert {each["job"]["timeout"] for each in (checks, builds)} == {"900"}


def test_a_change_elsewhere_publishes_nothing() -> None:
    """Each host publishes only when something that the site is made of has changed."""
    sources = {"content", "teams", "themes", "requirements"}
    publish = _load(KEPT / "github" / "publish.yml")["on"]["push"]
    pages = _load(KEPT / "gitlab" / "gitlab-ci.yml")["pages"]["rules"][0]
    promote = _load(KEPT / "zuul" / "zuul.yaml")[2]["job"]
    for paths in (publish["paths"], pages["changes"], promote["files"]):
        assert sources <= {re.match(r"\W*(\w*)", path)[1] for path in paths}  # type: ignore[index]
    assert publish["branches"] == ["main"]
