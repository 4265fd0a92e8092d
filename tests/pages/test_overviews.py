"""The pages that look across the schedule, door signs, and what pages say to machines."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ptgsite.pages.monogram import monogram
from ptgsite.schedule.model import Break, Notice, Schedule
from ptgsite.schedule.uids import short_id
from ptgsite.source.words import Level, Status
from tests.pages import literal
from tests.pages.literal import ATTACH, AUSTIN, CINDER, MONDAY, NOVA, OPERATORS, SESSIONS

FILES = literal.site()
FIRST = SESSIONS[0]


def parsed(path: str, of: Schedule | None = None) -> LexborHTMLParser:
    """A page of the small event, or of another."""
    return LexborHTMLParser((literal.site(of) if of else FILES)[path])


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    """The text of each element, with its white space folded."""
    return [" ".join(node.text().split()) for node in page.css(selector)]


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    """The first element that a selector finds; there has to be one."""
    node = page.css_first(selector)
    assert node is not None, selector
    return node


def test_every_session_says_what_it_is() -> None:
    """Wherever a session is shown, scripts find its id, title, times, teams, room and status."""
    for path in (
        "days/2018-09-10/index.html",
        "teams/nova/index.html",
        "rooms/bexar/index.html",
        "rooms/bexar/sign/index.html",
        "tags/operators/index.html",
        "people/ada/index.html",
    ):
        data = one(parsed(path), f'[data-session="{short_id(FIRST.key)}"]')
        assert data.attributes["data-start"] == "2018-09-10T15:00:00Z", path
        assert data.attributes["data-end"] == "2018-09-10T18:00:00Z"
        assert data.attributes["data-team"] == "nova"
        assert data.attributes["data-kind"] == "project"
        assert data.attributes["data-tags"] == "operators"
        assert data.attributes["data-room"] == "bexar"
        assert data.attributes["data-status"] == "confirmed"
        assert data.attributes["data-title"] == "Nova"
        assert data.css_first(".star-place") is not None


def test_tags_of_topics_and_joint_teams_count() -> None:
    """A session has its own tags, those of its topics and those of all its teams."""
    joint = one(parsed("days/2018-09-10/index.html"), '.timetable [data-team="cinder nova"]')
    assert joint.attributes["data-tags"] == "operators"


def test_now_without_script() -> None:
    """Without a script, which knows the time, it leads to the days and to the rooms."""
    page = parsed("now/index.html")
    assert texts(page, "#now .chips a") == [
        "Monday, 10 September 2018",
        "Tuesday, 11 September 2018",
    ]
    assert texts(page, "#now h2") == ["Austin", "Bexar"]


def test_topics() -> None:
    """All topics are listed, the most interesting first, with their teams and times."""
    keen = replace(literal.LATER, interest=5, tags=(OPERATORS,))
    event = replace(
        literal.schedule(),
        topics=(ATTACH, keen),
        topics_of_team={"nova": (ATTACH, keen), "cinder": ()},
    )
    page = parsed("topics/index.html", event)
    assert texts(page, ".topic h3") == ["What comes later", "Multi-attach <volumes>"]
    assert [node.attributes["data-scheduled"] for node in page.css(".topic")] == ["no", "yes"]
    assert texts(page, ".topic .facts")[0] == "Nova Not yet scheduled 5 interested For operators"
    assert texts(page, ".topic .at") == ["Mon 10 Sep, 09:00, Bexar"]


def test_very_many_topics() -> None:
    """They go on on further pages, each of which leads to all; search engines know them, too."""
    many = tuple(replace(ATTACH, id=f"topic-{number}") for number in range(801))
    event = replace(
        literal.schedule(),
        topics=many,
        topics_of_team={"nova": many, "cinder": ()},
        sessions_of_topic=dict.fromkeys((("nova", topic.id) for topic in many), ()),
    )
    files = literal.site(event)
    first, second = (LexborHTMLParser(files[f"topics/{name}.html"]) for name in ("index", "2"))
    assert [len(page.css(".topic")) for page in (first, second)] == [800, 1]
    assert texts(first, ".pages [aria-current]") == ["1"]
    assert texts(second, "title") == ["Topics, page 2 \N{MIDDLE DOT} PTG <Denver>"]
    links = [node.attributes["href"] for node in second.css(".pages a")]
    assert links == ["../topics/index.html", "../topics/2.html"]
    assert "/ptg/topics/2.html<" in files["sitemap.xml"]
    assert not parsed("topics/index.html").css(".pages")


def test_tag() -> None:
    """A tag's page is a path through the event: its sessions by day, and its topics."""
    page = parsed("tags/operators/index.html")
    assert texts(page, "h1") == ["For operators"]
    assert texts(page, "h3.day") == ["Monday, 10 September 2018", "Tuesday, 11 September 2018"]
    assert texts(page, ".card .name") == ["Nova", "Cinder", "Nova"]
    one(page, 'a[href="webcal://example.org/ptg/tags/operators.ics"]')


