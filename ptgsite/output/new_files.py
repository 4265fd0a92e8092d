"""Writing files that are not there yet: for what people go on to edit, so nothing is replaced."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path


def write_new(folder: Path, files: Mapping[str, str]) -> tuple[Path, ...]:
    """Write `files` (texts by path relative to `folder`) as UTF-8 with LF, or none of them.

    Returns what is in the way, sorted: existing files, and symbolic links or files where a folder
    is needed. `folder` itself may be a link. Where it is empty, all has been written.
    """
    in_the_way = {path for name in files if (path := _in_the_way(folder, name)) is not None}
    if in_the_way:
        return tuple(sorted(in_the_way))
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return ()


def _in_the_way(folder: Path, name: str) -> Path | None:
    if os.path.lexists(folder) and not folder.is_dir():
        return folder
    *parents, path = _steps(folder, name)
    for parent in parents:
        if parent.is_symlink() or (parent.exists() and not parent.is_dir()):
            return parent
    return path if os.path.lexists(path) else None


def _steps(folder: Path, name: str) -> Iterator[Path]:
    path = folder
    for part in name.split("/"):
        if part in ("", ".", "..") or os.sep in part:
            raise ValueError(f"{name!r} is not a path inside the folder")
        path = path / part
        yield path
