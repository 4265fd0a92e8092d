"""A file that lies beside what a build makes: no build writes, replaces or deletes it."""

from __future__ import annotations

from pathlib import Path

from ptgsite.output.manifest import load
from ptgsite.output.replace import put


def write_beside(folder: Path, name: str, content: bytes) -> str | None:
    """Make the file `name` in an output folder `content`; returns why that can't be, or None.

    Raises OSError where the disk fails; the file is then as it was.
    """
    manifest = load(folder) if folder.is_dir() else None
    path = folder / name
    if manifest is None:
        return f"{folder} is no site that ptgsite has built; run: ptgsite build"
    if name in manifest.files or path.is_symlink() or (path.exists() and not path.is_file()):
        return f"{path} is in the way"
    put(path, content, 0o644)
    return None
