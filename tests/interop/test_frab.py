"""A schedule of frab, pretalx or c3voc arrives in a site that passes its own check."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from ptgsite import cli
from ptgsite.check import check
from ptgsite.interop.frab import read_schedule
from ptgsite.interop.imported import Imported, Refusal, site_files
from ptgsite.project import Project
from ptgsite.source.models import TeamSource
from tests.loopback import Answer, serving

ROOMS = ("Saal 1", "Saal 2")


def talk(title: str, start: str = "2024-12-27T11:00:00+01:00", **more: Any) -> dict[str, Any]:
    """A talk of half an hour, as the format has it."""
    known = {
        "title": title,
        "date": start,
        "start": start[11:16],
        "duration": "00:30",
        "track": "Science",
        "type": "Talk",
        "persons": [{"id": 1, "public_name": "Ada L."}],
        "links": [],
    }
    return known | more


def schedule(*talks: dict[str, Any], room: str = ROOMS[0], **about: Any) -> dict[str, Any]:
    """A schedule of two days, with its talks in one room on the first."""
    rooms = {name: list(talks) if name == room else [] for name in ROOMS}
    days = [{"date": "2024-12-27", "rooms": rooms}, {"date": "2024-12-28", "rooms": {}}]
    conference = {
        "acronym": "38C3",
        "title": "38th congress",
        "time_zone_name": "Europe/Berlin",
        "url": "https://example.org/38c3/",
        "rooms": [{"name": ROOMS[0], "capacity": 300, "description": "The large one"}],
        "tracks": [{"name": "Science", "slug": "science", "color": "#00a356"}],
        "days": days,
    }
    return {"schedule": {"conference": conference | about}}


def as_xml(raw: dict[str, Any]) -> bytes:
    """The same as XML."""
    about = raw["schedule"]["conference"]
    plain = ("acronym", "title", "time_zone_name", "url")
    parts = [f"<{key}>{escape(about[key])}</{key}>" for key in plain if key in about]
    parts += [
        "<track " + " ".join(f"{k}={quoteattr(v)}" for k, v in track.items()) + "/>"
        for track in about["tracks"]
    ]
    days = "".join(
        f"<day date={quoteattr(day['date'])}>"
        + "".join(
            f"<room name={quoteattr(name)}>{''.join(map(_event, talks))}</room>"
            for name, talks in day["rooms"].items()
        )
        + "</day>"
        for day in about["days"]
    )
    about_ = f"<conference>{''.join(parts)}</conference>"
    return f"<?xml version='1.0'?><schedule>{about_}{days}</schedule>".encode()


def _event(talk: dict[str, Any]) -> str:
    texts = "".join(
        f"<{key}>{escape(value)}</{key}>" for key, value in talk.items() if isinstance(value, str)
    )
    persons = "".join(f"<person>{escape(p['public_name'])}</person>" for p in talk["persons"])
    links = "".join(f"<link href={quoteattr(i['url'])}>{i['title']}</link>" for i in talk["links"])
    return f"<event id='1'>{texts}<persons>{persons}</persons><links>{links}</links></event>"


def imported(raw: dict[str, Any] | bytes, timezone: str | None = None) -> Imported:
    """The site that a schedule becomes."""
    content = raw if isinstance(raw, bytes) else json.dumps(raw).encode()
    result = read_schedule(content, timezone)
    assert isinstance(result, Imported), result
    return result


def refusal(content: bytes, timezone: str | None = None) -> str:
    """What is said of a schedule that is refused."""
    result = read_schedule(content, timezone)
    assert isinstance(result, Refusal), result
    assert result.help
    return result.message


def team(site: Imported, id_: str = "science") -> TeamSource:
    """The team with that id."""
    return next(team for team in site.teams if team.id == id_)


def errors_of(site: Imported, folder: Path) -> list[str]:
    """What `check` finds wrong with the files of a site."""
    for name, text in site_files(site).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return [f"{problem.rule}: {problem.message}" for problem in check(Project(folder)).problems]


FULL = talk(
    "Ceilings & floors",
    subtitle="of <sub>spaces</sub>",
    abstract="Short.",
    description="Long,\nwith *marks*.",
    links=[{"url": "https://example.org/slides", "title": "Slides"}],
    url="https://example.org/talks/1",
    feedback_url="https://example.org/feedback",
)


@pytest.mark.parametrize("form", [lambda raw: json.dumps(raw).encode(), as_xml])
def test_a_talk_becomes_a_topic_with_a_slot(form: Any) -> None:
    """In both forms alike: track, room, time, type, texts, persons and links have a place."""
    site = imported(form(schedule(FULL)))
    found = team(site)
    assert (found.name, found.color) == ("Science", "#00a356")
    (topic,), (slot,) = found.topics, found.slots
    assert (topic.title, topic.people, topic.minutes) == ("Ceilings & floors", ("Ada_L",), 30)
    assert topic.description == (
        "of <sub>spaces</sub>\n\nShort.\n\nLong,\nwith *marks*.\n\n"
        "- [Slides](<https://example.org/slides>)\n- https://example.org/talks/1"
    )
    assert (slot.date, slot.start, slot.end) == (date(2024, 12, 27), 660, 690)
    assert (slot.room, slot.tags, slot.topics) == ("saal-1", ("talk",), (topic.id,))
    assert slot.title == topic.title
    assert "feedback_url (1)" in site.notes[0]


def test_the_event_has_days_rooms_and_its_zone() -> None:
    """Its address is where the new site will be, which nobody knows yet."""
    event = imported(schedule(FULL)).event
    assert (event.id, event.name, event.timezone.key) == ("38c3", "38th congress", "Europe/Berlin")
    assert [day.date.day for day in event.days] == [27, 28]
    assert [(room.id, room.capacity) for room in event.rooms] == [("saal-1", 300), ("saal-2", None)]
    assert [link.url for link in event.links] == ["https://example.org/38c3/"]
    assert event.url == "https://ptg.example.org/"


def test_talks_after_midnight_belong_to_the_day_that_lists_them() -> None:
    """As 25:30, up to 06:00 of the next date; what goes on then is cut, and told."""
    late = talk("Late", "2024-12-28T01:30:00+01:00")
    long = talk("Long", "2024-12-27T20:00:00+01:00", duration="12:00", track="Music")
    site = imported(schedule(late, long))
    assert [(s.date.day, s.start) for s in team(site).slots if s.date] == [(27, 1530)]
    assert [(s.start, s.end) for s in team(site, "music").slots] == [(1200, 1800)]
    assert 'talks that go on after 06:00 end there: "Long"' in site.notes
    early = imported(schedule(talk("Early", "2024-12-28T07:00:00+01:00")))
    assert [(s.date.day, s.start) for s in team(early).slots if s.date] == [(28, 420)]


def test_without_a_date_the_start_is_by_the_day() -> None:
    """As old schedules of frab have it."""
    site = imported(schedule(talk("Old") | {"date": "", "start": "09:30"}))
    assert team(site).slots[0].start == 9 * 60 + 30


def test_clashes_are_waived_in_the_open_and_told(tmp_path: Path) -> None:
    """A track in two rooms, and two talks on one stage; the site passes its check."""
    raw = schedule(talk("One"), talk("Two", track="Art"))
    raw["schedule"]["conference"]["days"][0]["rooms"]["Saal 2"] = [talk("Three", persons=[])]
    site = imported(raw)
    assert team(site).allow == ("team-in-two-places",)
    told = "\n".join(site.notes)
    assert "room-double-booked is waived" in told
    assert "team-in-two-places is waived" in told
    assert [each for each in errors_of(site, tmp_path) if "person-in" not in each] == []


def test_equal_titles_and_odd_names_get_ids(tmp_path: Path) -> None:
    """Each of its own; a name without a letter is left out as a person, and told."""
    odd = talk("計算", "2024-12-27T13:00:00+01:00", persons=[{"public_name": "!"}], track="計算")
    site = imported(schedule(talk("One"), talk("One", "2024-12-27T12:00:00+01:00"), odd))
    assert [topic.id for topic in team(site).topics] == ["one", "one-2"]
    assert {each.id for each in site.teams} == {"science", "track"}
    assert any('have no letter were left out: "!"' in note for note in site.notes)
    assert errors_of(site, tmp_path) == []


def test_talks_without_a_track_have_a_team(tmp_path: Path) -> None:
    """One for all, or one for each room where they are many."""
    assert [t.name for t in imported(schedule(talk("One", track=""))).teams] == ["Without a track"]
    many = [
        talk(f"Talk {n}", f"2024-12-27T{8 + n // 60:02}:{n % 60:02}:00+01:00", duration="00:01")
        for n in range(101)
    ]
    site = imported(schedule(*(each | {"track": ""} for each in many)))
    assert [t.name for t in site.teams] == ["Saal 1"]
    assert errors_of(site, tmp_path) == []


def test_a_track_that_is_too_large_for_a_file_becomes_two(tmp_path: Path) -> None:
    """So that each file can be read."""
    many = [
        talk(f"T{n}", f"2024-12-27T{8 + n // 60:02}:{n % 60:02}:00+01:00", duration="00:01")
        | {"description": "words " * 1500}
        for n in range(40)
    ]
    site = imported(schedule(*many))
    assert [t.name for t in site.teams] == ["Science", "Science (2)"]
    assert sum(len(t.slots) for t in site.teams) == 40
    assert errors_of(site, tmp_path) == []


def test_what_can_not_be_placed_is_told() -> None:
    """Talks without a length or a title, and on other days."""
    other = talk("Elsewhen", "2025-01-27T11:00:00+01:00")
    site = imported(schedule(talk("Good"), talk("Endless", duration="?"), talk(""), other))
    told = "\n".join(site.notes)
    assert '"Endless", "?"' in told
    assert 'on no day of the event were left out: "Elsewhen"' in told
    assert [topic.title for topic in team(site).topics] == ["Good"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"{}", "no days"),
        (b'{"schedule": {"conference": {"days": 3}}}', "no days"),
        (json.dumps(schedule()).encode(), "no talks"),
        (b"<html><body>", "web page"),
        (b"<rss></rss>", "no schedule"),
        (b"<schedule><day>", "no XML"),
        (b"<schedule></schedule>", "no days"),
        (b'<!DOCTYPE s [<!ENTITY a "b">]><schedule>&a;</schedule>', "document type"),
        (b'<?xml version="1.0"?><!DOCTYPE s SYSTEM "file:///etc/passwd"><s/>', "document type"),
        (b"<schedule>" + b"<a>" * 100_000, "stand in each other"),
        (b"<schedule>" + b"<a/>" * 500_001, "more than 500,000 elements"),
        (json.dumps(schedule(talk("One", "2025-12-27T11:00:00+01:00"))).encode(), "no talk of"),
        (b"<schedule>\xff</schedule>", "no XML"),
        (b"\xff{}", "no text in UTF-8"),
        (b'<?xml version="1.0" encoding="nosuch"?><schedule/>', "an encoding"),
        (b'<?xml version="1.0" encoding="shift_jis"?><schedule/>', "an encoding"),
        (b"[" * 100_000, "stand in each other"),
    ],
)
def test_what_is_no_schedule_is_refused(content: bytes, said: str) -> None:
    """With a reason and help; no entity is looked at."""
    assert said in refusal(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-15"])
def test_xml_may_be_in_any_encoding_that_it_names(encoding: str) -> None:
    """As XML has it."""
    event = "<start>11:00</start><duration>01:00</duration><title>Café</title>"
    text = (
        f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><schedule><conference>'
        "<title>One</title><time_zone_name>UTC</time_zone_name></conference>"
        f'<day date="2024-12-27"><room name="A"><event id="1">{event}</event></room></day>'
        "</schedule>"
    )
    site = read_schedule(text.encode(encoding))
    assert isinstance(site, Imported), site
    assert [topic.title for topic in site.teams[0].topics] == ["Café"]


def test_a_schedule_has_to_say_its_zone() -> None:
    """Or the command does; times in UTC say it themselves."""
    raw = schedule(talk("One"), time_zone_name="")
    assert "time zone" in refusal(json.dumps(raw).encode())
    assert imported(raw, "Europe/Berlin").event.timezone.key == "Europe/Berlin"
    utc = schedule(talk("One", "2024-12-27T11:00:00+00:00"), time_zone_name="")
    assert imported(utc).event.timezone.key == "UTC"
    assert "no time zone" in refusal(json.dumps(raw).encode(), "Mars/Base")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
_KEYS = st.sampled_from([*FULL, "room"])


@given(st.dictionaries(_KEYS, _JSON), st.dictionaries(st.sampled_from(["rooms", "tracks"]), _JSON))
def test_no_schedule_raises(over: dict[str, Any], about: dict[str, Any]) -> None:
    """Whatever its values are, a site comes of it or a reason why not."""
    read_schedule(json.dumps(schedule(FULL | over, talk("Other"), **about)).encode())


_PIECES = st.sampled_from(
    "<schedule> </schedule> <day_date='2024-12-27'> </day> <room_name='A'> </room> <event> "
    "</event> <title>x</title> <duration>1:00</duration> <person> <conference> </conference> "
    "&amp; &x; <!-- ]]> <?x?> <![CDATA[ é \0".split(" ")
).map(lambda piece: piece.replace("_", " "))


@given(st.lists(_PIECES, max_size=25).map("".join))
def test_no_xml_raises(text: str) -> None:
    """Whatever stands in it, in any order."""
    read_schedule(f"<schedule>{text}".encode(), "UTC")


def run(*arguments: str) -> Result:
    """The command."""
    return CliRunner().invoke(cli.commands, ["import", "frab", *arguments])


def test_the_command_writes_a_site_from_an_address(tmp_path: Path) -> None:
    """And never over one."""
    with serving({"/s.json": Answer(json.dumps(schedule(FULL)).encode())}) as (base, _):
        result = run(f"{base}/s.json", "--into", str(tmp_path / "new"))
        again = run(f"{base}/s.json", "--into", str(tmp_path / "new"))
    assert (result.exit_code, again.exit_code) == (0, 1)
    assert result.stdout.endswith("wrote the event and 1 team.\n")
    assert "is there already" in again.stderr
    assert check(Project(tmp_path / "new")).problems == ()


def test_the_command_tells_why_it_refuses(tmp_path: Path) -> None:
    """With the file's name."""
    (tmp_path / "s.xml").write_bytes(b"<rss/>")
    result = run(str(tmp_path / "s.xml"), "--into", str(tmp_path / "new"))
    assert (result.exit_code, (tmp_path / "new").exists()) == (1, False)
    assert "s.xml: this XML is no schedule: it starts with <rss>" in result.stderr
