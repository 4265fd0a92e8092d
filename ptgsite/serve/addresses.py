"""What a browser asks for: whether it may, and which file of the output that is."""

from __future__ import annotations

import os
import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from ptgsite.output.ground import read
from ptgsite.output.manifest import load
from ptgsite.output.tree import is_safe
from ptgsite.records import dataclass
from ptgsite.urls import HOME

_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(?P<port>[0-9]{1,5}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the output: its path, its content and its content type."""

    path: str
    content: bytes
    type: str


@dataclass(frozen=True, slots=True)
class Moved:
    """What was asked for is at another address of this server."""

    address: str


def answer(folder: Path, base: str, asked: str) -> File | Moved | None:
    """What the path of a request, still percent-encoded, names; None where nothing is.

    `base` is where the site is, such as "/" or "/ptg/". Only files that a build may have made are
    given out: none of its records, and nothing that a symbolic link leads to.
    """
    if base != "/" and asked in ("/", base[:-1]):
        return Moved(base)
    if not asked.startswith(base):
        return None
    path = path_of(base, asked)
    content = content_of(folder, path)
    if content is not None:
        return File(path, content, type_of(path))
    if content_of(folder, f"{path}/{HOME}") is not None:
        return Moved(f"{base}{quote(path)}/")
    return None


def path_of(base: str, asked: str) -> str:
    """The path in the output of what is asked for below `base`, whether there is any or not."""
    path = unquote(asked.removeprefix(base))
    return f"{path}{HOME}" if path == "" or path.endswith("/") else path


def content_of(folder: Path, path: str) -> bytes | None:
    """The content of a file of the output, or None where there is no such file."""
    if not is_safe(path):
        return None
    place = str(Path(os.path.realpath(folder), *path.split("/")))
    try:
        return read(place) if os.path.realpath(place) == place else None
    except OSError:  # one that can't be read, or whose name is too long
        return None


def is_made(folder: Path, path: str) -> bool:
    """Whether the last build has made a file, as far as its record tells."""
    try:
        manifest = load(folder)
    except OSError:
        return False
    return manifest is None or path in manifest.files


def type_of(path: str) -> str:
    """The content type of a file, by its name; see docs/publish.md."""
    return _TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")


def host(header: str, own: str) -> tuple[str, str] | None:
    """The name and the port that a Host header gives; None where it isn't this server's.

    A page of a stranger can have its own name lead to this machine (DNS rebinding) and then read
    what is served here. It can't do so for an address, nor for localhost, nor for the host that
    ptgsite was told to listen at, which is `own`.
    """
    found = _HOST.fullmatch(header.lower())
    if found is None:
        return None
    name = found["name"]
    known = name in ("localhost", own.lower()) or name.endswith(".localhost")
    return (name, found["port"] or "80") if known or _ip(name.strip("[]")) else None


def address(listening: str, port: int, base: str) -> str:
    """Where a browser on this machine finds what is served at a port of a host."""
    found = _ip(listening)
    name = "localhost" if found is not None and found.is_unspecified else listening
    return f"http://{f'[{name}]' if ':' in name else name}:{port}{base}"


def is_open(listening: str) -> bool:
    """Whether other machines may reach a server that listens at a host."""
    found = _ip(listening)
    return listening.lower() != "localhost" if found is None else not found.is_loopback


def _ip(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None
