"""Booking: what is written, what is refused, and what is said then."""

from __future__ import annotations

import pytest

from ptgsite.edit.book import book
from ptgsite.edit.outcome import Changed, Refused
from tests.edit.team_files import FILE, read, site_with

NOVA = "name: Nova\nkind: project\n"
ZUUL = read(
    "name: Zuul\nkind: project\nslots: [{slot: MonA2, room: online, with: [nova]}]\n",
    "teams/zuul.yaml",
)


def _new(text: str, names: str = "MonA2", room: str = "bexar") -> str:
    outcome = book(*site_with(text), "nova", tuple(names.split(",")), room)
    assert isinstance(outcome, Changed), outcome
    return outcome.new


def _refused(text: str, names: str = "MonA1", room: str = "austin", team: str = "nova") -> Refused:
    outcome = book(*site_with(text), team, tuple(names.split(",")), room)
    assert isinstance(outcome, Refused)
    return outcome


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ("", "slots:\n  - slot: MonA2\n    room: bexar\n    id: mon-a2\n"),
        ("slots:  # ours\n", "slots:  # ours\n  - slot: MonA2\n    room: bexar\n    id: mon-a2\n"),
        ("slots: []  # none\n", "slots: [{slot: MonA2, room: bexar, id: mon-a2}]  # none\n"),
        (
            "slots:\n- slot: TueP1  # late\n  room: online\n  # below\n# end\n",
            (
                "slots:\n- slot: TueP1  # late\n  room: online\n  # below\n"
                "- slot: MonA2\n  room: bexar\n  id: mon-a2\n# end\n"
            ),
        ),
        (
            "slots:\n  -  { slot: TueP1, room: online }\n",
            (
                "slots:\n  -  { slot: TueP1, room: online }\n"
                "  -  { slot: MonA2, room: bexar, id: mon-a2 }\n"
            ),
        ),
        (
            "slots: [\n\t{slot: TueP1, room: online} # late\n]\n",
            (
                "slots: [\n\t{slot: TueP1, room: online}, # late\n"
                "\t{slot: MonA2, room: bexar, id: mon-a2}\n]\n"
            ),
        ),
    ],
)
def test_a_slot_is_written_as_those_above_it_are(slots: str, expected: str) -> None:
    """Braces or lines, indentation, blanks and comments are the author's."""
    assert _new(NOVA + slots) == NOVA + expected


def test_line_breaks_are_those_of_the_file() -> None:
    """A file with CRLF gets lines with CRLF, and one without a last line break none."""
    text = (NOVA + "slots:\n  - {slot: TueP1, room: online}").replace("\n", "\r\n")
    assert _new(text) == text + "\r\n  - {slot: MonA2, room: bexar, id: mon-a2}"


def test_several_time_slots_are_one_sitting() -> None:
    """They become one entry, whose id is made from the first."""
    assert _new(NOVA, "TueA1,TueA2", "online").endswith(
        "slots:\n  - slot: [TueA1, TueA2]\n    room: online\n    id: tue-a1\n"
    )


def test_an_id_is_not_used_twice() -> None:
    """A slot that has moved away keeps its id, and the new one gets another."""
    moved = NOVA + "slots: [{slot: TueP1, room: bexar, id: mon-a2}]\n"
    assert "{slot: MonA2, room: bexar, id: mon-a2-2}" in _new(moved)


def test_a_taken_room_is_refused_with_what_is_free() -> None:
    """By whom it is booked, the rooms free at that time, and the room's free times."""
    refused = _refused(NOVA)
    assert [problem.rule for problem in refused.problems] == ["room-double-booked"]
    assert refused.problems[0].message == "Austin is already booked at MonA1 by Cinder"
    assert refused.help == (
        "free at MonA1: `bexar` (40), `online`",
        "Austin and Nova are both free at MonA2, MonP1, TueA1, TueA2 and 1 more",
        "all that is free for Nova: ptgsite free --team nova",
    )


def test_what_is_free_is_as_long_as_what_was_wanted() -> None:
    """Two time slots on end are offered two on end."""
    assert "Austin and Nova are both free at TueA1,TueA2" in _refused(NOVA, "MonA1,MonA2").help


def test_what_is_free_suits_the_team() -> None:
    """No room too small, without the equipment, or at a time that the team has ruled out."""
    needs = "expected: 20\nrequest: {hours: 1, equipment: [Projector], available: [MonA1, MonP1]}\n"
    assert _refused(NOVA + needs).help[0] == "free at MonA1: `bexar` (40)"
    assert _refused(NOVA + needs, "TueA1", "bexar").help[1] == (
        "Bexar and Nova are both free at MonA1, MonP1"
    )


def test_a_closed_room_is_refused() -> None:
    """As the rule has it."""
    assert _refused(NOVA, "TueA1", "bexar").problems[0].message == "Bexar is closed at TueA1"


def test_a_busy_team_is_refused_and_offered_no_room_at_that_time() -> None:
    """A joint session of another team counts."""
    outcome = book(*site_with(NOVA, [ZUUL]), "nova", ("MonA2",), "bexar")
    assert isinstance(outcome, Refused)
    assert [p.message for p in outcome.problems] == [
        "Nova is already in Online at MonA2, with Zuul"
    ]
    assert outcome.help[0].startswith("Bexar and Nova are both free at MonA1, MonP1")


def test_the_limits_of_the_event_hold() -> None:
    """Whatever is an error to `check` is refused."""
    refused = _refused(NOVA, "MonA2,MonP1", "bexar")
    assert [problem.rule for problem in refused.problems] == ["slots-not-consecutive"]
    assert _refused(NOVA, "MonA2,MonA2", "bexar").problems


@pytest.mark.parametrize(
    ("team", "names", "room", "reason"),
    [
        ("nva", "MonA2", "bexar", "there is no team `nva`"),
        ("nova", "MonA9", "bexar", "there is no time slot `MonA9`; did you mean `MonA2`?"),
        ("nova", "MonA2", "bexr", "there is no room `bexr`; did you mean `bexar`?"),
        ("nova", "MonA2", "a: [b", "there is no room `a: [b`; known: `austin`, `bexar`, `online`"),
    ],
)
def test_names_that_are_not_known_are_refused(
    team: str, names: str, room: str, reason: str
) -> None:
    """With the nearest that is."""
    refused = _refused(NOVA, names, room, team)
    assert refused.reason == reason
    assert team == "nova" or "did you mean `nova`?" in refused.help


def test_a_file_with_errors_is_not_changed() -> None:
    """Even if they are in what it books elsewhere; the command that shows them is named."""
    refused = _refused(NOVA + "slots: [{slot: TueA1, room: bexar}]\n", "MonA2")
    assert refused.reason == f"{FILE} has an error"
    assert refused.help == (f"mend it first: ptgsite check {FILE}",)


def test_a_warning_is_told_and_no_reason_to_refuse() -> None:
    """A room too small is the team's own decision."""
    outcome = book(*site_with(NOVA + "expected: 20\n"), "nova", ("MonA2",), "austin")
    assert isinstance(outcome, Changed)
    assert [problem.rule for problem in outcome.warnings] == ["room-too-small"]
