"""New files are written only where nothing is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ptgsite.output.new_files import write_new

FILES = {"content/event.yaml": "id: ä\n", "teams/nova.yaml": "name: Nova\n"}


def test_files_are_written_as_utf_8_with_their_folders(tmp_path: Path) -> None:
    """A folder that does not exist yet gets all of the files, byte by byte as given."""
    assert write_new(tmp_path / "new" / "site", FILES) == ()
    site = tmp_path / "new" / "site"
    assert (site / "content/event.yaml").read_bytes() == "id: ä\n".encode()
    assert (site / "teams/nova.yaml").read_bytes() == b"name: Nova\n"


def test_one_file_in_the_way_keeps_all_from_being_written(tmp_path: Path) -> None:
    """Nothing is replaced, and no half of a site appears."""
    taken = tmp_path / "teams" / "nova.yaml"
    taken.parent.mkdir()
    taken.write_text("mine")
    assert write_new(tmp_path, FILES) == (taken,)
    assert taken.read_text() == "mine"
    assert not (tmp_path / "content").exists()


def test_no_link_is_followed(tmp_path: Path) -> None:
    """A link below the folder could lead out of it, even one that leads nowhere yet."""
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    (site / "content").mkdir(parents=True)
    elsewhere.mkdir()
    (site / "teams").symlink_to(elsewhere)
    (site / "content" / "event.yaml").symlink_to(tmp_path / "nowhere")
    assert write_new(site, FILES) == (site / "content" / "event.yaml", site / "teams")
    assert list(elsewhere.iterdir()) == []
    assert not (tmp_path / "nowhere").exists()


def test_a_file_where_a_folder_is_needed_is_in_the_way(tmp_path: Path) -> None:
    """The path that is named is the one to move away."""
    (tmp_path / "teams").write_text("a file")
    assert write_new(tmp_path, FILES) == (tmp_path / "teams",)
    assert write_new(tmp_path / "teams", FILES) == (tmp_path / "teams",)


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    """Whoever names a link as the folder means where it leads."""
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "link").symlink_to(real)
    assert write_new(tmp_path / "link", FILES) == ()
    assert (real / "teams" / "nova.yaml").is_file()


@pytest.mark.parametrize("name", ["../a", "/a", "a/../b", "a//b", ""])
def test_a_path_out_of_the_folder_is_our_own_bug(tmp_path: Path, name: str) -> None:
    """No caller may pass a stranger's path through."""
    with pytest.raises(ValueError, match="inside"):
        write_new(tmp_path, {name: ""})
