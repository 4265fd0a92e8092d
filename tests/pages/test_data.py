"""What the pages' scripts read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from ptgsite.project import default_theme
from ptgsite.schedule.uids import session_uid, short_id
from tests.pages import literal
from tests.pages.literal import SESSIONS

FILES = literal.site()
FIRST = SESSIONS[0]


def read(path: str) -> Any:
    """A file of data."""
    return json.loads(FILES[path])


def test_every_path_leads_to_a_page() -> None:
    """What search and plan link to is there, anchors included."""
    search = [entry["path"] for entry in read("search.json")["entries"]]
    plan, topics = read("plan.json"), read("plan-topics.json")["topics"]
    things = (*plan["sessions"], *topics, *plan["rooms"].values(), *plan["teams"].values())
    for path in (*search, *(thing["path"] for thing in things)):
        file, _, anchor = path.partition("#")
        assert not anchor or f'id="{anchor}"' in FILES[file]


def test_search_knows_every_sort_of_thing() -> None:
    """Teams, rooms, tags, people, topics, titled sessions, days and pages can be found."""
    found = {(entry["kind"], entry["title"]) for entry in read("search.json")["entries"]}
    assert found >= {
        ("team", "Nova"),
        ("room", "Bexar"),
        ("tag", "For operators"),
        ("person", "Ada"),
        ("topic", "Multi-attach <volumes>"),
        ("session", "Volumes & friends"),
        ("day", "Monday, 10 September 2018"),
        ("page", "Venue"),
        ("page", "Free rooms"),
    }
    assert ("session", "Nova") not in found


def test_the_plan_has_what_is_shown_of_a_session() -> None:
    """A session has its UID in calendars, its times, and its title as it stands alone."""
    sessions = {each["id"]: each for each in read("plan.json")["sessions"]}
    assert "Cinder, Nova: Volumes & friends" in {each["title"] for each in sessions.values()}
    assert session_uid(FIRST.key).startswith(short_id(FIRST.key))
    assert sessions[short_id(FIRST.key)] == {
        "id": short_id(FIRST.key),
        "start": "2018-09-10T15:00:00Z",
        "end": "2018-09-10T18:00:00Z",
        "day": "2018-09-10",
        "title": "Nova",
        "team": "nova",
        "teams": ["nova"],
        "room": "bexar",
        "status": "confirmed",
        "path": f"teams/nova/index.html#{FIRST.anchor}",
        "call": "",
        "pad": "",
    }


def test_plan_topics_name_their_sessions() -> None:
    """A topic lists the sessions that it is scheduled in."""
    topics = {each["id"]: each["sessions"] for each in read("plan-topics.json")["topics"]}
    assert topics == {"nova/multi-attach": [short_id(FIRST.key)], "nova/later": []}


def test_offline_lists_all_that_is_shown() -> None:
    """Every page, static file and file of data is listed, and the feed that plans are made of."""
    listed = set(read("offline.json")["files"])
    left_out = {"404.html", "sitemap.xml", "robots.txt", "sw.js", "offline.json"}
    assert listed == (FILES.keys() - left_out) | {"schedule.ics"}


def test_offline_changes_with_any_file() -> None:
    """A new version is told by any change of the site, and by nothing else."""
    off = replace(FIRST, title="New")
    changed = literal.site(literal.schedule((off, *SESSIONS[1:])))
    version = read("offline.json")["version"]
    assert json.loads(changed["offline.json"])["version"] != version
    assert json.loads(literal.site()["offline.json"])["version"] == version


def test_manifest() -> None:
    """The manifest names icons that are there, by paths that serve at any address."""
    manifest = read("manifest.webmanifest")
    assert manifest["name"] == "PTG <Denver>"
    for icon in manifest["icons"]:
        assert icon["src"] in FILES
    assert not manifest["start_url"].startswith("/")


def test_scripts_get_their_texts() -> None:
    """The scripts' part of the texts is a module."""
    found = re.fullmatch(r"export default (.*);\n", FILES["static/js/strings.js"], re.DOTALL)
    assert found
    assert isinstance(json.loads(found[1]), dict)


def test_scripts_are_published_without_their_comments(tmp_path: Path) -> None:
    """What is left keeps its line numbers; licences stay, and so do scripts of a theme's own."""
    source = (default_theme() / "static" / "js" / "times.js").read_text("utf-8")
    published = FILES["static/js/times.js"]
    assert "/** Clock times" in source
    assert "/** Clock times" not in published
    assert published.count("\n") == source.count("\n")
    line = source.splitlines().index("export function chosenZone() {")
    assert published.splitlines()[line] == "export function chosenZone() {"
    assert "/** @type {any} */ (generate)(text)" in FILES["static/js/share.js"]
    assert "MIT" in FILES["static/js/vendor/lean-qr.js"]
    own = tmp_path / "static" / "js"
    own.mkdir(parents=True)
    (own / "times.js").write_text("/* mine */\n")
    assert literal.site(None, tmp_path)["static/js/times.js"] == "/* mine */\n"


def test_the_service_worker_lies_at_the_root() -> None:
    """A service worker serves what is below it."""
    assert "sw.js" in FILES
    assert "static/sw.js" not in FILES
