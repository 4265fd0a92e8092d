"""An export is whole at any moment, wherever it is written to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ptgsite.output.replace import put_file


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """A new file, an old one, and the one that a link leads to; nothing is left beside it."""
    path, link = tmp_path / "schedule.json", tmp_path / "link"
    put_file(path, b"old")
    path.chmod(0o640)
    link.symlink_to(path)
    put_file(link, b"new")
    assert path.read_bytes() == b"new"
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(os.listdir(tmp_path)) == ["link", "schedule.json"]


@pytest.mark.skipif(not Path(os.devnull).exists(), reason="this system has no such device")
def test_a_device_is_written_to() -> None:
    """It must not be replaced by a file."""
    put_file(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither half a file nor another one beside it."""
    path = tmp_path / "schedule.json"
    path.write_bytes(b"old")

    def full(_path: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        put_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["schedule.json"]
