"""Output folders for tests: trees from plain mappings, and what lies in a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ptgsite.contents import with_digests
from ptgsite.output.tree import PRIVATE, OutputTree
from ptgsite.output.write import Refused, Written, write


def tree_of(files: Mapping[str, str]) -> OutputTree:
    """A tree with these texts at these paths."""
    tree = OutputTree()
    for path, content in with_digests((path, text.encode()) for path, text in files.items()):
        tree.add(path, content)
    return tree


def put(files: Mapping[str, str], folder: Path, fingerprint: str = "") -> Written:
    """Write a tree of `files` where nothing forbids it."""
    done = write(tree_of(files), folder, fingerprint)
    assert isinstance(done, Written), done
    return done


def refused(files: Mapping[str, str], folder: Path) -> str:
    """Why a tree of `files` isn't written."""
    done = write(tree_of(files), folder)
    assert isinstance(done, Refused), done
    return done.message


def public_files(folder: Path) -> dict[str, str]:
    """The text of each file that visitors see, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file() and PRIVATE not in path.relative_to(folder).parts
    }


def public_folders(folder: Path) -> set[str]:
    """The folders that visitors see."""
    below = (path.relative_to(folder) for path in folder.rglob("*") if path.is_dir())
    return {path.as_posix() for path in below if PRIVATE not in path.parts}
