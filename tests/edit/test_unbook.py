"""Giving a booking up: which slot is meant, and what is left of the file."""

from __future__ import annotations

import pytest

from ptgsite.edit.outcome import Changed, Refused
from ptgsite.edit.unbook import unbook
from tests.edit.team_files import read, site_with

NOVA = "name: Nova\nkind: project\n"
OWN_TIME = '{date: 2022-10-17, start: "13:00", end: "14:00", room: bexar}'


def _outcome(text: str, names: str, room: str | None = None) -> Changed | Refused:
    return unbook(*site_with(text), "nova", tuple(names.split(",")), room)


def _new(text: str, names: str, room: str | None = None) -> str:
    outcome = _outcome(text, names, room)
    assert isinstance(outcome, Changed), outcome
    return outcome.new


def _refused(text: str, names: str, room: str | None = None) -> Refused:
    outcome = _outcome(text, names, room)
    assert isinstance(outcome, Refused)
    return outcome


@pytest.mark.parametrize(
    ("slots", "left"),
    [
        ("slots:\n  - slot: MonA2  # early\n    room: bexar\n    # below\n# end\n", "# end\n"),
        ("slots: [{slot: MonA2, room: bexar}]\n", ""),
        (
            "slots:  # ours\n  - {slot: MonA2, room: bexar}\n",
            "slots:  # ours\n",
        ),
        ("slots: [{slot: MonA2, room: bexar}]  # ours\n", "slots: []  # ours\n"),
        (
            "x-a: |\n  text\nslots:\n- {slot: MonA2, room: bexar}\n\n  # far in\n",
            "x-a: |\n  text\nslots:\n\n  # far in\n",
        ),
    ],
)
def test_the_last_slot_takes_its_key_along(slots: str, left: str) -> None:
    """Unless a comment is on the key, or would become part of a text above."""
    assert _new(NOVA + slots, "MonA2") == NOVA + left


def test_a_key_on_the_first_line_goes_too() -> None:
    """Whatever the order of the keys is."""
    assert _new("slots:\n- {slot: MonA2, room: bexar}\n" + NOVA, "MonA2") == NOVA


@pytest.mark.parametrize(
    ("names", "left"), [("MonA1", "[MonA2]"), ("MonA2", "[MonA1]"), ("MonA1,MonA2", "")]
)
def test_the_end_of_a_run_can_be_given_up_alone(names: str, left: str) -> None:
    """The rest stays booked; all of it is the whole entry."""
    text = NOVA + "slots:\n- slot: [MonA1, MonA2]\n  room: bexar\n"
    expected = f"slots:\n- slot: {left}\n  room: bexar\n" if left else ""
    assert _new(text, names) == NOVA + expected


def test_two_of_three_can_be_given_up_and_the_list_can_stand_in_lines() -> None:
    """Each name is an entry of its own then."""
    text = NOVA + "slots:\n- slot:\n  - MonA1\n  - MonA2 # b\n  - MonA3\n  room: bexar\n"
    assert read(text).slots[0].slots == ("MonA1", "MonA2", "MonA3")
    assert "- slot:\n  - MonA3\n  room" in _new(text, "MonA1,MonA2")


def test_the_middle_of_a_run_can_not_be_given_up() -> None:
    """It would make two sittings of one, which is for people to do."""
    text = NOVA + "slots: [{slot: [MonA1, MonA2, MonA3], room: bexar}]\n"
    refused = _refused(text, "MonA2")
    assert refused.reason == "MonA2 is in the middle of MonA1–MonA3, which is one sitting"
    assert "ptgsite unbook nova MonA1,MonA2,MonA3" in refused.help[0]


def test_a_slot_with_times_of_its_own_is_found_by_them() -> None:
    """13:00 to 14:00 on Monday is MonA1."""
    assert _new(f"{NOVA}slots: [{OWN_TIME}]\n", "MonA1") == NOVA
    refused = _refused(f"{NOVA}slots: [{OWN_TIME}]\n", "MonA2")
    assert refused.help == ("it has booked 2022-10-17 13:00–14:00 in bexar",)


def test_the_room_tells_two_slots_apart() -> None:
    """Without it the command would have to guess."""
    text = NOVA + "slots:\n- {slot: MonA2, room: bexar}\n- {slot: MonA2, room: online}\n"
    refused = _refused(text, "MonA2")
    assert refused.reason == "Nova has 2 slots at MonA2, in bexar and online"
    assert refused.help == ("name the room: ptgsite unbook nova MonA2 bexar",)
    assert _new(text, "MonA2", "online") == NOVA + "slots:\n- {slot: MonA2, room: bexar}\n"


def test_what_is_not_booked_can_not_be_given_up() -> None:
    """What the team has booked is said, and the nearest name of a time slot."""
    refused = _refused(NOVA + "slots: [{slot: MonA2, room: bexar}]\n", "MnA2", "online")
    assert refused.reason == "Nova has booked nothing at MnA2 in online"
    assert refused.help == ("did you mean `MonA2`?", "it has booked MonA2 in bexar")
    assert _refused(NOVA, "MonA2").help == ("it has booked nothing at all",)


def test_a_clash_is_no_reason_to_refuse() -> None:
    """Giving a slot up is how a clash ends."""
    assert _new(NOVA + "slots: [{slot: MonA1, room: austin}]\n", "MonA1") == NOVA


def test_what_was_wrong_before_is_not_told_anew() -> None:
    """Not even at a slot that has another number now."""
    rooms = "expected: 20\nslots:\n- {slot: MonA2, room: online}\n- {slot: TueA1, room: austin}\n"
    outcome = _outcome(NOVA + rooms, "MonA2")
    assert isinstance(outcome, Changed)
    assert outcome.warnings == ()


def test_what_check_will_say_then_is_told() -> None:
    """A team without slots is one that nobody can meet."""
    outcome = _outcome(NOVA + "slots: [{slot: MonA2, room: bexar}]\n", "MonA2")
    assert isinstance(outcome, Changed)
    assert [problem.rule for problem in outcome.warnings] == ["no-slots"]
    assert outcome.entry == "{slot: MonA2, room: bexar}"
