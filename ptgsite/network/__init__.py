"""The only door to the network, for the commands that ask for it: `check` and `build` never do.

https unless the host is this machine or the caller allows http; a bound on the time that all of it
takes, on the bytes and on the redirections; no redirection further into a network than the address
that was given; and no credentials.
"""

from __future__ import annotations

import threading

from ptgsite.network.answers import Fetched, NotFetched
from ptgsite.network.asking import MAX_REDIRECTIONS, Request, refused
from ptgsite.network.troubles import too_slow

MAX_SECONDS = 30.0

__all__ = ["MAX_REDIRECTIONS", "MAX_SECONDS", "Fetched", "NotFetched", "fetch", "is_address"]


def is_address(text: str) -> bool:
    """Whether a command's argument is a web address rather than a file."""
    return text.lower().startswith(("http://", "https://"))


def fetch(
    url: str, limit: int, *, seconds: float = MAX_SECONDS, plain_http: bool = False
) -> Fetched | NotFetched:
    """GET an address: at most `limit` bytes, within `seconds` in all, through few redirections.

    `plain_http` allows http to other hosts than this machine.
    """
    mistake = refused(url, plain_http=plain_http)
    if mistake is not None:
        return mistake
    request = Request(url, limit, seconds, plain_http=plain_http)
    # A server that sends a byte now and then outlives every time-out of a single read; the thread
    # is left behind, and ends with the program.
    thread = threading.Thread(target=request.run, daemon=True)
    thread.start()
    thread.join(seconds)
    if request.answer is None:
        request.close()
        return too_slow(url, seconds, request.guard.proxy)
    return request.answer
