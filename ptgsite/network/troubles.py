"""Why nothing was fetched, in words, and what helps."""

from __future__ import annotations

import os
import re
import socket
import ssl
import urllib.error
from email.message import Message
from urllib.parse import urlsplit

from ptgsite.network.answers import NotFetched
from ptgsite.source.scalars import quoted

LOOK = "look at the address in a browser"
_TUNNEL = re.compile(r"Tunnel connection failed: ([0-9]{3}) ?(.*)", re.DOTALL)


def host_of(url: str) -> str:
    """The host of an address, for a message."""
    return urlsplit(url).hostname or url


def shown(text: str) -> str:
    """A stranger's words for a message: on one line, of bounded length."""
    return quoted(text.strip(), 200).strip('"')


def too_slow(url: str, seconds: float, proxy: str | None) -> NotFetched:
    """Nothing, or not all, in time."""
    said = f"{host_of(url)} took more than {seconds:g} seconds"
    if proxy is None:
        return NotFetched(said, "try again later")
    return NotFetched(f"{said}, by way of the proxy {proxy}", f"try again later; {_other(url)}")


def too_large(url: str, limit: int) -> NotFetched:
    """More than is read."""
    return NotFetched(
        f"{host_of(url)} sent more than {limit:,} bytes", f"{LOOK}: is it the right one?"
    )


def packed(url: str, how: str) -> NotFetched:
    """An answer in a form that wasn't asked for."""
    return NotFetched(
        f"{host_of(url)} sent this packed as {shown(how)}, though it was not asked to",
        "save it from your browser, and name the file instead",
    )


def broken_off(url: str) -> NotFetched:
    """Less than was announced: a bot may be saving."""
    return NotFetched(f"{host_of(url)} broke off in the middle", "try again")


def no_http(url: str, error: Exception) -> NotFetched:
    """An answer of another kind of server."""
    reason = shown(str(error)) or type(error).__name__
    return NotFetched(f"{host_of(url)} did not answer well: {reason}", LOOK)


def not_followed(url: str, reason: str) -> NotFetched:
    """A redirection that is not followed."""
    return NotFetched(
        f"{host_of(url)}: a redirection is not followed: {reason}",
        "if that is where you want to go, write its address yourself",
    )


def not_connected(url: str, error: urllib.error.URLError, proxy: str | None) -> NotFetched:
    """No connection, or none that can be trusted."""
    reason = error.reason
    if isinstance(reason, ssl.SSLError):
        return _no_trust(url, reason, proxy)
    if proxy is not None:
        return _no_proxy(url, reason, proxy)
    host = host_of(url)
    if isinstance(reason, socket.gaierror):
        help_ = "look how the name is spelled, and whether this machine is online"
    elif isinstance(reason, ConnectionRefusedError):
        help_ = "look whether the server runs, and at the port in the address"
    else:
        help_ = LOOK
    return NotFetched(f"{host}: {_reason(reason)}", help_)


def _reason(reason: object) -> str:
    if isinstance(reason, OSError):
        return (reason.strerror or str(reason)).lower()
    return shown(str(reason))


def _no_trust(url: str, error: ssl.SSLError, proxy: str | None) -> NotFetched:
    by = f", by way of the proxy {proxy}" if proxy else ""
    if isinstance(error, ssl.SSLCertVerificationError):
        said = f"{host_of(url)}: its certificate is not trusted{by}: {shown(error.verify_message)}"
        return NotFetched(said, f"{LOOK}; SSL_CERT_FILE can name a file of certificates to trust")
    reason = shown(error.reason or "").replace("_", " ").lower()
    said = f"{host_of(url)}: it does not speak https{by}: {reason}"
    return NotFetched(
        said, f"{LOOK}; if it has http alone, write http:// and allow it with --plain-http"
    )


def _no_proxy(url: str, reason: object, proxy: str) -> NotFetched:
    name = f"the proxy {proxy}, which {_variable(url)} names"
    tunnel = _TUNNEL.fullmatch(str(reason))
    if tunnel is None:
        return NotFetched(
            f"{host_of(url)}: {name}: {_reason(reason)}", f"look whether it runs; {_other(url)}"
        )
    said = f"{host_of(url)}: {name}, does not ask it: {shown(f'{tunnel[2]} ({tunnel[1]})')}"
    if tunnel[1] == "407":
        return NotFetched(said, f"write {_variable(url)}=http://name:password@{proxy}")
    return NotFetched(said, f"ask who runs the proxy to let it through; {_other(url)}")


def bad_proxy(url: str) -> NotFetched:
    """What is set as the proxy is no address."""
    name = _variable(url)
    return NotFetched(
        f"{name} names no proxy that speaks http",
        f"write {name}=http://proxy.example.org:3128, or unset it",
    )


def _other(url: str) -> str:
    return f"without a proxy: unset {_variable(url)}, or name {host_of(url)} in no_proxy"


def _variable(url: str) -> str:
    """The variable that names the proxy, in the case that it is set in."""
    name = f"{urlsplit(url).scheme.lower()}_proxy"
    return name.upper() if name not in os.environ and name.upper() in os.environ else name


def bad_status(url: str, code: int, headers: Message, proxy: str | None) -> NotFetched:
    """An answer that is an error."""
    host = host_of(url)
    if code == 404:
        return NotFetched(f"{host} has nothing at {quoted(urlsplit(url).path, 100)} (404)", LOOK)
    if code == 429:
        wait = headers.get("Retry-After", "")
        when = f"in {wait} seconds" if wait.isdigit() and len(wait) < 6 else "in a minute or two"
        return NotFetched(f"{host} has been asked too often (429)", f"try again {when}")
    if code in (401, 403):
        return NotFetched(
            f"{host} does not show this to everybody ({code})",
            "save it from your browser, and name the file instead",
        )
    if code == 407 and proxy:
        return _no_proxy(url, f"Tunnel connection failed: {code} it wants a password", proxy)
    if 300 <= code < 400:
        return NotFetched(f"{host} leads on and on, or nowhere ({code})", LOOK)
    by = f", by way of the proxy {proxy}" if proxy else ""
    return NotFetched(f"{host} answered with an error ({code}){by}", "try again later")
