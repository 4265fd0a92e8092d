"""A file is replaced whole, and only where it is as it was read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ptgsite.output.replace import replace_text


def test_the_text_is_replaced_and_the_mode_and_mark_are_kept(tmp_path: Path) -> None:
    """Line breaks are written as they are given, and nothing is left beside the file."""
    path = tmp_path / "nova.yaml"
    path.write_bytes(b"\xef\xbb\xbfname: \xc3\xa9\r\n")
    path.chmod(0o640)
    assert replace_text(path, "name: é\r\n", "name: ü\r\n") is None
    assert path.read_bytes() == "\ufeffname: ü\r\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["nova.yaml"]


def test_what_another_hand_has_written_stays(tmp_path: Path) -> None:
    """An editor may have saved the file since it was read."""
    path = tmp_path / "nova.yaml"
    path.write_text("theirs")
    assert replace_text(path, "read", "ours") == "it has been changed meanwhile; try again"
    assert path.read_text() == "theirs"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """Neither of the file nor of its folder."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "real" / "b").symlink_to("a")
    for path in (tmp_path / "real" / "b", tmp_path / "link" / "a"):
        assert replace_text(path, "old", "new") == "it is no plain file of the site"
    assert (tmp_path / "real" / "a").read_text() == "old"


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing beside it."""
    path = tmp_path / "nova.yaml"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        replace_text(path, "old", "new")
    assert (path.read_text(), os.listdir(tmp_path)) == ("old", ["nova.yaml"])
