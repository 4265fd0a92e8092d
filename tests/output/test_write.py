"""A build's files appear whole, replace only what ptgsite wrote, and leave the rest alone."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from ptgsite.contents import Page, digest
from ptgsite.output.manifest import notes
from ptgsite.output.write import Written, is_current, write, write_first
from tests.output.folders import public_files, public_folders, put, refused, tree_of

ONE = {"index.html": "one", "static/a.css": "css", "teams/nova/index.html": "nova"}
TWO = {"index.html": "two", "static/a.css": "css", "days.ics": "days"}


def test_a_new_folder_gets_the_tree(tmp_path: Path) -> None:
    """A folder that isn't there yet is made, with its parents, and holds exactly the tree."""
    out = tmp_path / "some" / "output"
    done = put(ONE, out)
    assert done == Written(("index.html", "static/a.css", "teams/nova/index.html"), (), 0)
    assert public_files(out) == ONE


def test_only_differences_are_written(tmp_path: Path) -> None:
    """Equal files keep their inode and time; what nobody generates is gone, its folders too."""
    put(ONE, tmp_path)
    os.utime(tmp_path / "static/a.css", (1, 1))
    before = (tmp_path / "static/a.css").stat().st_ino
    assert put(TWO, tmp_path) == Written(("days.ics", "index.html"), ("teams/nova/index.html",), 1)
    assert (tmp_path / "static/a.css").stat().st_ino == before
    assert (tmp_path / "static/a.css").stat().st_mtime == 1
    assert public_files(tmp_path) == TWO
    assert public_folders(tmp_path) == {"static"}


@pytest.mark.parametrize("spoilt", [1, "a", {"days.ics": 1}])
def test_what_is_told_of_files_may_be_spoilt(tmp_path: Path, spoilt: object) -> None:
    """The files are ours all the same."""
    put(ONE, tmp_path)
    manifest = tmp_path / ".ptgsite/manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"notes": spoilt}))
    assert list(notes(tmp_path)) == []
    assert put(TWO, tmp_path).removed == ("teams/nova/index.html",)


def test_an_unchanged_build_touches_nothing(tmp_path: Path) -> None:
    """Not even the manifest is written anew when nothing changed."""
    put(ONE, tmp_path)
    manifest = tmp_path / ".ptgsite/manifest.json"
    os.utime(manifest, (1, 1))
    assert put(ONE, tmp_path) == Written((), (), 3)
    assert manifest.stat().st_mtime == 1


def test_the_manifest_has_the_same_bytes_for_the_same_tree(tmp_path: Path) -> None:
    """Neither the order of adding nor what was there before shows in it."""
    put(ONE, tmp_path / "a", "f")
    put(TWO, tmp_path / "b", "g")
    put(dict(reversed(ONE.items())), tmp_path / "b", "f")
    a, b = (tmp_path / name / ".ptgsite/manifest.json" for name in "ab")
    assert a.read_bytes() == b.read_bytes()
    assert sorted(json.loads(a.read_bytes())["files"]) == sorted(ONE)


def test_an_edited_file_of_ours_is_mended(tmp_path: Path) -> None:
    """A generated file that someone changed or deleted comes back."""
    put(ONE, tmp_path)
    (tmp_path / "index.html").write_text("my edit")
    (tmp_path / "static/a.css").unlink()
    assert put(ONE, tmp_path).changed == ("index.html", "static/a.css")
    assert public_files(tmp_path) == ONE


def test_foreign_files_are_left_alone(tmp_path: Path) -> None:
    """What people put into the folder stays, even in a folder that ptgsite no longer needs."""
    put(ONE, tmp_path)
    (tmp_path / "CNAME").write_text("ptg.example.org")
    (tmp_path / "teams/nova/photo.jpg").write_text("photo")
    put(TWO, tmp_path)
    mine = {"CNAME": "ptg.example.org", "teams/nova/photo.jpg": "photo"}
    assert public_files(tmp_path) == TWO | mine


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    """A folder with files that ptgsite didn't write isn't an output folder, and stays as it was."""
    (tmp_path / "thesis.txt").write_text("years of work")
    assert "is not empty and was not made by ptgsite" in refused(ONE, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "[]",
        '{"version": 2}',
        '{"version": 1, "files": {"../x": ""}, "pending": {}, "fingerprint": ""}',
        '{"version": 1, "files": {"x": 1}, "pending": {}, "fingerprint": ""}',
        '{"version": 1, "files": {}, "pending": [], "fingerprint": ""}',
        '{"version": 1, "files": {}, "pending": {}, "fingerprint": 1}',
        "[" * 100_000,
    ],
)
def test_a_manifest_that_is_not_ours_makes_no_output_folder(tmp_path: Path, text: str) -> None:
    """A record that we can't have written gives no right to delete anything, least of all above."""
    out = tmp_path / "out"
    put(ONE, out)
    (tmp_path / "x").write_text("precious")
    (out / ".ptgsite/manifest.json").write_text(text)
    assert "was not made by ptgsite" in refused(TWO, out)
    assert not is_current(out, "")
    assert public_files(out) == ONE
    assert (tmp_path / "x").read_text() == "precious"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """An output path that names a file, or a link to nowhere, is refused."""
    (tmp_path / "file").write_text("")
    (tmp_path / "dangling").symlink_to("nowhere")
    assert "is not a folder" in refused(ONE, tmp_path / "file")
    assert "is not a folder" in refused(ONE, tmp_path / "dangling")


