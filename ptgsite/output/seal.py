"""A seal on a finished build: the next one sees by it that nothing was touched since.

It is a digest of what the build looked at, of what lies in the output folder, by the sizes and
times of the files, and of what the build had to say, which follows it. Whoever deletes or damages
it loses some time, and nothing else.
"""

from __future__ import annotations

import os
import stat
from hashlib import blake2b
from pathlib import Path

from ptgsite.output.manifest import load
from ptgsite.output.tree import PRIVATE

SEAL = f"{PRIVATE}/seal"


def sealed(folder: Path, inputs: str) -> str | None:
    """What a build that looked at `inputs` said, if it completed there and all is as it left it."""
    try:
        state, _, said = (folder / SEAL).read_text("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return said if state == _state(folder, inputs, said) else None


def seal(folder: Path, inputs: str, said: str, fingerprint: str) -> None:
    """Seal a build that has just completed, if no other one has written there since.

    `inputs` are those from before anything was read: what changes while a build runs may have come
    too late for it. Raises OSError where the disk fails.
    """
    state = _state(folder, inputs, said, fingerprint)
    if state is not None:
        beside = folder / f"{SEAL}-{os.getpid()}"
        beside.unlink(missing_ok=True)
        with beside.open("x", encoding="utf-8", newline="") as file:  # through no link
            file.write(f"{state}\n{said}")
        beside.replace(folder / SEAL)


def _state(folder: Path, inputs: str, said: str, fingerprint: str | None = None) -> str | None:
    try:
        manifest = load(folder)
        if manifest is None or fingerprint not in (None, manifest.fingerprint):
            return None
        digest = blake2b(f"{inputs} {manifest.fingerprint} {said}".encode(), digest_size=16)
        for path, content in manifest.files.items():
            found = os.lstat(f"{folder}/{path}")
            if not stat.S_ISREG(found.st_mode):
                return None
            about = f"{path}\0{content} {found.st_size} {found.st_mtime_ns}\0"
            digest.update(about.encode("utf-8", "surrogateescape"))
    except OSError:
        return None
    return digest.hexdigest()
