"""How far inside a network a server is, so that no redirection leads further in.

A name says nothing of it: whoever owns one can let it be 127.0.0.1. So it is the other end of the
connection that is looked at, before anything is asked of it.
"""

from __future__ import annotations

import http.client
import ipaddress
import ssl
import urllib.request
from enum import IntEnum
from typing import Any
from urllib.parse import unquote, urlsplit


class Place(IntEnum):
    """Where a server is, from outside to inside."""

    PUBLIC = 0
    PRIVATE = 1
    HERE = 2


_NAMES = {Place.PRIVATE: "into a private network", Place.HERE: "to this machine"}


class LedInsideError(Exception):
    """A redirection leads further inside than the address that was given."""

    def __init__(self, host: str, place: Place) -> None:
        super().__init__(f"{host} leads {_NAMES[place]}")


def place_of(host: str) -> Place:
    """Where a host is that is written as a number or "localhost"; any other name is PUBLIC."""
    if host.lower().rstrip(".") == "localhost":
        return Place.HERE
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return Place.PUBLIC
    address = getattr(address, "ipv4_mapped", None) or address
    if address.is_loopback or address.is_link_local or address.is_unspecified:
        return Place.HERE
    return Place.PUBLIC if address.is_global else Place.PRIVATE


class Guard:
    """What the connections of one request have in common.

    `limit` is where the first server is; `proxy` is the proxy that was asked, as host and port.
    """

    def __init__(self, host: str) -> None:
        self.given = place_of(host)
        self.limit: Place | None = None
        self.proxy: str | None = None

    def connected(self, host: str, peer: str) -> None:
        """Look at the other end of a connection; LedInsideError if it is too far inside."""
        place = place_of(peer)
        if self.limit is None:
            self.limit = place
        elif place > self.limit:
            raise LedInsideError(host, place)

    def by_proxy(self, proxy: str) -> None:
        """Remember who asks for us; where it leads can't be seen."""
        self.proxy = proxy
        self.limit = self.given if self.limit is None else self.limit


class _Watched(http.client.HTTPConnection):
    guard: Guard
    proxied: bool

    def connect(self) -> None:
        super().connect()
        if not self.proxied:
            self.guard.connected(self.host, self.sock.getpeername()[0])


class _WatchedTLS(http.client.HTTPSConnection, _Watched):
    """The one above stands before plain connections, so that it is asked before TLS begins."""


class WatchedHTTP(urllib.request.HTTPHandler):
    """Opens http addresses, watched by a guard."""

    def __init__(self, guard: Guard) -> None:
        super().__init__()
        self.guard = guard

    def http_open(self, req: urllib.request.Request) -> Any:
        """Connect and ask."""
        return self.do_open(_connection(_Watched, req, self.guard), req)


class WatchedHTTPS(urllib.request.HTTPSHandler):
    """Opens https addresses, watched by a guard."""

    def __init__(self, guard: Guard) -> None:
        self.context = ssl.create_default_context()
        super().__init__(context=self.context)
        self.guard = guard

    def https_open(self, req: urllib.request.Request) -> Any:
        """Connect and ask."""
        return self.do_open(_connection(_WatchedTLS, req, self.guard), req, context=self.context)


def _connection(kind: type[_Watched], req: urllib.request.Request, guard: Guard) -> Any:
    proxied = req.host != unquote(urlsplit(req.full_url).netloc)
    if proxied:
        guard.by_proxy(req.host)

    def connection(*args: Any, **options: Any) -> _Watched:
        made = kind(*args, **options)
        made.guard, made.proxied = guard, proxied
        return made

    return connection
