"""Pads become topics: each that is there, none that is not, and no line is lost silently."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptgsite.interop.etherpad import Known, Pad, read_pad
from ptgsite.interop.etherpad.address import text_export
from ptgsite.source.emit import emit
from ptgsite.source.models import TopicSource

PADS = Path(__file__).parent / "pads"
_NAMES = ("cinder", "glance", "manila", "neutron", "nova")
KNOWN = Known(teams={name: name for name in _NAMES}, tags={"operators": "operators"}, own="nova")


def read(text: str) -> Pad:
    """A pad of Nova's."""
    return read_pad(text, KNOWN)


def one(*lines: str) -> TopicSource:
    """The only topic of a list below a heading."""
    pad = read("\n".join(("Topics:", *lines)))
    assert len(pad.topics) == 1, pad
    return pad.topics[0]


def titles(text: str) -> list[str]:
    """The titles of a pad's topics."""
    return [topic.title for topic in read(text).topics]


def _report(pad: Pad) -> Iterable[str]:
    for topic in pad.topics:
        yield emit(topic)
    yield from (f"note: {note}\n" for note in pad.notes)
    for left in pad.left:
        yield f"{left.number}: {left.text}" + (f" ({left.why})\n" if left.why else "\n")


@pytest.mark.parametrize("file", sorted(PADS.glob("*.txt")), ids=lambda file: file.stem)
def test_a_pad_is_read_as_its_golden_file_says(file: Path) -> None:
    """Topics as they would stand in a team's file, then the lines that are none."""
    text = "".join(_report(read(file.read_text("utf-8"))))
    golden = file.with_suffix(".expected")
    if os.environ.get("PTGSITE_GOLDEN") == "rewrite":
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "title", "people"),
    [
        ("* Volumes (ann)", "Volumes", ("ann",)),
        ("* Volumes (ann, b_ob)", "Volumes", ("ann", "b_ob")),
        ("* Volumes (ann, 30 min)", "Volumes", ("ann",)),
        ("* Volumes (ann/b_ob)", "Volumes", ("ann", "b_ob")),
        ("* (ann) Volumes", "Volumes", ("ann",)),
        ("* (ann) (bob)", "(bob)", ("ann",)),
        ("* <script> Volumes", "<script> Volumes", ()),
        ("* [Tue 17:05] Volumes (ann[m])", "Volumes", ("ann[m]",)),
        ("* Volumes @ann", "Volumes", ("ann",)),
        ("* Topic: Volumes (ann)", "Volumes", ("ann",)),
        ("* Volumes (proposed by ann)", "Volumes", ("ann",)),
        ("* Volumes (needs a plan)", "Volumes (needs a plan)", ()),
        ("* Volumes (optional)", "Volumes (optional)", ()),
        ("* Volumes (NUMA)", "Volumes (NUMA)", ()),
        ("* Volumes (a[b])", "Volumes (a[b])", ()),
        ("* Volumes [[ann]]", "Volumes", ("ann",)),
        ("* Volumes - the plan", "Volumes - the plan", ()),
        ('* "Volumes" & <b>: why? (ann)', '"Volumes" & <b>: why?', ("ann",)),
        ("1. Volumes (ann) - DONE", "Volumes", ("ann",)),
        ("* Volumes [ann] DONE", "Volumes", ("ann",)),
        ("#3 Volumes (ann)", "Volumes", ("ann",)),
        ("* [ ] Volumes (ann)", "Volumes", ("ann",)),
    ],
)
def test_nicks_leave_the_title(line: str, title: str, people: tuple[str, ...]) -> None:
    """And what only looks like one stays."""
    topic = one(line)
    assert (topic.title, topic.people) == (title, people)


@pytest.mark.parametrize(
    ("line", "minutes"),
    [
        ("* 13:00-13:30 Volumes", 30),
        ("* Mon 13:00 - 14:00 UTC: Volumes", 60),
        ("* 23:30-00:15 Volumes", 45),
        ("* Volumes (30 min)", 30),
        ("* Volumes [1h]", 60),
        ("* Volumes ~45 min", 45),
        ("* Volumes - 1.5h", 90),
        ("* Volumes - 13:00-13:30 UTC", 30),
        ("* Volumes, 1h 30m", 90),
        ("* Volumes (time: 20m)", 20),
        ("* [20 min] Volumes", 20),
        ("* Volumes\n  Time: 20m", 20),
        ("* Volumes\n  - duration: 2 hours", 120),
        ("* Volumes\n  - 25 min", 25),
        ("* Volumes", None),
    ],
)
def test_times_become_minutes(line: str, minutes: int | None) -> None:
    """Before the title, behind it or below it."""
    topic = one(*line.split("\n"))
    assert (topic.title, topic.minutes) == ("Volumes", minutes)


