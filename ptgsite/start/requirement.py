"""What CI installs to build a site as it was built here: ptgsite and its libraries, each pinned."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_HEAD = """\
# What CI installs to check and build the site: ptgsite at one commit, and its libraries. To go to
# another release, change the commit, and look at the preview that CI makes of it.
"""
_UNKNOWN = """\
# Where is ptgsite's repository, and at which commit? Before CI can work, take the `#` away, and
# write both here:
#ptgsite @ git+https://git.example.org/ptgsite@0123456789abcdef0123456789abcdef01234567
"""


def requirements(own: str | None) -> str:
    """The text of requirements.txt; `own` is what pip installs ptgsite from, where it is known."""
    lines = "".join(f"{line}\n" for line in pins())
    return f"{_HEAD}{own}\n{lines}" if own else f"{_HEAD}{_UNKNOWN}{lines}"


def own_requirement() -> str | None:
    """Where this ptgsite was installed from, if it was a commit of a repository (PEP 610)."""
    found = _found("ptgsite")
    text = found.read_text("direct_url.json") if found else None
    record = json.loads(text) if text else {}
    source = record.get("vcs_info", {})
    if source.get("vcs") != "git" or not source.get("commit_id"):
        return None
    return f"ptgsite @ git+{record['url']}@{source['commit_id']}"


def pins() -> Iterator[str]:
    """The libraries that are installed here for ptgsite, with their releases, sorted."""
    found: dict[str, str] = {}
    waiting = ["ptgsite"]
    while waiting:
        installed = _found(waiting.pop())
        for requirement in (installed and installed.requires) or ():
            name = _NAME.match(requirement)
            if name and "extra ==" not in requirement and name[0].lower() not in found:
                other = _found(name[0])
                if other:
                    found[name[0].lower()] = f"{other.name}=={other.version}"
                    waiting.append(name[0])
    return (found[name] for name in sorted(found))


def _found(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None
