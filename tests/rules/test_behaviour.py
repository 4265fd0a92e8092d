"""What the rules make of joint sessions, cancelled slots, waivers and the rest beyond one slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from ptgsite.check import check
from ptgsite.history.faults import NoSuchRevision
from ptgsite.problems import Severity
from tests.sites import BASE, check_site, found, write_site

NOVA, ZUUL, EVENT = "teams/nova.yaml", "teams/zuul.yaml", "content/event.yaml"
BASE_EVENT = (BASE / EVENT).read_text("utf-8")


def _team(name: str, *lines: str) -> str:
    return "\n".join([f"name: {name}", "kind: project", *lines, ""])


def _rules(tmp_path: Path, files: dict[str, str]) -> list[str]:
    return [rule for rule, _ in found(check_site(tmp_path, files))]


def test_a_joint_session_clashes_for_the_team_it_names(tmp_path: Path) -> None:
    """Whoever is named in `with` cannot be elsewhere, and the name is what is pointed at."""
    checked = check_site(
        tmp_path, {NOVA: _team("Nova", "slots: [{slot: MonA1, room: bexar, with: [cinder]}]")}
    )
    (problem,) = checked.problems
    assert problem.rule == "team-in-two-places"
    assert problem.where.route == ("slots", 0, "with", 0)


def test_two_joint_sessions_of_the_same_teams_clash_once(tmp_path: Path) -> None:
    """One clash is one problem, however many teams are in both sessions."""
    files = {
        "teams/cinder.yaml": _team("Cinder", "slots: [{slot: MonA1, room: austin, with: [nova]}]"),
        NOVA: _team("Nova", "slots: [{slot: MonA1, room: bexar, with: [cinder]}]"),
    }
    assert _rules(tmp_path, files) == ["team-in-two-places"]


def test_a_cancelled_slot_takes_neither_room_nor_time(tmp_path: Path) -> None:
    """What does not take place clashes with nothing."""
    slot = "slots: [{slot: MonA1, room: austin, status: cancelled, with: [cinder]}]"
    assert _rules(tmp_path, {NOVA: _team("Nova", slot, "x-y: z")}) == []


def test_touching_ends_do_not_clash(tmp_path: Path) -> None:
    """A session may start the minute another one ends."""
    slot = 'slots: [{date: 2022-10-17, start: "14:00", end: "14:30", room: austin}]'
    assert _rules(tmp_path, {NOVA: _team("Nova", slot)}) == []


def test_a_session_past_midnight_clashes_with_the_next_day(tmp_path: Path) -> None:
    """25:30 of Monday is 01:30 of Tuesday, in the same room."""
    files = {
        NOVA: _team(
            "Nova", 'slots: [{date: 2022-10-17, start: "23:00", end: "26:00", room: bexar}]'
        ),
        ZUUL: _team("Zuul", 'slots: [{date: 2022-10-18, start: "1:30", end: "3:00", room: bexar}]'),
    }
    assert _rules(tmp_path, files) == ["room-double-booked"]


def test_an_unknown_room_is_no_clash_as_well(tmp_path: Path) -> None:
    """One mistake gives one problem."""
    files = {
        NOVA: _team("Nova", "slots: [{slot: MonA1, room: nowhere}]"),
        ZUUL: _team("Zuul", "slots: [{slot: MonA1, room: nowhere}]"),
    }
    assert _rules(tmp_path, files) == ["unknown-room", "unknown-room"]


def test_a_broken_topic_is_not_unknown_as_well(tmp_path: Path) -> None:
    """A slot may list the topic whose entry has an error; only that error is told."""
    text = _team(
        "Nova",
        "topics: [{title: [Volumes], id: volumes}]",
        "slots: [{slot: MonA1, room: bexar, topics: [volumes]}]",
    )
    assert _rules(tmp_path, {NOVA: text}) == ["wrong-type"]


def test_a_team_whose_file_is_broken_is_not_unknown(tmp_path: Path) -> None:
    """Others may name a team while its file has an error."""
    files = {
        NOVA: "name: [\n",
        ZUUL: _team("Zuul", "slots: [{slot: MonA1, room: bexar, with: [nova]}]"),
    }
    assert found(check_site(tmp_path, files)) == [("yaml-syntax", NOVA)]


def test_three_bookings_of_one_room_are_told_twice(tmp_path: Path) -> None:
    """Every booking that is too many is told, and not every pair of them."""
    slot = "slots: [{slot: MonA2, room: bexar}]"
    files = {f"teams/{name}.yaml": _team(name, slot) for name in ("a", "b", "c")}
    assert found(check_site(tmp_path, files)) == [
        ("room-double-booked", "teams/b.yaml"),
        ("room-double-booked", "teams/c.yaml"),
    ]


@pytest.mark.parametrize("place", ["team", "slot"])
def test_a_team_or_a_slot_can_waive_a_rule(place: str, tmp_path: Path) -> None:
    """A waiver on either of them silences the rule there."""
    allow = "allow: [room-too-small]"
    slot = "slots: [{slot: MonA2, room: austin%s}]" % (f", {allow}" if place == "slot" else "")
    lines = ["expected: 99", slot, *([allow] if place == "team" else [])]
    assert _rules(tmp_path, {NOVA: _team("Nova", *lines)}) == []


def test_a_waiver_of_a_fixed_rule_does_nothing(tmp_path: Path) -> None:
    """An unknown room cannot be waived, since nothing could be built from it."""
    text = _team("Nova", "allow: [unknown-room]", "slots: [{slot: MonA1, room: nowhere}]")
    assert _rules(tmp_path, {NOVA: text}) == ["unknown-room"]


def test_a_base_that_git_does_not_know_is_refused(tmp_path: Path) -> None:
    """A mistyped revision is no empty comparison."""
    project = write_site(tmp_path, {})
    with pytest.raises(NoSuchRevision):
        check(project, base="--output=x")


def test_an_event_sets_severities(tmp_path: Path) -> None:
    """off, warning and error each do what they say."""
    files = {NOVA: _team("Nova", "expected: 99", "slots: [{slot: MonA2, room: austin}]")}
    for setting, expected in (("error", [Severity.ERROR]), ("off", [])):
        event = f"{BASE_EVENT}rules: {{room-too-small: {setting}}}\n"
        checked = check_site(tmp_path / setting, {**files, EVENT: event})
        assert [problem.severity for problem in checked.problems] == expected


def test_a_fixed_rule_cannot_be_switched_off(tmp_path: Path) -> None:
    """The event's setting of it is not followed, and the event is told so."""
    event = f"{BASE_EVENT}rules: {{unknown-room: off}}\n"
    text = _team("Nova", "slots: [{slot: MonA1, room: nowhere}]")
    assert found(check_site(tmp_path, {EVENT: event, NOVA: text})) == [
        ("unused-waiver", EVENT),
        ("unknown-room", NOVA),
    ]