@pytest.mark.parametrize("title", ["Boot in 5 min", "13 ways to fail", "Python 3.12", "C++ 20"])
def test_a_number_in_a_title_stays(title: str) -> None:
    """Not every number is a time."""
    topic = one(f"* {title} (ann)")
    assert (topic.title, topic.minutes, topic.interest) == (title, None, None)


@pytest.mark.parametrize(
    ("lines", "interest"),
    [
        (["* Volumes +1"], 1),
        (["* Volumes (ann) +1 +1 +1"], 3),
        (["* Volumes (ann) +3"], 3),
        (["* Volumes (ann) [+1 bob, +1 cy]"], 2),
        (["* Volumes (bob +1, cy +1)"], 2),
        (["* Volumes", "  votes: bob +1 cy +1"], 2),
        (["* Volumes", "  +1", "  +1 (bob)", "  bob: +1"], 2),
        (["* Volumes", "  +1: bob, cy"], 2),
        (["* Volumes", "  courtesy ping: bob, cy", "  +1 bob"], 2),
        (["* Volumes", "  courtesy ping: bob cy"], 2),
        (["* Volumes", "  interested:", "    - bob", "    - cy"], 2),
        (["* Volumes", "  - (bob) +1, we need it"], 1),
        (["* Volumes", "  - votes: 7"], 7),
        (["* Volumes", "+1 bob"], 1),
        (["* Volumes +1", "  - +0 bob"], 1),
        (["* Volumes", "  - we need it", "    - +1"], None),
        (["* Volumes", "  courtesy ping:"], None),
        (["* Volumes", "  courtesy ping:", "  - grenade"], None),
    ],
)
def test_raised_hands_are_counted(lines: list[str], interest: int | None) -> None:
    """Once each, where they have names; a +1 to an answer is none to the topic."""
    topic = one(*lines)
    assert (topic.title, topic.interest) == ("Volumes", interest)


def test_a_second_time_stays() -> None:
    """Nobody can tell which of the two is right."""
    topic = one("* Volumes (30 min)", "  Time: 45 min")
    assert (topic.minutes, topic.description) == (30, "Time: 45 min")


def test_who_wants_to_be_called_is_wanted_in_the_room() -> None:
    """A +1 alone is not: it is counted, and its nick stays to be read."""
    topic = one("* Volumes (ann)", "  ping: bob", "  +1 cy")
    assert topic.people == ("ann", "bob")
    assert topic.description == "+1: cy"


@pytest.mark.parametrize(
    "line",
    [
        "* [cross-project: Glance] Images",
        "* Images (with glance)",
        "* Images [Glance]",
        "* Images\n  teams: Glance",
    ],
)
def test_teams_of_the_site_are_wanted(line: str) -> None:
    """By their ids or names."""
    topic = one(*line.split("\n"))
    assert (topic.title, topic.wanted) == ("Images", ("glance",))


def test_a_team_that_the_site_has_not_is_told() -> None:
    """It can't be written, since `check` would refuse it; the title keeps it."""
    pad = read("Topics:\n* [cross-project: Tacker] Images")
    assert [topic.wanted for topic in pad.topics] == [()]
    assert titles("Topics:\n* [cross-project: Tacker] Images") == ["[cross-project: Tacker] Images"]
    assert "Tacker" in pad.notes[0]


def test_notes_become_a_list_that_shows_what_was_written() -> None:
    """Nested as they were, addresses bare, and nothing of it is markup."""
    lines = ["* Volumes", "  - # a_b_ *c* | d", "    - https://example.org/a_b_*", "  1. <i> &amp;"]
    assert one(*lines).description == (
        "- \\# a_b\\_ \\*c\\* \\| d\n    - https://example.org/a_b_*\n- <i> &amp;amp;"
    )


