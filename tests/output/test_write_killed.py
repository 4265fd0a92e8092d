"""A build may be killed between any two steps: files stay whole, and the next one completes it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptgsite.output import write as module
from ptgsite.output.write import is_current, write_first
from tests.output.folders import public_files, public_folders, put, tree_of

OLD = {
    "index.html": "old",
    "static/a.css": "old",
    "teams": "file, later a folder",
    "days/1/x.html": "folder, later a file",
    "gone/deep/x.html": "gone",
    "same": "same",
}
NEW = {
    "index.html": "new",
    "static/a.css": "new",
    "teams/nova/index.html": "new",
    "days": "new",
    "new.ics": "new",
    "same": "same",
}
STEPS = ("_rename", "_remove", "_remove_folder", "_record", "_put")


class Killed(BaseException):
    """As sudden as a signal: no handler of the code under test catches it."""


@contextmanager
def killed_at(step: int) -> Iterator[None]:
    """Let the process die at its `step`th change of the disk; raises Killed there."""
    left = step

    def dying(function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return function(*args)

        return wrapped

    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            patch.setattr(module, name, dying(getattr(module, name)))
        yield


def build(files: Mapping[str, str], folder: Path, step: int) -> bool:
    """Build with a death at a step; whether the build got through before it."""
    try:
        with killed_at(step):
            put(files, folder, "new")
    except Killed:
        return False
    return True


def begin(files: Mapping[str, str], folder: Path, step: int) -> bool:
    """Put some files of a build in place first, with a death at a step; whether all are."""
    try:
        with killed_at(step):
            write_first(tree_of(files), folder)
    except Killed:
        return False
    return True


def test_every_moment_of_a_build_leaves_whole_files(tmp_path: Path) -> None:
    """Whenever it is killed, each file is the old or the new one; building again completes it."""
    for step in range(100):
        out = tmp_path / str(step)
        put(OLD, out, "old")
        if build(NEW, out, step):
            break
        for path, text in public_files(out).items():
            assert text in (OLD.get(path), NEW.get(path)), (step, path)
        assert not is_current(out, "new") or public_files(out) == NEW
        put(NEW, out, "new")
        assert public_files(out) == NEW, step
        assert public_folders(out) == {"static", "teams", "teams/nova"}, step
        assert is_current(out, "new")
        assert sorted(path.name for path in (out / ".ptgsite").iterdir()) == [
            "lock",
            "manifest.json",
            "pages",
        ]
    assert step > len(OLD) + len(NEW)


def test_a_killed_build_can_be_taken_back(tmp_path: Path) -> None:
    """After a kill the old tree can be built again, and nothing of the new one stays."""
    step = 0
    while True:
        out = tmp_path / str(step)
        put(OLD, out)
        done = build(NEW, out, step)
        put(OLD, out)
        assert public_files(out) == OLD, step
        step += 1
        if done:
            break


def test_builds_may_be_killed_one_after_the_other(tmp_path: Path) -> None:
    """However many are killed, the next one that isn't leaves neither files nor folders behind."""
    for step in range(30):
        out = tmp_path / str(step)
        put(OLD, out)
        build({}, out, step)
        build(NEW, out, 3)
        build(OLD, out, step // 2)
        put({"index.html": "last"}, out)
        assert public_files(out) == {"index.html": "last"}, step
        assert public_folders(out) == set(), step


def test_a_killed_first_build_is_ours(tmp_path: Path) -> None:
    """A folder that holds only what a killed build left can be built into."""
    step = 0
    while not build(NEW, tmp_path / str(step), step):
        put(OLD, tmp_path / str(step))
        assert public_files(tmp_path / str(step)) == OLD, step
        step += 1


def test_what_a_killed_build_only_meant_to_write_is_not_ours(tmp_path: Path) -> None:
    """A foreign file at a path that the killed build hadn't reached is kept and refused."""
    put({"a": "a"}, tmp_path)
    assert not build({"a": "a", "zz/b": "b"}, tmp_path, 2)
    (tmp_path / "zz").mkdir(exist_ok=True)
    (tmp_path / "zz/b").write_text("mine")
    put({"a": "a"}, tmp_path)
    assert public_files(tmp_path) == {"a": "a", "zz/b": "mine"}


def test_what_a_build_put_in_place_first_is_completed(tmp_path: Path) -> None:
    """A build may be killed while it does so or later, and the next one may want the old again."""
    first = {path: NEW[path] for path in ("index.html", "new.ics", "same")}
    for step in range(100):
        out = tmp_path / str(step)
        for last, fingerprint in ((NEW, "new"), (OLD, "old")):
            put(OLD, out, "old")
            done = begin(first, out, step)
            there = public_files(out)
            assert (
                {**OLD, **first} == there
                if done
                else all(text in (OLD.get(path), first.get(path)) for path, text in there.items())
            )
            assert there == OLD or not is_current(out, "old")
            put(last, out, fingerprint)
            assert public_files(out) == last
            assert is_current(out, fingerprint)
        if done:
            return
    raise AssertionError


def test_what_was_put_in_place_first_twice_is_ours(tmp_path: Path) -> None:
    """A new page that is edited again before its build is complete, wherever the second ends."""
    for step in range(100):
        out = tmp_path / str(step)
        put({"a": "a"}, out)
        write_first(tree_of({"new": "1"}), out)
        done = begin({"new": "2"}, out, step)
        put({"a": "a", "new": "3"}, out)
        assert public_files(out) == {"a": "a", "new": "3"}
        if done:
            return
    raise AssertionError


def test_assets_come_before_the_pages_that_need_them(tmp_path: Path) -> None:
    """At no moment does a page stand there whose style sheet or neighbour is yet to come."""
    site = {"index.html": "", "teams/nova/index.html": "", "x.ics": "", "static/z.css": ""}
    order = ["static/z.css", "x.ics", "teams/nova/index.html", "index.html"]
    for step in range(50):
        out = tmp_path / str(step)
        done = build(site, out, step)
        there = public_files(out).keys() if out.exists() else set()
        assert list(there & set(order)) == [] or set(order[: len(there)]) == there
        if done:
            break


PATHS = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map("/".join)
TREES = st.dictionaries(PATHS, st.sampled_from(["1", "2", "3"]), max_size=6).map(
    lambda files: {
        path: text
        for path, text in files.items()
        if not any(other.startswith(f"{path}/") for other in files)
    }
)


BUILDS = st.tuples(TREES, st.integers(0, 30), st.booleans())


@given(st.lists(BUILDS, max_size=6), TREES)
def test_any_sequence_of_builds_ends_with_the_last_tree(
    builds: list[tuple[dict[str, str], int, bool]], last: dict[str, str]
) -> None:
    """Whatever was built or begun before, and wherever it was killed: it is the last tree."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "out"
        for files, step, whole in builds:
            if not whole:
                begin(files, folder, step)
            elif build(files, folder, step):
                assert public_files(folder) == files
        put(last, folder)
        assert public_files(folder) == last
        assert public_folders(folder) == {
            parent.as_posix() for path in last for parent in Path(path).parents if parent.name
        }
