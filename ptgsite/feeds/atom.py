"""changes.atom: what has happened in the schedule, for feed readers (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

from ptgsite import urls
from ptgsite.feeds.plain import shorten
from ptgsite.feeds.xml_text import DECLARATION, element, parent
from ptgsite.history.stamps import Stamp
from ptgsite.history.story import Chapter
from ptgsite.schedule.change import counted
from ptgsite.schedule.model import Event
from ptgsite.schedule.uids import uid

_ENTRIES, _CHANGES = 50, 50  # the newest commits, and what is listed of each
_TITLE = 200


def atom(event: Event, story: Sequence[Chapter], event_stamp: Stamp) -> bytes:
    """The feed, newest first; `story` is in the order of time.

    Who reads it sees an entry once: its id is made of the commit's, and it never changes.
    """
    shown = story[: -_ENTRIES - 1 : -1]
    updated = shown[0].time if shown else event_stamp.time
    about = (
        element("id", f"urn:uuid:{uid('changes', event.id)}"),
        element("title", f"{event.name}: changes"),
        element("updated", _time(updated)),
        element("link", rel="self", href=urls.absolute(event.url, urls.CHANGES_FEED)),
        element("link", rel="alternate", type="text/html", href=_page(event)),
        parent("author", element("name", event.name)),
        element("generator", "ptgsite"),
    )
    entries = (_entry(event, chapter) for chapter in shown)
    inside = "\n" + "".join((*about, *entries))
    language = {"xml:lang": event.language}
    return (DECLARATION + parent("feed", inside, xmlns=_ATOM, **language)).encode()


_ATOM = "http://www.w3.org/2005/Atom"


def _page(event: Event) -> str:
    return urls.absolute(event.url, urls.CHANGES)


def _time(time: datetime) -> str:
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"


def _entry(event: Event, chapter: Chapter) -> str:
    html = f"<ul>{''.join(_items(chapter))}</ul>"
    address = urls.absolute(event.url, urls.chapter(chapter.id))
    inside = (
        element("id", f"urn:uuid:{uid('change', event.id, chapter.id)}"),
        element("title", _title(chapter)),
        element("updated", _time(chapter.time)),
        element("link", rel="alternate", type="text/html", href=address),
        element("content", html, type="html"),
    )
    return parent("entry", "\n" + "".join(inside))


def _title(chapter: Chapter) -> str:
    if len(chapter.changes) == 1:
        return shorten(" ".join(str(chapter.changes[0]).split()), _TITLE)
    return shorten(", ".join(counted(chapter.changes)), _TITLE)


def _items(chapter: Chapter) -> Iterator[str]:
    for change in chapter.changes[:_CHANGES]:
        yield f"<li>{escape(str(change))}</li>"
    if left := chapter.changes[_CHANGES:]:
        yield f"<li>… and {len(left):,} more: {', '.join(counted(left))}</li>"