def test_person() -> None:
    """A person's page says where they are wanted, what overlaps, and what has no time yet."""
    clash = replace(literal.session(CINDER, AUSTIN, MONDAY, 10, 11), people=("ada@example.org",))
    later = replace(literal.LATER, people=("Ada",))
    event = replace(literal.schedule((*SESSIONS, clash)), topics=(ATTACH, later))
    page = parsed("people/ada/index.html", event)
    assert texts(page, ".card .name") == ["Nova", "Cinder", "Nova"]
    assert texts(page, ".notices li") == ["Nova, Bexar + Cinder, Austin Mon 10 Sep"]
    assert texts(page, ".topic h3") == ["What comes later"]
    assert texts(page, "[aria-labelledby=teams] p") == ["Nova"]
    assert "ada@example.org" not in page.text()


def test_free_rooms() -> None:
    """A free room comes with the line for the team's file and the one for the bot."""
    page = parsed("free/index.html")
    assert texts(page, "h3") == [
        "MonA 09:00–12:00",
        "MonP 13:00–16:00",
        "TueA 09:00–12:00",
        "TueP 13:00–16:00",
    ]
    assert texts(page, "#free-MonA + ul code") == [
        "- {slot: MonA, room: austin}",
        "#team book Austin-MonA",
    ]


def test_the_bot_gets_names_without_blanks_and_hyphens() -> None:
    """PTGBot parts room and time slot by a hyphen, and words by blanks."""
    room = replace(AUSTIN, name="Hall 7-A")
    event = replace(literal.schedule(()), rooms=(room,))
    assert "#team book Hall7A-MonA" in texts(parsed("free/index.html", event), "code")


def test_etherpads() -> None:
    """Every pad is listed: the team's once, and what sessions and topics have of their own."""
    own = replace(FIRST, pad="https://pad.example.org/own")
    same = replace(SESSIONS[2], pad="https://pad.example.org/nova")
    page = parsed("etherpads/index.html", literal.schedule((own, same)))
    assert texts(page, ".pads h2") == ["Nova"]
    assert texts(page, ".pads .plain li") == ["Nova, Mon 10 Sep https://pad.example.org/own"]


def test_subscribe() -> None:
    """Each calendar can be added by webcal, Google and Outlook, and its address copied."""
    page = parsed("subscribe/index.html")
    assert texts(page, "h2")[:6] == ["Everything", "Days", "Tags", "Teams", "Rooms", "People"]
    links = [node.attributes["href"] for node in page.css("#teams + ul li:last-child a")]
    feed = "%3A%2F%2Fexample.org%2Fptg%2Fteams%2Fnova.ics"
    name = "Nova%20%E2%80%93%20PTG%20%3CDenver%3E"
    assert links == [
        "webcal://example.org/ptg/teams/nova.ics",
        f"https://calendar.google.com/calendar/r?cid=webcal{feed}",
        f"https://outlook.live.com/calendar/0/addfromweb?url=https{feed}&name={name}",
    ]
    assert "https://example.org/ptg/schedule.ics" in texts(page, "code")


