"""What .pre-commit-hooks.yaml offers to other repositories is there."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from click.testing import CliRunner

from ptgsite import cli
from tests.sites import write_site

REPOSITORY = Path(__file__).parent.parent.parent


def test_the_hook_runs_a_command_of_ours(tmp_path: Path) -> None:
    """The hook's entry checks the site, and is asked for when a source file changes."""
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *words = hook["entry"].split()
    write_site(tmp_path, {})
    result = CliRunner().invoke(cli.commands, [*words, "--site", str(tmp_path)])
    assert (program, result.exit_code) == ("ptgsite", 0)
    for name in ("content/event.yaml", "teams/nova.yaml"):
        assert re.search(hook["files"], name)
