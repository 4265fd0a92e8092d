"""Compiled templates that are kept from one build to the next."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ptgsite.pages import compiled, environment
from tests.pages import literal

CODE = compile("x = 1", "<template>", "exec")


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of the user's for caches."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "ptgsite" / "templates"


def test_a_template_is_compiled_once(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next build runs what this one has compiled, and makes the same bytes."""
    first = literal.site()
    assert len(list(caches.iterdir())) > 10
    monkeypatch.setattr(environment.Environment, "compile", None)
    assert literal.site() == first


@pytest.mark.parametrize("damage", [b"", b"x", bytes(99)])
def test_what_is_damaged_is_made_again(caches: Path, damage: bytes) -> None:
    """Whatever stands there now, the pages come out the same, and it is whole afterwards."""
    first = literal.site()
    whole = list(caches.iterdir())
    for path in whole:
        path.write_bytes(damage or path.read_bytes()[:-1])
    assert literal.site() == first
    assert all(compiled.kept(path.name) for path in whole)


def test_a_place_that_cannot_be_written_costs_time_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file where the folder should be, as on a disk that is read only, stops no build."""
    first = literal.site()
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert literal.site() == first


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_nothing_is_taken_from_where_others_may_write(caches: Path) -> None:
    """Code runs when it is loaded: it must be this user's own."""
    compiled.keep("name", CODE)
    assert compiled.kept("name") == CODE
    caches.chmod(0o777)
    assert compiled.kept("name") is None
    compiled.keep("other", CODE)
    assert [path.name for path in caches.iterdir()] == ["name"]


def test_old_ones_go(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place has a bound; those that were kept last stay."""
    monkeypatch.setattr(compiled, "MAX_KEPT", 4)
    for number in range(5):
        compiled.keep(f"{number}", CODE)
        if number < 4:
            os.utime(caches / f"{number}", (number, number))
    assert {path.name for path in caches.iterdir()} == {"2", "3", "4"}


KEEPS_AND_TAKES = """
from ptgsite.pages import compiled
compiled.MAX_KEPT = 4
codes = {f"{number}": compile(f"x = {number}", "<template>", "exec") for number in range(9)}
for round in range(20):
    for name, code in codes.items():
        compiled.keep(name, code)
        assert compiled.kept(name) in (code, None), name
"""


def test_two_builds_at_once_are_safe(caches: Path) -> None:
    """Each finds what is whole or nothing, while the other keeps the same and tidies up."""
    builds = [subprocess.Popen([sys.executable, "-c", KEEPS_AND_TAKES]) for _ in range(2)]
    assert [build.wait() for build in builds] == [0, 0]
    left = {path.name for path in caches.iterdir()}
    assert left <= set("012345678")
    assert all(compiled.kept(name) for name in left)
