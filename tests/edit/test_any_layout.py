"""Whatever a team's file looks like, booking adds a slot and changes nothing else."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ptgsite.edit.book import book
from ptgsite.edit.outcome import Changed
from ptgsite.edit.unbook import unbook
from ptgsite.source.models import TeamSource
from tests.edit.team_files import (
    FILES,
    block_entries,
    flow_entries,
    read,
    site_with,
    team_files,
)

_WITH_ENTRIES = st.one_of(team_files(block_entries()), team_files(flow_entries()))


def _booked(text: str) -> Changed:
    outcome = book(*site_with(text), "nova", ("MonA2",), "bexar")
    assert isinstance(outcome, Changed), (text, outcome)
    return outcome


def _unbooked(text: str, time_slot: str) -> Changed:
    outcome = unbook(*site_with(text), "nova", (time_slot,), None)
    assert isinstance(outcome, Changed), (text, outcome)
    return outcome


def _said(team: TeamSource) -> TeamSource:
    """What a team's file says, wherever in it its slots stand."""
    return replace(team, slots=tuple(replace(slot, where=team.where) for slot in team.slots))


@given(FILES)
@settings(max_examples=200)
def test_booking_adds_one_slot_to_what_the_file_says(text: str) -> None:
    """The new text reads back as the old slots and the new one, in this order."""
    old, new = read(text), read(_booked(text).new)
    assert replace(new, slots=new.slots[:-1]) == old
    added = new.slots[-1]
    assert (added.slots, added.room, added.id) == (("MonA2",), "bexar", "mon-a2")


@given(FILES)
@settings(max_examples=200)
def test_booking_leaves_every_other_byte(text: str) -> None:
    """Text is only added, at one place, or at two with a comment between them."""
    new = _booked(text).new
    rest = iter(new)
    assert all(character in rest for character in text)
    old_lines, new_lines = text.splitlines(), new.splitlines()
    kept = [line for line in new_lines if line in old_lines]
    assert len(kept) >= len(old_lines) - 1
    assert new.count("\r\n") - text.count("\r\n") in (0, new.count("\n") - text.count("\n"))


@given(team_files(block_entries()))
@settings(max_examples=150)
def test_booking_in_a_block_list_is_one_insertion_of_whole_lines(text: str) -> None:
    """What is before and behind the new lines is as it was."""
    new = _booked(text).new
    behind = len(new) - len(text)
    assert any(
        new[:cut] == text[:cut] and new[cut + behind :] == text[cut:]
        for cut in range(len(text) + 1)
    )


@given(_WITH_ENTRIES)
@settings(max_examples=200)
def test_giving_up_what_was_booked_gives_the_same_bytes(text: str) -> None:
    """Booking and thinking better of it leaves no trace where the team had slots."""
    assert _unbooked(_booked(text).new, "MonA2").new == text


@given(FILES)
@settings(max_examples=150)
def test_giving_up_what_was_booked_gives_the_same_team(text: str) -> None:
    """Where `slots` was empty or missing, the file says the same as before."""
    assert read(_unbooked(_booked(text).new, "MonA2").new) == read(text)


@given(_WITH_ENTRIES, st.data())
@settings(max_examples=200)
def test_any_slot_can_be_given_up(text: str, data: st.DataObject) -> None:
    """The others stay, in their order, and all that stays is text of the old file."""
    assume("x-kept" not in text)  # a text that keeps empty lines would take in those below the slot
    old = read(text)
    gone = data.draw(st.sampled_from(old.slots))
    new = _unbooked(text, gone.slots[0]).new
    rest = tuple(slot for slot in old.slots if slot != gone)
    assert _said(read(new)) == _said(replace(old, slots=rest))
    left = iter(text)
    assert all(character in left for character in new)