def test_a_foreign_file_in_the_way_is_refused(tmp_path: Path) -> None:
    """A file that we would have to overwrite, or to turn into a folder, is named and kept."""
    put(TWO, tmp_path)
    (tmp_path / "teams").write_text("mine")
    assert f"{tmp_path / 'teams'} was not made by ptgsite" in refused(ONE, tmp_path)
    (tmp_path / "teams").unlink()
    (tmp_path / "teams/nova").mkdir(parents=True)
    (tmp_path / "teams/nova/index.html").write_text("mine")
    assert "stands in the way" in refused(ONE, tmp_path)
    assert public_files(tmp_path) == TWO | {"teams/nova/index.html": "mine"}


def test_a_foreign_folder_in_the_way_is_refused(tmp_path: Path) -> None:
    """Where a file is needed, a folder makes way only if every file in it is ours."""
    put({"a": "", "days/monday/x": "ours"}, tmp_path)
    (tmp_path / "days/empty").mkdir()
    (tmp_path / "days/mine").symlink_to(tmp_path)
    assert "days/mine was not made by ptgsite" in refused({"a": "", "days": "file"}, tmp_path)
    (tmp_path / "days/mine").unlink()
    put({"a": "", "days": "file"}, tmp_path)
    assert public_files(tmp_path) == {"a": "", "days": "file"}


def test_files_and_folders_of_ours_change_places(tmp_path: Path) -> None:
    """A page may become a folder of pages, and the other way round."""
    flat, deep = {"teams": "flat", "b": "b"}, {"teams/nova/x": "deep", "teams/y": "y", "b": "b"}
    for files in (flat, deep, flat):
        put(files, tmp_path)
        assert public_files(tmp_path) == files


@pytest.mark.parametrize("kind", ["folder", "file", "asset folder"])
def test_links_inside_the_folder_are_never_followed(tmp_path: Path, kind: str) -> None:
    """A link to somewhere else is neither written through nor deleted through."""
    out, other = tmp_path / "out", tmp_path / "other"
    put(ONE, out)
    put({"nova/index.html": "precious", "a.css": "precious"}, other)
    name = {"folder": "teams", "file": "index.html", "asset folder": "static"}[kind]
    if kind != "file":
        for path in sorted((out / name).rglob("*"), reverse=True):
            (path.rmdir if path.is_dir() else path.unlink)()
        (out / name).rmdir()
    else:
        (out / name).unlink()
    (out / name).symlink_to(other / "a.css" if kind == "file" else other)
    assert f"{out / name} was not made by ptgsite" in refused(ONE, out)
    put({"b": "none of them is needed any more"}, out)
    assert (out / name).is_symlink()
    assert public_files(other) == {"nova/index.html": "precious", "a.css": "precious"}


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    """A link to an empty folder or to one of ours is as good as the folder."""
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    put(ONE, tmp_path / "out")
    put(TWO, tmp_path / "out")
    assert public_files(tmp_path / "real") == TWO


def test_our_own_records_are_no_links(tmp_path: Path) -> None:
    """Where .ptgsite, or what is staged in it, leads elsewhere, nothing there is touched."""
    other = tmp_path / "other"
    put(ONE, other)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/.ptgsite").symlink_to(other / ".ptgsite")
    assert "was not made by ptgsite" in refused(ONE, tmp_path / "out")
    (tmp_path / "out/.ptgsite").unlink()
    put(ONE, tmp_path / "out")
    (tmp_path / "out/.ptgsite/staging").symlink_to(other)
    put(TWO, tmp_path / "out")
    assert public_files(other) == ONE
    (tmp_path / "out/.ptgsite/staging").write_text("damaged")
    put(ONE, tmp_path / "out")
    assert public_files(tmp_path / "out") == ONE


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe where a file of ours was is foreign, and reading it doesn't hang the build."""
    put(ONE, tmp_path, "f")
    (tmp_path / "index.html").unlink()
    os.mkfifo(tmp_path / "index.html")
    assert not is_current(tmp_path, "f")
    assert "stands in the way" in refused(ONE, tmp_path)