def test_people_are_known_by_nick_and_by_address(tmp_path: Path) -> None:
    """A contact's e-mail address and nick are one person, whoever writes which."""
    files = {
        NOVA: _team(
            "Nova",
            "contacts: [{name: A, irc: Anne, email: anne@example.org}]",
            "slots: [{slot: MonA2, room: bexar}]",
        ),
        ZUUL: _team("Zuul", "slots: [{slot: MonA2, room: austin, people: [anne@example.org]}]"),
    }
    assert _rules(tmp_path, files) == ["person-in-two-places"]


def test_people_wanted_by_topics_count(tmp_path: Path) -> None:
    """A topic's people are wanted when it is discussed."""
    topics = "topics: [{title: Volumes, people: [nick]}]"
    files = {
        NOVA: _team("Nova", topics, "slots: [{slot: MonA2, room: bexar, topics: [volumes]}]"),
        ZUUL: _team("Zuul", "slots: [{slot: MonA2, room: austin, people: [NICK]}]"),
    }
    assert _rules(tmp_path, files) == ["person-in-two-places"]


def test_avoid_holds_in_both_directions(tmp_path: Path) -> None:
    """It is enough that one of the two asks, and the pair is told once."""
    request = "request: {hours: 1, avoid: [%s]}"
    slot = "slots: [{slot: MonA2, room: %s}]"
    files = {
        NOVA: _team("Nova", slot % "bexar", request % "zuul"),
        ZUUL: _team("Zuul", slot % "austin", request % "nova"),
    }
    assert _rules(tmp_path, files) == ["avoided-team-clash"]


def test_a_copied_file_is_told_from_the_one_it_is_a_copy_of(tmp_path: Path) -> None:
    """Where two teams have one name, a clash names the other's file."""
    text = _team("Cinder", "slots: [{slot: MonA1, room: austin}]")
    messages = [problem.message for problem in check_site(tmp_path, {NOVA: text}).problems]
    assert messages == [
        "another team is called Cinder, too",
        "Austin is already booked at MonA1 by Cinder, of teams/cinder.yaml",
    ]


