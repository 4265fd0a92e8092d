"""What comes of asking: content, or why there is none and what helps."""

from __future__ import annotations

from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server has answered: the content, its media type, and the address it came from."""

    content: bytes
    media_type: str
    url: str


@dataclass(frozen=True, slots=True)
class NotFetched:
    """Why there is no answer, and what helps."""

    message: str
    help: str
