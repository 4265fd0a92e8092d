"""changes.atom as another reader sees it (RFC 4287)."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from ptgsite.feeds.atom import atom
from ptgsite.history.stamps import Stamp
from ptgsite.history.story import Chapter
from ptgsite.schedule.change import Change
from tests.feeds.sample import EVENT

NAMES = {"": "http://www.w3.org/2005/Atom"}
STAMP = Stamp(datetime(2022, 9, 1, tzinfo=UTC), 3)


def _chapter(number: int, *names: str) -> Chapter:
    changes = tuple(Change("team-added", {"team": name}, "x") for name in names)
    return Chapter(f"{number:040x}", datetime(2022, 10, 1, 12, number % 60, tzinfo=UTC), changes)


def _feed(*story: Chapter) -> ET.Element:
    return ET.fromstring(atom(EVENT, story, STAMP))


def _texts(feed: ET.Element, path: str) -> list[str | None]:
    return [found.text for found in feed.iterfind(path, NAMES)]


def test_an_entry_for_each_commit_newest_first() -> None:
    """With a title that says what happened, and all of it inside."""
    feed = _feed(_chapter(1, "Nova"), _chapter(2, "Cinder", "Glance"))
    assert _texts(feed, "entry/title") == ["2 teams added", "New team: Nova"]
    assert _texts(feed, "entry/updated") == ["2022-10-01T12:02:00Z", "2022-10-01T12:01:00Z"]
    assert _texts(feed, "updated") == ["2022-10-01T12:02:00Z"]
    assert _texts(feed, "entry/content")[0] == (
        "<ul><li>New team: Cinder</li><li>New team: Glance</li></ul>"
    )


def test_an_entry_stays_the_same_for_good() -> None:
    """Readers know it by its id, and what comes later changes nothing in it."""
    first, second = (
        [ET.tostring(entry) for entry in _feed(*story).iterfind("entry", NAMES)]
        for story in ((_chapter(1, "Nova"),), (_chapter(1, "Nova"), _chapter(2, "Cinder")))
    )
    assert first == second[1:]


def test_it_has_what_a_feed_must_have() -> None:
    """Of RFC 4287 §4.1: an author, and ids, titles and times, each once; ids are all different."""
    feed = _feed(*(_chapter(number, "Nova") for number in range(70)))
    entries = feed.findall("entry", NAMES)
    assert len(entries) == 50
    for each in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(each.findall(name, NAMES)) == 1
        links = [link.attrib["rel"] for link in each.iterfind("link", NAMES)]
        assert links.count("alternate") == 1
    assert len(feed.findall("author/name", NAMES)) == 1
    assert len({*_texts(feed, "id"), *_texts(feed, "entry/id")}) == 51


def test_without_a_history_it_is_empty_and_valid() -> None:
    """Its time is that of the event's own last change, so that equal sites have equal feeds."""
    feed = _feed()
    assert feed.findall("entry", NAMES) == []
    assert _texts(feed, "updated") == ["2022-09-01T00:00:00Z"]


@given(st.text(max_size=300))
def test_any_name_stays_text(name: str) -> None:
    """It is neither markup of the feed nor of what the feed carries."""
    (content,) = _texts(_feed(_chapter(1, name)), "entry/content")
    assert content is not None
    inside = content.removeprefix("<ul><li>New team: ").removesuffix("</li></ul>")
    assert "<" not in inside
