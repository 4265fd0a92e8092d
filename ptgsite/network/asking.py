"""One request, from connecting to the last byte."""

from __future__ import annotations

import http.client
import string
import urllib.error
import urllib.request
from email.message import Message
from typing import IO, Any
from urllib.parse import quote, urlsplit, urlunsplit

from ptgsite import __version__
from ptgsite.network import troubles
from ptgsite.network.answers import Fetched, NotFetched
from ptgsite.network.places import Guard, LedInsideError, Place, WatchedHTTP, WatchedHTTPS, place_of
from ptgsite.source.addresses import URL
from ptgsite.source.scalars import Mistake, quoted

MAX_REDIRECTIONS = 5
_CHUNK = 65_536
_PACKED = frozenset(("gzip", "x-gzip", "deflate", "compress", "br", "zstd"))
_AS_THEY_ARE = string.punctuation


def refused(url: str, *, plain_http: bool) -> NotFetched | None:
    """Why an address is not asked at all."""
    mistake = URL.parse(url)
    if isinstance(mistake, Mistake):
        return NotFetched(mistake.message, mistake.help or "write a whole web address")
    parts = urlsplit(url)
    here = place_of(parts.hostname or "") is Place.HERE
    if parts.scheme.lower() == "http" and not plain_http and not here:
        return NotFetched(
            f"{quoted(url)} is plain http, which anybody on the way can read and change",
            "write https://, or allow it with --plain-http",
        )
    return None


def _is_bad_proxy(url: str) -> bool:
    """Whether the environment names a proxy for an address, and it can't be one."""
    scheme, host = urlsplit(url).scheme.lower(), troubles.host_of(url)
    proxy = urllib.request.getproxies().get(scheme)
    if not proxy or place_of(host) is Place.HERE or urllib.request.proxy_bypass(host):
        return False
    parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    try:
        return not parts.hostname or parts.port == 0 or parts.scheme not in ("http", "https")
    except ValueError:
        return True


class _NotFollowedError(Exception):
    """A redirection that is not followed."""


class _Redirections(urllib.request.HTTPRedirectHandler):
    max_redirections = MAX_REDIRECTIONS
    max_repeats = MAX_REDIRECTIONS

    def __init__(self, guard: Guard, *, plain_http: bool) -> None:
        self.guard = guard
        self.plain_http = plain_http

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The next request, if the address that the server names may be asked."""
        mistake = refused(newurl, plain_http=self.plain_http)
        if mistake is not None:
            raise _NotFollowedError(mistake.message)
        host = troubles.host_of(newurl)
        if place_of(host) > (self.guard.limit or Place.PUBLIC):
            raise LedInsideError(host, place_of(host))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Request:
    """A request; `answer` is there when it is done."""

    def __init__(self, url: str, limit: int, seconds: float, *, plain_http: bool) -> None:
        self.url = url
        self.limit = limit
        self.seconds = seconds
        self.guard = Guard(troubles.host_of(url))
        self.handlers: list[Any] = [
            _Redirections(self.guard, plain_http=plain_http),
            WatchedHTTP(self.guard),
            WatchedHTTPS(self.guard),
        ]
        if self.guard.given is Place.HERE:
            self.handlers.append(urllib.request.ProxyHandler({}))
        self.answer: Fetched | NotFetched | None = None
        self.response: Any = None

    def run(self) -> None:
        """Ask, and keep what comes of it."""
        try:
            self.answer = self._asked()
        except urllib.error.HTTPError as error:
            with error:
                self.answer = troubles.bad_status(
                    self.url, error.code, error.headers, self.guard.proxy
                )
        except urllib.error.URLError as error:
            self.answer = troubles.not_connected(self.url, error, self.guard.proxy)
        except (LedInsideError, _NotFollowedError) as error:
            self.answer = troubles.not_followed(self.url, str(error))
        except http.client.IncompleteRead:
            self.answer = troubles.broken_off(self.url)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.answer = troubles.no_http(self.url, error)

    def close(self) -> None:
        """Give up waiting."""
        if self.response is not None:
            self.response.close()

    def _asked(self) -> Fetched | NotFetched:
        if _is_bad_proxy(self.url):
            return troubles.bad_proxy(self.url)
        headers = {"User-Agent": f"ptgsite/{__version__}", "Accept": "*/*"}
        request = urllib.request.Request(_ascii(self.url), headers=headers)  # noqa: S310 - scheme is checked
        opener = urllib.request.build_opener(*self.handlers)
        with opener.open(request, timeout=self.seconds) as response:
            self.response = response
            packed = response.headers.get("Content-Encoding", "").strip().lower()
            if packed in _PACKED:  # some servers name UTF-8 there
                return troubles.packed(self.url, packed)
            content = bytearray()
            while chunk := response.read1(_CHUNK):
                content += chunk
                if len(content) > self.limit:
                    return troubles.too_large(self.url, self.limit)
            if response.length:
                return troubles.broken_off(self.url)
            return Fetched(bytes(content), _media_type(response.headers), response.url)


def _media_type(headers: Message) -> str:
    return headers.get_content_type()


def _ascii(url: str) -> str:
    """The address as HTTP takes it: what is not ASCII as IDNA in its host, else in percents."""
    scheme, host, *rest = urlsplit(url)
    host = host if host.isascii() else host.encode("idna").decode()
    return urlunsplit((scheme, host, *(quote(part, _AS_THEY_ARE) for part in rest)))
