"""Text to web and e-mail addresses, and to the nick or address that a person is known by."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ptgsite.source import shapes
from ptgsite.source.hints import email_hint, url_hint
from ptgsite.source.scalars import TEXT, Mistake, ScalarType, clean, quoted
from ptgsite.source.shapes import MAX_TEXT, ODD, SPACE, like

MAX_URL = 2_000

_SCHEME = r"[Hh][Tt][Tt][Pp][Ss]?://"
_PORT = r"(?::(?:[0-9]{0,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?"
_NOT_IN_PATH = rf'{SPACE}{ODD}"<>\\^`'
_PAGE = rf"[^{_NOT_IN_PATH}]*"
_IN_BRACKETS = r"\[[0-9A-Fa-f:.]+\]"
_SITE = rf"{_SCHEME}(?:[\w.-]+|{_IN_BRACKETS}){_PORT}"
_WEB_ADDRESS = rf"{_SITE}(?:[/?#]{_PAGE})?"
_SITE_ADDRESS = rf"{_SITE}(?:/[^{_NOT_IN_PATH}?#]*)?"
_EMAIL = r"[\w.+%'-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_NICK = r"[\w\[\]\\^{}|`-]{1,64}"


def _with_names(*names: str) -> str:
    """Web addresses in which each of the names may stand in braces, and no other brace may."""
    name = "".join(rf"|\{{{name}\}}" for name in names)
    site = rf"{_SCHEME}(?:(?:[\w.-]{name})+|{_IN_BRACKETS}){_PORT}"
    return rf"{site}(?:[/?#](?:[^{_NOT_IN_PATH}{{}}]{name})*)?"


def _url(text: str) -> str | Mistake:
    cleaned = clean(text, MAX_URL)
    if isinstance(cleaned, Mistake):
        return cleaned
    if _is_web_address(text):
        return text
    return Mistake("bad-url", f"{quoted(text)} is no web address", _help(text))


def _help(text: str) -> str:
    hint = url_hint(text)
    if hint and _is_web_address(hint):
        return f"write {hint}"
    if re.match(r"https?://[^/?#\s]*@", text):
        return "leave out the user name and password: all could read them"
    if re.match(r"https?://\S+\s", text):
        spaceless = "%20".join(text.split())
        return f"an address has no spaces: write {spaceless}"
    return "write the whole address, which starts with https:// or http://"


_WEB = re.compile(_WEB_ADDRESS)


def _is_web_address(text: str) -> bool:
    if not _WEB.fullmatch(text):
        return False
    if text.isascii() and "[" not in text:
        return True
    try:
        urlsplit(text)  # looks at an address in brackets, and at letters that look like a slash
    except ValueError:
        return False
    return True


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


def _pattern(example: str, *names: str) -> ScalarType[str]:
    known = " and ".join(f"{{{name}}}" for name in names)
    pattern = _with_names(*names)

    def parse(text: str) -> str | Mistake:
        plain = text
        for name in names:
            plain = plain.replace(f"{{{name}}}", "x")
        if "{" in plain or "}" in plain:
            message = f"{quoted(text)} has something else in braces than {known}"
            return Mistake("bad-url", message, f"write {known}, or no braces")
        url = _url(plain if len(text) <= MAX_URL else text)
        return _url(text) if isinstance(url, Mistake) else text

    return ScalarType("a web address", example, parse, like(pattern, maxLength=MAX_URL))


def _email(text: str) -> str | Mistake:
    if re.fullmatch(_EMAIL, text) and len(text) <= MAX_TEXT:
        return text
    hint = email_hint(text)
    help_ = f"write {hint}" if hint else "write one such as a@example.org"
    return Mistake("wrong-type", f"{quoted(text)} is no e-mail address", help_)


def _person(text: str) -> str | Mistake:
    if "@" in text[1:]:
        return _email(text)
    if re.fullmatch(_NICK, text):
        return text
    nick = text.removeprefix("@")
    return Mistake(
        "bad-id",
        f"{quoted(text)} is neither an IRC nick nor an e-mail address",
        f"write `{nick}`"
        if re.fullmatch(_NICK, nick)
        else "write what the person is known by, such as `nick` or a@example.org",
    )


def _irc(text: str) -> str | Mistake:
    cleaned = TEXT.parse(text)
    if isinstance(cleaned, Mistake) or not re.fullmatch(_EMAIL, cleaned):
        return cleaned
    return Mistake(
        "wrong-type",
        f"{quoted(text)} looks like an e-mail address, and not like an IRC nick or channel",
        f"write `email: {cleaned}`, among `contacts`",
    )


SITE_URL = ScalarType(
    "a web address",
    "https://ptg.example.org/",
    _site_url,
    like(_SITE_ADDRESS, maxLength=MAX_URL),
)
URL = ScalarType(
    "a web address", "https://example.org/page", _url, like(_WEB_ADDRESS, maxLength=MAX_URL)
)
PAD_PATTERN = _pattern("https://pad.example.org/p/{event}-{team}", "event", "team")
EDIT_PATTERN = _pattern("https://git.example.org/edit/main/{path}", "path")
EMAIL = ScalarType("an e-mail address", "a@example.org", _email, like(_EMAIL, maxLength=MAX_TEXT))
PERSON = ScalarType(
    "an IRC nick or e-mail address",
    "nick",
    _person,
    like(f"{_EMAIL}|{_NICK}", "integer", "boolean", maxLength=MAX_TEXT),
)
IRC = ScalarType(
    "an IRC nick or channel",
    '"#openstack-nova"',
    _irc,
    {
        **TEXT.schema,
        "pattern": rf"^(?![{SPACE}]*{_EMAIL}[{SPACE}]*$)(?:{shapes.TEXT})$",
        "errorMessage": "an IRC nick or channel was expected",
    },
)
