"""What the system says of a file that can't be used, as a line for people."""

from __future__ import annotations


def in_words(error: OSError) -> str:
    """The file and the reason, as in "output: permission denied"."""
    return f"{error.filename or 'the system'}: {(error.strerror or str(error)).lower()}"