@pytest.mark.parametrize(
    "text",
    [
        "How it works:\n- Add your topic (ann)\n- Put your nick behind it",
        "Attendees\n* Ann A. (ann)\n* bob",
        "# Links\n* the old pad (ann)",
        "Actions:\n* ann to call bob (ann)",
        "* Chair: Ann (ann)\n* Call: https://meet.example.org/a\n* Pad: b\n* Room: c",
        "Nova PTG (Antelope)\nSome words (ann)",
        "Schedule (UTC)\n Mon 13:00-14:00 Ironic\n Tue 14:00-15:00 us",
        "Topics:\n* Break\n* 15 min coffee break\n* Lunch until 15:15",
        "Topics:\n* ~~Volumes (ann)~~",
        "Topics:\n* Moved to Thursday (ann)\n* Move to the mailing list\n* Dropped, no time (bob)",
        "Topics:\n\nQ: who does it?\nA: nobody (ann)",
        "Decisions\n* One (ann)\n* Two (bob)",
        "Minutes\n\nVolumes\n* One (ann)\n* Two (bob)",
        "✨ How to join ✨\n1️⃣ Register\n2️⃣ Join the call (ann)",
        "Hello,\n\n> can we talk of it? (ann)\n> yes (bob)\n\nBob (bob)",
        "Schedule\n| Time | Mon | Tue |\n|---|---|---|\n| 13:00 | Nova | Cinder |",
        "| Name | IRC | Company |\n|---|---|---|\n| Ann A. | ann | Example |",
        "| Action | Who |\n|---|---|\n| write the spec | ann |",
        "Topics:\n| Topic | Who |\n|---|---|\n| Break | |\n| <title> | <you> |",
        "Topics:\n* Moved: to the mailing list\n* https://example.org/\n* Your topic (your nick)",
        "",
        "===\n---\n\n*\n-\n",
    ],
)
def test_what_is_no_topic_becomes_none(text: str) -> None:
    """How-tos, attendees, plans, breaks and the like."""
    assert titles(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "=== Topics ===\n* One\n* Two",
        "Topics\n------\n- One\n- Two",
        "Topics:\n-One\n -note\n-Two",
        "# Topics\n1. One\n   * note\n1. Two",
        "Tuesday\nAttendees: ann, bob\nTopics:\n\t* One\n\t* Two",
        "* Topics\n\t* One\n\t* Two",
        "Compute\n* One (ann)\n* Two",
        "* One (ann)\n* Two (bob)",
        "Topic: One\nSummary: x\nTopic: Two\nAR: ann to write",
        "Topics:\n\nOne (ann)\n - note\n\nTwo (bob)\n - note\n",
        "Schedule:\n* 13:00-13:30 One (ann)\n* 13:30-14:00 Two (bob)\n* 14:00-15:00 Break",
        "Parking lot\n* One\n* Two",
        "Topics:\n13:00 - 13:20 One\n  - note\n13:20 - 14:00 Two\n  - note",
        "Topics:\nOne\n  Owner: ann\n\nTwo\n  Time: 20m",
        "Tuesday\nOne (ann)\n  - note\n\nTwo\n  - note",
        "Notes of the PTG\n====\n\nTopics:\n* One\n* Two",
        "Topics:\n* One (ann)\n- note of one\n- another\n* Two (bob)",
        "Add your name if you attend:\n- ann\n- bob\nTopics:\n- [ann] [bob] One\n- [bob] Two",
        "Here:\n- ann\n\nWho is there:\nann, bob, cat\n\nTopics:\no One - cat\no Two - bob & ann",
        "Topics:\n1. <ann> One\n - <cat> no\n2. <ann, bob> Two",
        "Nick if you attend sessions:\nann\nbob, Acme\n\nTopics:\n1. One - bob\n2. Two - ann",
        "PTL: ann\n1. One - ann, dave\n2. Two - eve / ann",
        "Attendees: ann, bob\nMonday\n13:00 - 14:00\n  (ann) One\n  break\n  (bob) Two",
    ],
)
def test_the_forms_of_sections_and_lists_are_read(text: str) -> None:
    """However a pad is laid out."""
    assert titles(text) == ["One", "Two"]


def test_a_dash_of_a_word_stays() -> None:
    """An entry may begin with an option of a program, or be a number."""
    assert one("* -O2").title == "-O2"
    assert titles("Topics:\n--debug for all (ann)") == ["--debug for all"]


