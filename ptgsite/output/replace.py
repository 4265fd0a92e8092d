"""Replacing one file, which is whole at any moment: one that people wrote, only as it was read."""

from __future__ import annotations

import os
import signal
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
    put(path, mark + new.encode(), stat.S_IMODE(found.st_mode))
    return None


def put(path: Path, content: bytes, mode: int) -> None:
    """Make a file's content and mode these, at once: nobody ever reads half of it."""
    with _uninterrupted():  # what is beside it would stay
        _put(path, content, mode)


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


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C, which ends a command at once, wait so long."""
    if not hasattr(signal, "pthread_sigmask"):  # as on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def put_file(path: Path, content: bytes) -> None:
    """Write a file, new or not, as `put` does; it keeps its mode. A device or a pipe is written to.

    Raises OSError where that fails; a file that was there is then as it was.
    """
    target = path.resolve()
    if not target.exists():
        put(target, content, _usual_mode())
    elif target.is_file():
        put(target, content, stat.S_IMODE(target.stat().st_mode))
    else:
        target.write_bytes(content)


def _usual_mode() -> int:
    """That of a new file, as the user wants it."""
    unwanted = os.umask(0)
    os.umask(unwanted)
    return 0o666 & ~unwanted