def test_one_build_writes_at_a_time(tmp_path: Path) -> None:
    """While another build holds the lock, nothing is written and that is said."""
    if sys.platform == "win32":
        pytest.skip("there are no such locks")
    import fcntl

    put(ONE, tmp_path)
    with (tmp_path / ".ptgsite/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "another build is writing" in refused(TWO, tmp_path)
        assert write_first(tree_of(TWO), tmp_path) is None
        assert public_files(tmp_path) == ONE
    put(TWO, tmp_path)


def test_what_another_build_has_put_first_is_not_taken_for_the_last(tmp_path: Path) -> None:
    """A page was to be left alone, and then a build that has not ended has replaced it."""
    put(ONE, tmp_path)
    write_first(tree_of({"index.html": "two"}), tmp_path)
    tree = tree_of({path: text for path, text in ONE.items() if path != "index.html"})
    tree.add("index.html", Page(lambda: b"one", digest(b"one"), "", ()))
    assert write(tree, tmp_path) == Written(("index.html",), (), 2)
    assert public_files(tmp_path) == ONE


def test_files_have_the_usual_permissions(tmp_path: Path) -> None:
    """A web server that runs as someone else can read what the umask allows."""
    old = os.umask(0o022)
    try:
        put(ONE, tmp_path)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "index.html").stat().st_mode) == 0o644


def test_current_means_complete_and_intact(tmp_path: Path) -> None:
    """The fingerprint of the last build holds as long as every file has its bytes."""
    out = tmp_path / "out"
    assert not is_current(out, "f")
    put(ONE, out, "f")
    assert is_current(out, "f")
    assert not is_current(out, "g")
    put(ONE, out, "g")
    assert is_current(out, "g")
    (out / "index.html").write_text("eno")
    assert not is_current(out, "g")
    put(ONE, out, "g")
    (out / "static/a.css").unlink()
    assert not is_current(out, "g")


def test_links_in_place_of_files_are_not_current(tmp_path: Path) -> None:
    """A link with the right bytes behind it isn't the file that we wrote."""
    put(ONE, tmp_path, "f")
    (tmp_path / "index.html").rename(tmp_path / "elsewhere")
    (tmp_path / "index.html").symlink_to("elsewhere")
    assert not is_current(tmp_path, "f")


def test_some_files_are_put_in_place_first(tmp_path: Path) -> None:
    """Nothing else is touched; and in the end it is as if all had come together."""
    put({"a": "1", "b": "1", "deep/c": "1", "gone": "1"}, tmp_path)
    first = write_first(tree_of({"a": "2", "new/d": "2", "b": "1"}), tmp_path)
    assert first is not None
    assert first == Written(("a", "new/d"), (), 1)
    assert public_files(tmp_path) == {"a": "2", "b": "1", "deep/c": "1", "gone": "1", "new/d": "2"}
    tree = tree_of({"a": "2", "b": "1", "deep/c": "2", "new/d": "2"})
    assert write(tree, tmp_path, first=first.changed) == Written(
        ("a", "deep/c", "new/d"), ("gone",), 1
    )
    put({"a": "2", "b": "1", "deep/c": "2", "new/d": "2"}, tmp_path / "fresh")
    same = (folder / ".ptgsite/manifest.json" for folder in (tmp_path, tmp_path / "fresh"))
    assert len({path.read_bytes() for path in same}) == 1


def test_what_stands_in_the_way_is_left_to_the_whole_build(tmp_path: Path) -> None:
    """Another's file, our own folder where a file is to be, another's folder."""
    put({"a/b": "1"}, tmp_path)
    (tmp_path / "mine").write_text("mine")
    for files in ({"mine": "2"}, {"a": "2"}, {"mine/x": "2"}):
        assert write_first(tree_of(files), tmp_path) is None
    assert write_first(tree_of({"a": "2"}), tmp_path / "mine") is None
    assert public_files(tmp_path) == {"a/b": "1", "mine": "mine"}
