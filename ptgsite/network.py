"""The only door to the network, for the commands that ask for it: `check` and `build` never do.

https unless the host is this machine or the caller allows http; a bound on the time that all of it
takes, on the bytes and on the redirections; and no credentials.
"""

from __future__ import annotations

import http.client
import ipaddress
import ssl
import string
import threading
import urllib.error
import urllib.request
from email.message import Message
from typing import IO, Any
from urllib.parse import quote, urlsplit, urlunsplit

from ptgsite import __version__
from ptgsite.records import dataclass
from ptgsite.source.addresses import URL
from ptgsite.source.scalars import Mistake, quoted

MAX_SECONDS = 30.0
MAX_REDIRECTIONS = 5
_CHUNK = 65_536
_AS_THEY_ARE = string.punctuation


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
    help: str = "look at the address in a browser"


def is_address(text: str) -> bool:
    """Whether a command's argument is a web address rather than a file."""
    return text.lower().startswith(("http://", "https://"))


def fetch(
    url: str, limit: int, *, seconds: float = MAX_SECONDS, plain_http: bool = False
) -> Fetched | NotFetched:
    """GET an address: at most `limit` bytes, within `seconds` in all, through few redirections.

    `plain_http` allows http to other hosts than this machine.
    """
    refused = _refused(url, plain_http=plain_http)
    if refused is not None:
        return refused
    work = _Work(url, limit, seconds, plain_http)
    # A server that sends a byte now and then outlives every time-out of a single read; the thread
    # is left behind, and ends with the program.
    thread = threading.Thread(target=work.run, daemon=True)
    thread.start()
    thread.join(seconds)
    if work.answer is None:
        work.close()
        return NotFetched(f"{_host(url)} took more than {seconds:g} seconds", "try again later")
    return work.answer


def _refused(url: str, *, plain_http: bool) -> NotFetched | None:
    mistake = URL.parse(url)
    if isinstance(mistake, Mistake):
        return NotFetched(mistake.message, mistake.help or "write a whole web address")
    parts = urlsplit(url)
    if parts.scheme.lower() == "http" and not plain_http and not _is_here(parts.hostname or ""):
        return NotFetched(
            f"{quoted(url)} is plain http, which anybody on the way can read and change",
            "write https://, or allow it with --plain-http",
        )
    return None


def _is_here(host: str) -> bool:
    """Whether a host is this machine."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _host(url: str) -> str:
    return urlsplit(url).hostname or url


class _Refused(urllib.error.URLError):
    """A redirection that is not followed."""


class _Redirections(urllib.request.HTTPRedirectHandler):
    max_redirections = MAX_REDIRECTIONS
    max_repeats = MAX_REDIRECTIONS

    def __init__(self, *, plain_http: bool, from_here: bool) -> None:
        self.plain_http = plain_http
        self.from_here = from_here

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
        refused = _refused(newurl, plain_http=self.plain_http)
        if refused is None and _is_here(_host(newurl)) and not self.from_here:
            refused = NotFetched("it leads to this machine")
        if refused is not None:
            raise _Refused(f"a redirection is not followed: {refused.message}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Work:
    """One request; `answer` is there when it is done."""

    def __init__(self, url: str, limit: int, seconds: float, plain_http: bool) -> None:  # noqa: FBT001
        self.url = url
        self.limit = limit
        self.seconds = seconds
        here = _is_here(_host(url))
        handlers: list[Any] = [_Redirections(plain_http=plain_http, from_here=here)]
        if here:
            handlers.append(urllib.request.ProxyHandler({}))
        self.opener = urllib.request.build_opener(*handlers)
        self.answer: Fetched | NotFetched | None = None
        self.response: Any = None

    def run(self) -> None:
        """Ask, and keep what comes of it."""
        try:
            self.answer = self._asked()
        except urllib.error.HTTPError as error:
            with error:
                self.answer = _status(self.url, error.code, error.headers)
        except urllib.error.URLError as error:
            self.answer = NotFetched(f"{_host(self.url)}: {_reason(error)}")
        except http.client.IncompleteRead:
            self.answer = _broken_off(self.url)
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = _shown(str(error)) or type(error).__name__
            self.answer = NotFetched(f"{_host(self.url)} did not answer well: {reason}")

    def close(self) -> None:
        """Give up waiting."""
        if self.response is not None:
            self.response.close()

    def _asked(self) -> Fetched | NotFetched:
        headers = {"User-Agent": f"ptgsite/{__version__}", "Accept": "*/*"}
        request = urllib.request.Request(_ascii(self.url), headers=headers)  # noqa: S310 - scheme is checked
        with self.opener.open(request, timeout=self.seconds) as response:
            self.response = response
            content = bytearray()
            while chunk := response.read1(_CHUNK):
                content += chunk
                if len(content) > self.limit:
                    return NotFetched(f"{_host(self.url)} sent more than {self.limit:,} bytes")
            if response.length:
                return _broken_off(self.url)
            return Fetched(bytes(content), _media_type(response.headers), response.url)


def _media_type(headers: Message) -> str:
    return headers.get_content_type()


def _broken_off(url: str) -> NotFetched:
    return NotFetched(f"{_host(url)} broke off in the middle", "try again")  # a bot may be saving


def _ascii(url: str) -> str:
    """The address as HTTP takes it: what is not ASCII as IDNA in its host, else in percents."""
    scheme, host, *rest = urlsplit(url)
    host = host if host.isascii() else host.encode("idna").decode()
    return urlunsplit((scheme, host, *(quote(part, _AS_THEY_ARE) for part in rest)))


def _reason(error: urllib.error.URLError) -> str:
    reason = error.reason
    if isinstance(reason, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted: {_shown(reason.verify_message)}"
    if isinstance(reason, ssl.SSLError):
        return f"it does not speak https: {_shown(reason.reason or '').replace('_', ' ').lower()}"
    if isinstance(reason, OSError):
        return (reason.strerror or str(reason)).lower()
    return _shown(str(reason))


def _shown(text: str) -> str:
    """A stranger's words for a message: on one line, of bounded length."""
    return quoted(text.strip(), 200).strip('"')


def _status(url: str, code: int, headers: Message) -> NotFetched:
    host = _host(url)
    if code == 404:
        return NotFetched(f"{host} has nothing at {quoted(urlsplit(url).path, 100)} (404)")
    if code == 429:
        wait = headers.get("Retry-After", "")
        when = f"in {wait} seconds" if wait.isdigit() and len(wait) < 6 else "in a minute or two"
        return NotFetched(f"{host} has been asked too often (429)", f"try again {when}")
    if code in (401, 403):
        return NotFetched(f"{host} does not show this to everybody ({code})")
    if 300 <= code < 400:
        return NotFetched(f"{host} leads on and on, or nowhere ({code})")
    return NotFetched(f"{host} answered with an error ({code})", "try again later")
