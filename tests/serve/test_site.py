"""What is served, and which of the pages in browsers are to be loaded again."""

from __future__ import annotations

from pathlib import Path

from ptgsite.output.write import Written
from ptgsite.serve.rounds import NOTHING, Round
from ptgsite.serve.site import Site

HOME, NOVA, ROOM = "index.html", "teams/nova/index.html", "rooms/bexar/index.html"
PAGES = {"/": HOME, "/teams/nova/": NOVA, "/rooms/bexar/": ROOM}


def _part(*paths: str) -> Round:
    """What a round has told of before it was complete."""
    return Round(None, Written(paths, (), 0), "", 0, complete=False)


def _round(*paths: str, after: tuple[Round, ...] = ()) -> Round:
    """A round that has changed these, after what its parts have told."""
    first = frozenset[str]().union(*(part.changed for part in after))
    return Round(None, Written((*first, *paths), (), 0), "", 0, first=first)


def _site() -> Site:
    """One that was built, and has given out its pages."""
    site = Site(Path(), "/", "")
    site.show(_round(*PAGES.values()))
    for asked, file in PAGES.items():
        site.gave(asked, file)
    return site


def _stale(site: Site) -> set[str]:
    return {file for asked, file in PAGES.items() if not site.is_fresh(asked)}


def test_style_sheets_alone_are_exchanged() -> None:
    """On every page; one that is being loaded just then may have got the old one."""
    site = _site()
    now = _part("static/a.css", "static/b.css", "404.html")
    assert site.show(now, ["/"]) == ("static/a.css", "static/b.css")
    assert _stale(site) == {NOVA, ROOM}
    assert site.show(_round("offline.json", after=(now,))) == ()
    assert _stale(site) == {NOVA, ROOM}


def test_all_else_of_a_theme_reloads_all_pages() -> None:
    """As a script does."""
    site = _site()
    assert site.show(_part("static/a.css", "static/a.js")) == ("*",)
    assert _stale(site) == {HOME, NOVA, ROOM}


def test_what_no_page_shows_is_no_news_to_any() -> None:
    """Such as calendars, and what other programs read."""
    site = _site()
    assert site.show(_round("schedule.ics", "schedule.json", "offline.json")) == ()
    assert _stale(site) == set()


def test_pages_that_come_first_are_loaded_once() -> None:
    """They hear of themselves at once, and nothing more when the rest is there."""
    site = _site()
    own = _part(NOVA)
    assert site.show(own) == ("*",)
    assert _stale(site) == {NOVA}
    site.gave("/teams/nova/", NOVA)
    site.gave_part("static/site.css")
    assert site.show(_round("teams/nova.ics", HOME, after=(own,))) == ("*",)
    assert _stale(site) == {HOME}


def test_data_is_news_to_all_other_pages() -> None:
    """Their scripts may read it."""
    site = _site()
    own = _part(NOVA)
    site.show(own)
    site.gave("/teams/nova/", NOVA)
    assert site.show(_round("teams/nova.ics", "plan.json", after=(own,))) == ("*",)
    assert _stale(site) == {HOME, ROOM}


def test_a_page_that_is_on_its_way_is_not_called_again() -> None:
    """What it will get is as new as what is told; with the next save it is called once more."""
    site = _site()
    heard = []
    own, other = _part(NOVA), _part(ROOM)
    for now in (own, other, _round("plan.json", after=(own, other)), own):
        site.show(now)
        heard.append({file for asked, file in PAGES.items() if site.is_news(asked)})
    assert heard == [{NOVA}, {ROOM}, {HOME}, {HOME, NOVA, ROOM}]


def test_a_page_that_was_given_old_data_is_loaded_again() -> None:
    """What a script has read meanwhile was made with the rest."""
    site = _site()
    own = _part(NOVA)
    site.show(own)
    site.gave("/teams/nova/", NOVA)
    site.gave_part("plan.json")
    site.show(_round("plan.json", after=(own,)))
    assert _stale(site) == {HOME, NOVA, ROOM}


def test_all_pages_lose_an_overlay_at_once() -> None:
    """When a save has mended what was wrong, and what it changes is not complete yet."""
    site = _site()
    site.show(NOTHING)
    assert _stale(site) == {HOME, NOVA, ROOM}
    for asked, file in PAGES.items():
        site.gave(asked, file)
    site.show(_part(NOVA))
    assert _stale(site) == {HOME, NOVA, ROOM}


def test_what_goes_wrong_after_the_pages_is_shown() -> None:
    """Such as a disk that is full."""
    site = _site()
    site.show(_part(NOVA))
    site.gave("/teams/nova/", NOVA)
    assert site.show(Round(None, None, "no space left", 0)) == ("*",)
    assert _stale(site) == {HOME, NOVA, ROOM}
    assert site.problems == "no space left"


def test_pages_that_come_one_after_the_other() -> None:
    """Each is loaded once, and again where another round has overtaken the first and changed it."""
    site = _site()
    for file in (NOVA, ROOM, NOVA):
        site.show(_part(file))
        assert _stale(site) == {file}
        site.gave(f"/{file.removesuffix(HOME)}", file)
    site.show(_round("schedule.ics", after=(_part(NOVA, ROOM),)))
    assert _stale(site) == set()


def test_a_page_that_is_as_it_was_again() -> None:
    """A save was taken back before its round was complete; the next one puts the old page back."""
    site = _site()
    site.show(_part(NOVA))
    site.gave("/teams/nova/", NOVA)
    site.show(_round(NOVA, after=(_part(ROOM),)))
    assert NOVA in _stale(site)


def test_data_that_a_page_was_given_before_counts_for_nothing() -> None:
    """Only what it has got since its new content is there is shown with that."""
    site = _site()
    site.gave_part("plan.json")
    for now in (_part(NOVA), _round("plan.json", after=(_part(NOVA),))):
        site.show(now)
        site.gave("/teams/nova/", NOVA)
    assert site.is_fresh("/teams/nova/")