@pytest.mark.parametrize(
    "title", ["Move to Debian only", "Dropped packets of OVN", "Deferred deletion: done?"]
)
def test_what_only_sounds_as_if_it_was_gone_stays(title: str) -> None:
    """It is what the topic is about."""
    assert one(f"* {title}").title == title


def test_a_second_topic_of_the_same_title_is_told() -> None:
    """With its line; the first one is taken."""
    pad = read("Topics:\n* Volumes (ann)\n* volumes  (bob)\n  - a note")
    assert [topic.people for topic in pad.topics] == [("ann",)]
    assert [(left.number, left.why) for left in pad.left[1:]] == [
        (3, "there a second time"),
        (4, ""),
    ]


def test_what_is_too_long_is_told() -> None:
    """A title is cut and kept whole below; notes without room are listed."""
    title = "word " * 60
    pad = read(f"Topics:\n* {title}\n" + "".join(f"  - {'x' * 900}{n}\n" for n in range(20)))
    topic = pad.topics[0]
    assert topic.title.endswith("word…")
    assert topic.description.endswith(title.strip())
    assert len(topic.description) <= 10_000
    assert len(pad.left) > 5


_FRONTS = [
    "",
    "* ",
    "- ",
    "  - ",
    "\t1. ",
    "# ",
    "=== ",
    "Topics: ",
    "ping: ",
    "+1 ",
    "(ann) ",
    "> ",
    "✅ ",
    "🚀 ",
    "🔹",
    "・",
    "①  ",
    "1) ",
    "[x] ",
    "Proposed by: ann\nTopic: ",
    "Topic | Who\n",
    "| Title | Time |\n|---|---|\n| ",
    "|| ",
    "**",
    "_",
]
_ENDS = [
    "", " (ann)", " [+1 bob]", " +1", " ~45 min", ":", " ===", " - DONE", "\n===", "\n", " \x00",
    " [cross-project: Glance]", " https://example.org/", " Break", "\n* Lunch", "\nTopics:",
    " | ann | 30 min", " |", " || ann", "**", "_", "\n---", "\nann", "\nAnn B. (ann)", "\n(ann)",
    " - Ann B. (ann)", " -> ann", " ⏱️ 30 min", "\n|-", "\t\tann",
]  # fmt: skip
_LINES = st.lists(st.tuples(st.sampled_from(_FRONTS), st.sampled_from(_ENDS)), max_size=25)


@given(_LINES)
def test_no_line_is_lost(lines: list[tuple[str, str]]) -> None:
    """Each word is in a topic, or its line is listed."""
    text = "\n".join(f"{start}word{n}x{end}" for n, (start, end) in enumerate(lines))
    pad = read(text)
    said = " ".join(left.text for left in pad.left)
    for topic in pad.topics:
        said += f" {topic.title} {topic.description} {topic.people}"
    assert [n for n in range(len(lines)) if f"word{n}x" not in said] == []


def test_a_pad_that_goes_ever_deeper_is_read() -> None:
    """Nobody indents so far, but for fun."""
    lines = [f"{' ' * n}{'* ' * (n % 2)}Title {n}" for n in range(3000)]
    pad = read("Topics:\n" + "\n".join(lines))
    assert len(pad.topics) + len(pad.left) > 1


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Whatever a pad holds, and each topic can be written into a file."""
    for topic in read(text).topics:
        emit(topic)


@pytest.mark.parametrize(
    ("given_", "wanted"),
    [
        ("https://p.example.org/p/nova-ptg", "https://p.example.org/p/nova-ptg/export/txt"),
        ("https://p.example.org/p/nova-ptg/", "https://p.example.org/p/nova-ptg/export/txt"),
        ("https://p.example.org/p/n?x=1#L2", "https://p.example.org/p/n/export/txt"),
        ("https://p.example.org/p/n/export/html", "https://p.example.org/p/n/export/txt"),
        ("https://p.example.org/p/n/timeslider", "https://p.example.org/p/n/export/txt"),
        ("https://p.example.org/a/p/My%20pad", "https://p.example.org/a/p/My_pad/export/txt"),
        ("https://example.org/raw/x.txt", "https://example.org/raw/x.txt"),
        ("pads/nova.txt", "pads/nova.txt"),
        ("a/p/nova.txt", "a/p/nova.txt"),
    ],
)
def test_any_address_of_a_pad_leads_to_its_text(given_: str, wanted: str) -> None:
    """And an address of something else stays."""
    assert text_export(given_) == wanted
