"""Who is wanted where, and under which address."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ptgsite.schedule.model import Contact, Schedule, Session, Team
from ptgsite.schedule.people import clashes, people
from ptgsite.source.words import Status
from tests.pages import literal
from tests.pages.literal import AUSTIN, BEXAR, CINDER, MONDAY, NOVA, session


def of(*sessions: Session, contacts: tuple[Contact, ...] = ()) -> Schedule:
    """The small event with these sessions, and with these contacts of Nova's."""
    nova = replace(NOVA, contacts=contacts)
    own = tuple(replace(it, team=nova if it.team.id == "nova" else it.team) for it in sessions)
    return literal.schedule(own, teams=(CINDER, nova))


def wants(*people: str, team: Team = CINDER) -> Session:
    """A session that wants these people."""
    return replace(session(team, BEXAR, MONDAY, 9, 12), people=people)


def test_a_contact_joins_nick_and_address() -> None:
    """A nick and an e-mail address that one contact gives are one person, in any case."""
    ada = Contact("Ada", irc="Ada", email="ada@example.org")
    by_nick, by_mail = wants("ADA"), replace(wants("Ada@Example.org"), key="other")
    found = people(of(by_nick, by_mail, contacts=(ada,)))
    assert [*found] == ["ada"]
    assert found["ada"].name == "Ada"
    assert found["ada"].names == ("ada", "ada@example.org")
    assert {it.key for it in found["ada"].sessions} == {by_nick.key, "other"}


def test_contacts_are_wanted_in_their_teams_sessions() -> None:
    """A team's contact is wanted in what the team booked, not in what it is joined to."""
    ada = Contact("Ada", irc="ada")
    own = session(NOVA, BEXAR, MONDAY, 9, 12)
    joint = replace(session(CINDER, AUSTIN, MONDAY, 13, 16), joint=(NOVA,))
    found = people(of(own, joint, contacts=(ada,)))
    assert [it.key for it in found["ada"].sessions] == [own.key]


def test_a_channel_is_nobody() -> None:
    """A contact with nothing but a channel is a group, and has no page."""
    assert not people(of(contacts=(Contact("All", irc="#nova"), Contact("Nobody"))))


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("nick", "nick"),
        ("a_b-c", "a_b-c"),
        ("a--b", "a-b--"),
        ("[nick]", "nick--"),
        ("_", "person--"),
        ("x" * 50, "x" * 40 + "--"),
        ("someone@example.org", "person--"),
    ],
)
def test_addresses(name: str, start: str) -> None:
    """A nick is its own address where it can be one; an e-mail address is no part of any."""
    (found,) = people(of(wants(name)))
    assert found.startswith(start)
    assert ("--" in found) is start.endswith("--")
    assert "@" not in found
    assert "someone" not in found


def test_an_email_address_is_not_shown() -> None:
    """Of whom only an e-mail address is known goes by what stands before its sign."""
    (person,) = people(of(wants("zoe@example.org"))).values()
    assert person.name == "zoe"


def test_an_address_is_named_after_its_contact() -> None:
    """Of whom only an e-mail address is known gets a page under the name."""
    (found,) = people(of(contacts=(Contact("Zoë B", email="z@example.org"),)))
    assert found.startswith("zo-b--")


def test_nicks_that_look_alike_are_two_people() -> None:
    """Nicks that differ in what an address can't hold have different addresses."""
    found = people(of(wants("a[b]", "a{b}", "a-b")))
    assert len(found) == 3
    assert "a-b" in found


def test_clashes() -> None:
    """Sessions that overlap in different rooms clash, unless one is cancelled."""
    one = session(NOVA, BEXAR, MONDAY, 9, 12)
    same_room = session(CINDER, BEXAR, MONDAY, 10, 11)
    other = session(CINDER, AUSTIN, MONDAY, 11, 13)
    after = session(NOVA, BEXAR, MONDAY, 13, 14)
    off = replace(session(CINDER, AUSTIN, MONDAY, 13, 14), status=Status.CANCELLED)
    assert list(clashes((one, same_room, other, after, off))) == [(one, other)]
