"""One content and one owner a path, and no path that leads out of the output folder."""

from __future__ import annotations

import pytest

from ptgsite.contents import Made, digest
from ptgsite.output.tree import OutputTree, PathTaken, UnsafePath
from tests.output.folders import tree_of

NOTHING = Made(b"", digest(b""))


def test_a_tree_gives_back_what_was_added() -> None:
    """Each path keeps its content, and the folders on the way are known."""
    tree = tree_of({"index.html": "home", "teams/nova/index.html": "nova"})
    assert {path: tree[path] for path in tree} == {
        "index.html": b"home",
        "teams/nova/index.html": b"nova",
    }
    assert tree["index.html"] == b"home"
    assert list(tree) == ["index.html", "teams/nova/index.html"]
    assert tree.folders == {"teams", "teams/nova"}
    assert len(tree) == 2
    assert "teams/nova/index.html" in tree
    assert "teams" not in tree


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../up",
        "a/../../up",
        "a//b",
        "a/",
        "./a",
        "a/.",
        "a\\b",
        "a\0b",
        ".ptgsite/manifest.json",
        ".ptgsite",
    ],
)
def test_unsafe_paths_are_refused(path: str) -> None:
    """Nothing that leads elsewhere, or to our own records, can be generated."""
    with pytest.raises(UnsafePath):
        OutputTree().add(path, NOTHING)


@pytest.mark.parametrize(
    ("first", "second"),
    [("a", "a"), ("a", "a/b"), ("a/b", "a"), ("a/b", "a/b/c"), ("a/b/c", "a/b")],
)
def test_a_path_has_one_owner(first: str, second: str) -> None:
    """Two generators can't write the same file, nor one a file where another needs a folder."""
    tree = tree_of({first: ""})
    with pytest.raises(PathTaken):
        tree.add(second, NOTHING)
