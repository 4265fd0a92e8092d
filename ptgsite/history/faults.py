"""What may be wrong with a wish to compare. Whoever only has to know it needs no git."""

from __future__ import annotations


class NoSuchRevision(Exception):
    """There is no commit to compare with; the text says why, and what helps."""
