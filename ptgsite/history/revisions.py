"""Revisions by name to commits, and why one can't be told."""

from __future__ import annotations

from pathlib import Path

from ptgsite.history.faults import NoSuchRevision
from ptgsite.history.git import doubt, is_shallow, run


def commit_of(root: Path, revision: str) -> str:
    """The id of the commit that a revision names. Raises NoSuchRevision."""
    found = run(root, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    if found is None:
        raise NoSuchRevision(_reason(root, revision))
    return found.decode().strip()


def base_of(root: Path, revision: str, head: str = "HEAD") -> str:
    """The id of the commit at which `head` left `revision`: where a pull request began.

    Where they have no commit in common, or there is no `head` yet, it is `revision` itself. Raises
    NoSuchRevision.
    """
    commit = commit_of(root, revision)
    left = run(root, "merge-base", commit, head)
    if left is not None:
        return left.decode().strip()
    if is_shallow(root):
        raise NoSuchRevision(
            f"this is a shallow clone, which lacks the commit at which {head} left {revision}; "
            "fetch the whole history: git fetch --unshallow"
        )
    return commit


def _reason(root: Path, revision: str) -> str:
    if run(root, "version") is None:
        return "git is needed to compare revisions, and it is not installed"
    if run(root, "rev-parse", "--git-dir") is None:
        trouble = doubt(root)
        if trouble:
            return f"{trouble}; `git status` says why"
        return "the site is in no git repository, so it has no revisions to compare"
    known = f'git knows no revision "{revision}"'
    if is_shallow(root):
        return f"{known}; this is a shallow clone: fetch the whole history, git fetch --unshallow"
    remote, slash, branch = revision.partition("/")
    return f"{known}; to get it: git fetch {remote} {branch}" if slash and branch else known