def test_a_team_that_avoids_itself_is_no_clash(tmp_path: Path) -> None:
    """A slip in `avoid` doesn't make a team clash with its own sessions."""
    lines = ["slots: [{slot: MonA2, room: bexar}]", "request: {hours: 1, avoid: [nova]}"]
    assert _rules(tmp_path, {NOVA: _team("Nova", *lines)}) == []


def test_hours_are_counted_by_utc_day_and_in_all(tmp_path: Path) -> None:
    """What passes midnight of UTC counts for both days, and the total for all."""
    event = BASE_EVENT + "limits: {hours_per_day: 2, hours_total: 3}\n"
    slot = 'slots: [{date: 2022-10-17, start: "22:00", end: "26:00", room: bexar}]'
    checked = check_site(tmp_path, {EVENT: event, NOVA: _team("Nova", slot)})
    assert [problem.message for problem in checked.problems] == [
        "Nova has booked 4 hours in all, and at most 3 hours are allowed"
    ]


def test_a_break_of_one_room_is_no_matter_elsewhere(tmp_path: Path) -> None:
    """Only sessions in its room are during it."""
    pause = '  - {title: Opening, date: 2022-10-17, start: "14:00", end: "15:00", room: bexar}\n'
    event = BASE_EVENT.replace("rooms:\n", f"{pause}rooms:\n", 1)
    slot = "slots: [{slot: MonA2, room: %s}]"
    for room, expected in (("austin", []), ("bexar", ["during-break"])):
        files = {EVENT: event, NOVA: _team("Nova", slot % room)}
        assert _rules(tmp_path / room, files) == expected


def test_two_days_with_one_code_are_told(tmp_path: Path) -> None:
    """An event of more than a week needs codes of its own."""
    event = BASE_EVENT.replace("2022-10-18}", "2022-10-24}")
    checked = check_site(tmp_path, {EVENT: event.replace("closed: [TueA1]", "closed: []")})
    assert found(checked) == [("duplicate-id", EVENT)]


def test_two_slots_of_a_team_at_one_time_need_ids(tmp_path: Path) -> None:
    """Where the clash itself is waived, calendars must still tell the two apart."""
    slots = ["slots:", "  - {slot: MonA2, room: bexar}", "  - {slot: MonA2, room: online}"]
    text = _team("Nova", "allow: [team-in-two-places]", *slots)
    assert _rules(tmp_path, {NOVA: text}) == ["duplicate-id"]
    text = text.replace("online}", "online, id: second}")
    assert _rules(tmp_path / "mended", {NOVA: text}) == []


def test_clashes_name_what_is_free(tmp_path: Path) -> None:
    """The help lists rooms that suit the team, and times at which the room and team are free."""
    text = _team(
        "Nova",
        "expected: 20",
        "slots:",
        "  - {slot: MonA1, room: austin}",
        "  - {slot: TueP1, room: bexar}",
        "allow: [room-too-small]",
    )
    (problem,) = check_site(tmp_path, {NOVA: text}).problems
    assert problem.help == (
        "Austin is free at MonA2, MonP1, TueA1, TueA2; free at MonA1: `bexar`, `online`"
    )


LONG = 'slots: [{date: 2022-10-17, start: "12:30", end: "15:00", room: bexar}]'


def test_a_waiver_hides_no_clash_of_others(tmp_path: Path) -> None:
    """A booking that waives a clash does not stand before two that clash without it."""
    slot = "slots: [{slot: MonA1, room: bexar}]"
    files = {
        "teams/cinder.yaml": _team("Cinder", "allow: [room-double-booked]", LONG),
        NOVA: _team("Nova", slot),
        ZUUL: _team("Zuul", slot),
    }
    assert found(check_site(tmp_path, files)) == [("room-double-booked", ZUUL)]


def test_twins_beside_a_waiver_are_told(tmp_path: Path) -> None:
    """Two sessions that calendars could not tell apart never pass."""
    twins = ["slots:", "  - {slot: MonA1, room: bexar}", "  - {slot: MonA1, room: bexar, title: T}"]
    files = {
        "teams/cinder.yaml": _team("Cinder", "allow: [room-double-booked]", LONG),
        NOVA: _team("Nova", *twins),
    }
    assert _rules(tmp_path, files) == ["room-double-booked"]


