"""An environment in which CI has installed ptgsite, for all the tests here that need one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.ci import KEPT, Runner, environment, new_event, steps


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment in which CI has installed ptgsite, as its step says."""
    folder = tmp_path_factory.mktemp("ci")
    event = new_event(folder / "event", "github")
    runner = Runner(event, environment(folder / "environment"), folder)
    (install,) = (
        step
        for name, step in steps(KEPT / "github" / "check.yml", "check")
        if name == "Install ptgsite"
    )
    done = runner.script(install["run"])
    assert done.returncode == 0, done.stderr
    assert (runner.programs / "ptgsite").exists()
    return runner.programs