def test_subscribe_leads_to_apps_and_programs() -> None:
    """Giggity opens by a link and by its QR code; each export is linked and explained."""
    page = parsed("subscribe/index.html")
    link = one(page, ".code a").attributes["href"]
    assert link == "https://ggt.gaa.st/#url=https%3A%2F%2Fexample.org%2Fptg%2Ffrab%2Fschedule.xml"
    assert one(page, ".code svg.qr").attributes["aria-label"]
    exports = [node.attributes["href"] for node in page.css("#programs + dl a")]
    assert exports == [
        "../schedule.json",
        "../frab/schedule.xml",
        "../frab/schedule.json",
        "../ptg.json",
    ]
    assert len(texts(page, "#programs + dl dt")) == len(exports)


def test_sign() -> None:
    """A door sign has the room's name, its sessions, and the way to its page for a phone."""
    page = parsed("rooms/bexar/sign/index.html")
    assert texts(page, "h1") == ["Bexar"]
    assert texts(page, ".card .name") == ["Nova", "Nova"]
    label = one(page, "svg.qr").attributes["aria-label"]
    assert label == "QR code of https://example.org/ptg/rooms/bexar/"


def test_codes_are_drawn_on_white() -> None:
    """A QR code brings its own light ground and margin, so that it can be read on dark pages."""
    code = one(parsed("rooms/bexar/index.html"), "svg.qr")
    ground = code.css_first("path")
    assert ground is not None
    assert ground.attributes["fill"] == "#fff"


@pytest.mark.parametrize("status", [Status.TENTATIVE, Status.CANCELLED])
def test_status_is_said_everywhere(status: Status) -> None:
    """A session that may not take place says so on every page that shows it."""
    files = literal.site(literal.schedule((replace(FIRST, status=status),)))
    shown = [path for path, text in files.items() if 'data-session="' in text and path != "sw.js"]
    assert len([path for path in shown if path.endswith(".html")]) >= 6
    for path in shown:
        if path.endswith(".html"):
            page = LexborHTMLParser(files[path])
            for node in page.css("[data-session]"):
                assert status.capitalize() in node.text(), path
    for path in ("topics/index.html", "teams/nova/index.html"):
        assert status.capitalize() in LexborHTMLParser(files[path]).css(".topic .at")[0].text()


def data(path: str, of: Schedule | None = None) -> Any:
    """The JSON-LD of a page."""
    return json.loads(one(parsed(path, of), "script[type='application/ld+json']").text())


def test_json_ld_of_sessions() -> None:
    """A team's page tells search engines of what it booked, with offsets, place and status."""
    off = replace(FIRST, status=Status.CANCELLED, title="</script><script>")
    found = data("teams/nova/index.html", literal.schedule((off, *SESSIONS[1:])))["@graph"]
    assert len(found) == 2
    assert found[0] == {
        "@type": "Event",
        "@id": f"https://example.org/ptg/teams/nova/#{FIRST.anchor}",
        "name": "Nova: </script><script>",
        "url": f"https://example.org/ptg/teams/nova/#{FIRST.anchor}",
        "startDate": "2018-09-10T09:00:00-06:00",
        "endDate": "2018-09-10T12:00:00-06:00",
        "eventStatus": "https://schema.org/EventCancelled",
        "location": {"@type": "Place", "name": "Bexar", "address": "Level B"},
        "organizer": [
            {
                "@type": "Organization",
                "name": "Nova",
                "url": "https://example.org/ptg/teams/nova/",
            }
        ],
        "superEvent": {"@id": "https://example.org/ptg/"},
    }


