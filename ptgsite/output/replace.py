"""Replacing one file that people wrote: whole at any moment, and only if it is as it was read."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

_MARK = b"\xef\xbb\xbf"


def replace_text(path: Path, old: str, new: str) -> str | None:
    """Make a UTF-8 file's text `new` where it is `old`; its mode and byte order mark are kept.

    Returns why nothing was written: it is no plain file, or another hand has changed it meanwhile.
    Raises OSError where the disk fails; the file is then as it was.
    """
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode) or path.parent.is_symlink():
        return "it is no plain file of the site"
    content = path.read_bytes()
    mark = _MARK if content.startswith(_MARK) else b""
    if content != mark + old.encode():
        return "it has been changed meanwhile; try again"
    _put(path, mark + new.encode(), stat.S_IMODE(found.st_mode))
    return None


def _put(path: Path, content: bytes, mode: int) -> None:
    # Beside it, since a rename can't cross file systems; names that start with a dot aren't read.
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(mode)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
