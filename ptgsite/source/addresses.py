"""Text to web and e-mail addresses, and to the nick or address that a person is known by."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from ptgsite.source.scalars import MAX_TEXT, Mistake, ScalarType, clean, quoted

MAX_URL = 2_000


def _url(text: str) -> str | Mistake:
    cleaned = clean(text, MAX_URL)
    if isinstance(cleaned, Mistake):
        return cleaned
    if _is_web_address(text):
        return text
    help_ = "write a whole web address: https://example.org/page"
    if re.match(r"[\w.-]+\.[a-z]{2,}(/|$)", text):
        help_ = f"write `https://{text}`"
    return Mistake("bad-url", f"{quoted(text)} is no web address", help_)


def _is_web_address(text: str) -> bool:
    if re.search(r"[\s\"<>\\^`]", text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    known = parts.scheme in ("http", "https") and "@" not in parts.netloc
    return known and re.fullmatch(r"[\w.-]+|[0-9a-f:.]+", host) is not None


def _site_url(text: str) -> str | Mistake:
    url = _url(text)
    if isinstance(url, Mistake):
        return url
    if "?" in url or "#" in url:
        return Mistake(
            "bad-url",
            f"{quoted(text)} is not where a site can be published: it has a `?` or a `#`",
            "write the address of its first page: https://ptg.example.org/",
        )
    return url if url.endswith("/") else f"{url}/"


def _pattern(*names: str) -> Callable[[str], str | Mistake]:
    known = " and ".join(f"{{{name}}}" for name in names)

    def parse(text: str) -> str | Mistake:
        plain = text
        for name in names:
            plain = plain.replace(f"{{{name}}}", "x")
        if "{" in plain or "}" in plain:
            return Mistake("bad-url", f"{quoted(text)}: only {known} can stand in braces", None)
        url = _url(plain)
        return url if isinstance(url, Mistake) else text

    return parse


def _email(text: str) -> str | Mistake:
    if re.fullmatch(r"[\w.+%'-]{1,64}@[\w-]+(\.[\w-]+)+", text) and len(text) <= MAX_TEXT:
        return text
    return Mistake(
        "wrong-type", f"{quoted(text)} is no e-mail address", "write one such as a@example.org"
    )


def _person(text: str) -> str | Mistake:
    if "@" in text:
        return _email(text)
    if re.fullmatch(r"[\w\[\]\\^{}|`-]{1,64}", text):
        return text
    return Mistake(
        "bad-id",
        f"{quoted(text)} is neither an IRC nick nor an e-mail address",
        "write what identifies the person, such as `nick` or a@example.org",
    )


SITE_URL = ScalarType("a web address", "https://ptg.example.org/", _site_url)
URL = ScalarType("a web address", "https://example.org/page", _url)
PAD_PATTERN = ScalarType(
    "a web address", "https://pad.example.org/p/{event}-{team}", _pattern("event", "team")
)
EDIT_PATTERN = ScalarType(
    "a web address", "https://git.example.org/edit/main/{path}", _pattern("path")
)
EMAIL = ScalarType("an e-mail address", "a@example.org", _email)
PERSON = ScalarType("an IRC nick or e-mail address", "nick", _person)