def test_json_ld_of_the_event() -> None:
    """The home page tells of the event as a whole, from its first session to its last."""
    found = data("index.html")
    assert found["startDate"] == "2018-09-10T09:00:00-06:00"
    assert found["endDate"] == "2018-09-12T01:30:00-06:00"
    assert found["location"]["name"] == "Denver"


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("index.html", "content/event.yaml"),
        ("days/2018-09-10/index.html", "content/event.yaml"),
        ("rooms/bexar/index.html", "content/event.yaml"),
        ("teams/nova/index.html", "teams/nova.yaml"),
        ("venue/index.html", "content/venue.md"),
    ],
)
def test_where_to_propose_a_change(path: str, file: str) -> None:
    """A page leads to where its source is edited."""
    link = one(parsed(path), "a.edit").attributes["href"]
    assert link == f"https://git.example.org/edit/main/{file}"


def test_notices_are_on_their_days() -> None:
    """A notice has its dates for scripts, and stands on the pages of the days it is for."""
    notices = (
        Notice(Level.INFO, "Mon", date(2018, 9, 10), date(2018, 9, 10)),
        Notice(Level.INFO, "Until", None, date(2018, 9, 10)),
        Notice(Level.INFO, "Always"),
    )
    event = literal.schedule(event=replace(literal.EVENT, notices=notices))
    home = parsed("index.html", event).css(".notices li")
    dates = [(it.attributes.get("data-from"), it.attributes.get("data-until")) for it in home]
    assert dates == [("2018-09-10", "2018-09-10"), (None, "2018-09-10"), (None, None)]
    assert len(parsed("days/2018-09-10/index.html", event).css(".notices li")) == 2
    assert not parsed("days/2018-09-11/index.html", event).css(".notices li")


def test_links_in_markdown() -> None:
    """In any text a link that starts with a slash leads from the root of the site."""
    text = "[a](/teams/nova/#topics) [b](../venue/) [c](/) [d](https://example.org/x/)"
    event = replace(literal.schedule(), pages=(replace(literal.VENUE, text=text),), welcome=text)
    files = literal.site(event)

    def hrefs(path: str, box: str) -> list[str | None]:
        return [it.attributes["href"] for it in LexborHTMLParser(files[path]).css(f"{box} a")]

    assert hrefs("venue/index.html", "main .prose") == [
        "../teams/nova/index.html#topics",
        "../venue/index.html",
        "../index.html",
        "https://example.org/x/",
    ]
    assert hrefs("index.html", ".prose:not(.lead)")[0] == "teams/nova/index.html#topics"


def test_a_break_in_one_room_is_named() -> None:
    """A break that one room has is named in that room's row."""
    pause = Break("Opening", literal.at(10, 9), literal.at(10, 10), AUSTIN)
    monday = replace(MONDAY, breaks=(pause,))
    event = literal.schedule(())
    event = replace(event, days=(monday, event.days[1]))
    assert "Opening" in texts(parsed("days/2018-09-10/index.html", event), "td.break")


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("Nova", "No"),
        ("QA", "QA"),
        ("Public Cloud WG", "PCW"),
        ("OpenStack-Ansible", "OA"),
        ("one two three four", "OTT"),
        ("TSCX", "TSC"),
        ("東京", "東京"),
        ("…", "?"),
    ],
)
def test_monograms(name: str, mark: str) -> None:
    """A team's monogram is made of one to three letters of its name."""
    assert monogram(name) == mark


def test_people_are_named_not_addressed() -> None:
    """Whom a session wants is shown by name, with a link to what else they are wanted in."""
    wanted = replace(FIRST, people=("ada@example.org",))
    page = parsed("teams/nova/index.html", literal.schedule((wanted,)))
    assert "People wanted: Ada" in texts(page, ".ticket p")
    assert one(page, '.ticket a[href="../../people/ada/index.html"]').text() == "Ada"


def test_a_team_of_no_tag_has_no_tags() -> None:
    """What has no tag says so to scripts, too."""
    page = parsed("teams/index.html")
    assert one(page, '.item[data-team="cinder"]').attributes["data-tags"] == ""
    assert one(page, f'.item[data-team="{NOVA.id}"]').attributes["data-tags"] == "operators"