def test_a_slip_in_a_needed_key_is_told_once(tmp_path: Path) -> None:
    """The misspelt key is unknown, and the right one is not missing as well."""
    text = "nmae: Nova\nkind: project\nslots: [{slot: MonA2, romm: bexar}]\n"
    assert _rules(tmp_path, {NOVA: text}) == ["unknown-key", "unknown-key"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("slots: [{slot: MonA1, room: bexar}]\n" * 20_000, "too-large"),
        ("slots:\n" + "  - {slot: MonA1, room: bexar}\n" * 1_000, "room-double-booked"),
        ("".join(f"key{number}: 1\n" for number in range(15_000)), "unknown-key"),
        ("topics:\n" + f"  - {{title: T, tags: [{'x, ' * 60}]}}\n" * 1_000, "unknown-tag"),
        ("x-a: 1\n" * 20_000, "duplicate-key"),
    ],
    ids=["bytes", "clashes", "keys", "tags", "twins"],
)
def test_a_file_full_of_mistakes_is_bounded(text: str, rule: str, tmp_path: Path) -> None:
    """Nobody's file keeps the check busy: so many problems are told, and no more."""
    problems = check_site(tmp_path, {NOVA: _team("Nova") + text}).problems
    assert rule in {problem.rule for problem in problems}
    assert len(problems) < 16_000


def test_a_scheme_in_capitals_is_a_scheme(tmp_path: Path) -> None:
    """HTTP:// is no more encrypted than http://."""
    slot = "slots: [{slot: MonA2, room: bexar}]"
    for scheme, rules in (("HTTP", ["insecure-url"]), ("HTTPS", [])):
        assert _rules(tmp_path, {NOVA: _team("Nova", f"url: {scheme}://a.example", slot)}) == rules


def test_what_was_not_looked_at_makes_no_waiver_needless(tmp_path: Path) -> None:
    """Without a base nothing has moved, and whoever waives that will need it in the next review."""
    allow, there = "allow: [moved-without-id]", "slots: [{slot: MonA2, room: bexar}]"
    assert _rules(tmp_path / "1", {NOVA: _team("Nova", allow, there)}) == []
    base = {f"at-the-base/{NOVA}": _team("Nova", there)}
    same = base | {NOVA: _team("Nova", allow, there)}
    assert _rules(tmp_path / "2", same) == ["unused-waiver"]
    moved = base | {NOVA: _team("Nova", allow, there.replace("MonA2", "TueA2"))}
    assert _rules(tmp_path / "3", moved) == []


def test_the_rule_on_waivers_is_not_waived(tmp_path: Path) -> None:
    """It would have to be found needless itself; the event can switch it off."""
    files = {NOVA: _team("Nova", "allow: [unused-waiver]", "slots: [{slot: MonA2, room: bexar}]")}
    (problem,) = check_site(tmp_path, files).problems
    assert problem.message == "`unused-waiver` can't be waived"
    off = files | {EVENT: BASE_EVENT + "rules: {unused-waiver: off}\n"}
    assert _rules(tmp_path, off) == []


def test_a_break_of_one_day_is_none_of_the_others(tmp_path: Path) -> None:
    """Nor is one in a room a break in the others."""
    lines = (
        "breaks:\n  - {title: Talk, date: 2022-10-18, room: bexar, start: '14:00', end: '15:00'}"
    )
    event = BASE_EVENT.replace("breaks:", lines)
    for slot, room, rules in (
        ("TueA2", "bexar", ["during-break"]),
        ("TueA2", "austin", []),
        ("MonA2", "bexar", []),
    ):
        nova = _team("Nova", f"slots: [{{slot: {slot}, room: {room}}}]")
        assert _rules(tmp_path / f"{slot}-{room}", {EVENT: event, NOVA: nova}) == rules


def test_a_wanted_team_that_is_in_the_session_is_not_elsewhere(tmp_path: Path) -> None:
    """A joint session has both teams in it, whichever of them has written it down."""
    topics = "topics: [{title: Volumes, with: [cinder]}]"
    slot = "slots: [{slot: MonA2, room: bexar, with: [cinder], topics: [volumes]}]"
    assert _rules(tmp_path, {NOVA: _team("Nova", topics, slot)}) == []


@pytest.mark.parametrize(
    ("wants", "help_"),
    [
        ("request: {hours: 1, equipment: [piano]}", "no room that has it is free at that time"),
        ("expected: 15", "no room that is large enough is free at that time"),
    ],
)
def test_where_no_other_room_would_do_that_is_said(tmp_path: Path, wants: str, help_: str) -> None:
    """Whoever is told that a room won't do wants to know whether another one would."""
    files = {
        EVENT: BASE_EVENT.replace("  - {id: online, name: Online}\n", ""),
        NOVA: _team("Nova", wants, "slots: [{slot: MonA2, room: austin}]"),
        ZUUL: _team("Zuul", "slots: [{slot: MonA2, room: bexar}]"),
    }
    (problem,) = check_site(tmp_path, files).problems
    assert problem.help == help_
