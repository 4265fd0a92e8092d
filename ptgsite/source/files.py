"""Finding and reading the sources: sorted, bounded, UTF-8, and nothing from outside the site."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable

from ptgsite.problems import Problem, Where
from ptgsite.project import CONTENT, EVENT_FILE, TEAMS
from ptgsite.records import dataclass
from ptgsite.source.scalars import slug
from ptgsite.source.storage import Kind, Storage

MAX_YAML = 250_000
MAX_PAGE = 50_000
"""The sizes, in bytes, up to which a YAML file and a page of content/ are read."""

Report = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """The site-relative paths of what is to be read, sorted."""

    teams: tuple[str, ...]
    pages: tuple[str, ...]


def find_sources(site: Storage, report: Report) -> SourceFiles:
    """The team files and pages of a site; what is misnamed or misplaced is reported."""
    teams = _folder(site, TEAMS, (".yaml", ".yml", ".json", ".txt"), report)
    pages = _folder(site, CONTENT, (".md", ".markdown"), report)
    passed_over = _near_event(site) or EVENT_FILE
    for name in sorted(_listed(site, CONTENT)):
        file = f"{CONTENT}/{name}"
        if name.endswith((".yaml", ".yml")) and file not in (EVENT_FILE, passed_over):
            report(_misnamed(file, f"the event is {EVENT_FILE}; delete this file"))
    return SourceFiles(teams, pages)


def _near_event(site: Storage) -> str | None:
    """The file that is meant to be the event's, where the event has none."""
    near = EVENT_FILE.replace(".yaml", ".yml")
    there = {f"{CONTENT}/{name}" for name in site.names(CONTENT)}
    return near if near in there and EVENT_FILE not in there else None


def _listed(site: Storage, folder: str) -> list[str]:
    """The names in a folder of the site but hidden ones and editors' leftovers."""
    names = site.names(folder)
    return [name for name in names if not name.startswith(".") and not name.endswith("~")]


def _folder(
    site: Storage, folder: str, suffixes: tuple[str, ...], report: Report
) -> tuple[str, ...]:
    """The files with the first of the suffixes; those that only seem to be such are reported."""
    if site.kind(folder) is Kind.LINK:
        report(_unreadable(folder, "this folder is a symbolic link", "make it a real folder"))
    found = []
    for name in sorted(_listed(site, folder)):
        stem, dot, ending = name.rpartition(".")
        if dot + ending == suffixes[0]:
            found.append(f"{folder}/{name}")
        elif dot + ending.lower() in suffixes:
            report(_misnamed(f"{folder}/{name}", f"name it {folder}/{_stem(stem)}{suffixes[0]}"))
        elif folder == TEAMS and _lacks_ending(site, name):
            report(_misnamed(f"{folder}/{name}", f"name it {folder}/{slug(name)}{suffixes[0]}"))
        elif folder == TEAMS and site.kind(f"{folder}/{name}") is Kind.FOLDER:
            report(_misnamed(f"{folder}/{name}", f"put its files into {folder}/ itself"))
    return tuple(found)


def _lacks_ending(site: Storage, name: str) -> bool:
    """Whether a file seems to be a team's, but for its ending; OWNERS and README are none."""
    return bool(_BARE.fullmatch(name)) and site.kind(f"{TEAMS}/{name}") is Kind.FILE


_BARE = re.compile("[A-Z]?[a-z0-9_-]+")


def _stem(name: str) -> str:
    """The id for a file's name that may still have an ending, as in `nova.yaml.txt`."""
    return slug(re.sub(r"\.ya?ml$", "", name, flags=re.IGNORECASE))


def _misnamed(file: str, help_: str) -> Problem:
    return Problem("file-name", "a file with this name is not read", Where(file), help_)


def read_text(site: Storage, file: str, limit: int, report: Report) -> tuple[str, bool] | None:
    """The text of a source file without its byte order mark, and whether it is fit for use.

    None where there is no text at all. Bytes that are no UTF-8 are reported; the text then has
    replacement characters, and serves to show the line.
    """
    content = _read_bytes(site, file, limit, report)
    if content is None:
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        report(_unreadable(file, "this file is UTF-16", "save it as UTF-8"))
        return None
    if b"\0" in content:
        report(_unreadable(file, "this is no text: it has zero bytes", "save it as UTF-8 text"))
        return None
    while content.startswith(BOM_UTF8):  # of which the YAML parser would skip a second, uncounted
        content = content.removeprefix(BOM_UTF8)
    try:
        return content.decode("utf-8"), True
    except UnicodeDecodeError as error:
        offset = len(content[: error.start].decode("utf-8"))
        message = f"this character (byte 0x{content[error.start]:02X}) is not saved as UTF-8"
        where = Where(file, offset=offset)
        help_ = "choose UTF-8 as the encoding in your editor, type it anew, and save"
        report(Problem("unreadable-file", message, where, help_))
        return content.decode("utf-8", "replace"), False


def text_of(content: bytes) -> str | None:
    """The text of a file's content without its byte order mark, or None where it is none."""
    try:
        return None if b"\0" in content else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _read_bytes(site: Storage, file: str, limit: int, report: Report) -> bytes | None:
    try:
        kind = site.kind(file)
        if kind is Kind.FILE and (size := site.size(file)) <= limit:
            return site.content(file, limit)
    except OSError as error:
        reason = (error.strerror or "it can't be opened").lower()
        report(_unreadable(file, f"this file cannot be read: {reason}", "check its permissions"))
        return None
    report(_too_large(file, size, limit) if kind is Kind.FILE else _no_file(site, file, kind))
    return None


def _no_file(site: Storage, file: str, kind: Kind | None) -> Problem:
    if kind is None:
        near = _near_event(site) if file == EVENT_FILE else None
        help_ = f"give {near} this name" if near else f"write {file}"
        return _unreadable(file, "there is no such file", help_)
    if kind is Kind.LINK:
        return _unreadable(file, "this is a symbolic link", "put the file itself here")
    return _unreadable(file, "this is no regular file", "put a file here, or nothing")


def _too_large(file: str, size: int, limit: int) -> Problem:
    return Problem(
        "too-large",
        f"this file has {size:,} bytes, and at most {limit:,} are read",
        Where(file),
        "shorten it, and link to the rest",
    )


def _unreadable(file: str, message: str, help_: str) -> Problem:
    return Problem("unreadable-file", message, Where(file), help_)
