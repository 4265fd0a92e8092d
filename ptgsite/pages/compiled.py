"""Compiled templates, kept from one build to the next.

To parse and compile a theme takes a third of a small site's build. What is kept is byte code, which
runs when a page is rendered: it lies where only this user writes, as Python's own does, and never
in a site or an output folder, which may come from strangers. Whoever deletes or damages it loses
some time, and nothing else.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

from ptgsite.contents import digest_of

MAX_KEPT = 400
"""Templates; beyond, the older half goes."""

_DIGEST = 16


def name(*parts: bytes) -> str:
    """What the code made of these parts is kept under; each Python has names of its own."""
    return digest_of((MAGIC_NUMBER, sys.version.encode(), *parts))


def kept(name: str) -> CodeType | None:
    """The code of that name, None where it isn't there or not whole."""
    try:
        folder = _folder()
        found = (folder / name).read_bytes() if _is_own(folder) else b""
    except (OSError, RuntimeError):  # the latter where the user has no home
        return None
    content = found[_DIGEST:]
    if len(found) <= _DIGEST or _digest(content) != found[:_DIGEST]:
        return None
    code = marshal.loads(content)  # noqa: S302 - from a folder of the user's own
    return code if isinstance(code, CodeType) else None


def keep(name: str, code: CodeType) -> None:
    """Keep some code; where that is impossible, nothing happens."""
    content = marshal.dumps(code)
    with suppress(OSError, RuntimeError):
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_own(folder):
            beside = folder / f"{name}-{os.getpid()}"
            beside.write_bytes(_digest(content) + content)
            beside.replace(folder / name)
            _tidy(folder)


def _folder() -> Path:
    """XDG_CACHE_HOME or its default (specifications.freedesktop.org/basedir-spec)."""
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".cache") / "ptgsite" / "templates"


def _is_own(folder: Path) -> bool:
    """Whether no other user can have put something there."""
    if sys.platform == "win32":
        return True
    found = folder.stat()
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022


def _tidy(folder: Path) -> None:
    names = os.listdir(folder)
    if len(names) > MAX_KEPT:
        paths = sorted((folder / each for each in names), key=lambda path: path.stat().st_mtime)
        for path in paths[: len(paths) // 2]:
            path.unlink(missing_ok=True)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()
