"""What .pre-commit-hooks.yaml offers to other repositories is there."""

from __future__ import annotations

from pathlib import Path

import yaml
from click.testing import CliRunner

from ptgsite import cli
from tests.sites import write_site

REPOSITORY = Path(__file__).parent.parent.parent


def test_the_hook_runs_a_command_of_ours(tmp_path: Path) -> None:
    """The hook's entry checks the site before every commit, one that only deletes files too."""
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *words = hook["entry"].split()
    write_site(tmp_path, {})
    result = CliRunner().invoke(cli.commands, [*words, "--site", str(tmp_path)])
    assert (program, result.exit_code) == ("ptgsite", 0)
    assert (hook["always_run"], hook["pass_filenames"]) == (True, False)


def test_the_readme_names_the_hook() -> None:
    """What is to be pasted is a configuration of pre-commit, with the hook that there is."""
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    text = (REPOSITORY / "README.md").read_text("utf-8").partition("## Before each commit")[2]
    (repo,) = yaml.safe_load(text.partition("```yaml\n")[2].partition("```")[0])["repos"]
    assert set(repo) == {"repo", "rev", "hooks"}
    assert [each["id"] for each in repo["hooks"]] == [hook["id"]]
