"""Who is wanted where: people as slots, topics and the contacts of teams name them.

A person is known by an IRC nick or an e-mail address; a contact with both joins the two. The
contacts of a team are wanted in all its own sessions. Case makes no difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from ptgsite.records import dataclass
from ptgsite.schedule.model import Contact, Schedule, Session, Team, Topic
from ptgsite.source.words import Status

_PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9_]|-(?!-))*")
_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Person:
    """A person: `id` is their place in addresses, `names` all they are known by, in lower case.

    `sessions` are those they are wanted in, `topics` those that name them.
    """

    id: str
    name: str
    names: tuple[str, ...]
    sessions: tuple[Session, ...]
    topics: tuple[Topic, ...]


def people(schedule: Schedule) -> Mapping[str, Person]:
    """All whom a slot, a topic or a team names, by id and in its order."""
    contacts = [(each, names_of(each)) for team in schedule.teams for each in team.contacts]
    known = _known(names for _, names in contacts)
    sessions: defaultdict[str, dict[str, Session]] = defaultdict(dict)
    topics: defaultdict[str, dict[tuple[str, str], Topic]] = defaultdict(dict)
    hosts = {team.id: tuple(_hosts(team)) for team in schedule.teams}
    for session in schedule.sessions:
        for name in (*hosts[session.team.id], *_invited(session)):
            sessions[known.get(name, name)][session.key] = session
    for topic in schedule.topics:
        for name in map(str.lower, topic.people):
            topics[known.get(name, name)][topic.team_id, topic.id] = topic
    titles = {name: contact.name for contact, names in reversed(contacts) for name in names}
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name, who in known.items():
        names[who].append(name)
    found = []
    for who in {*sessions, *topics, *names}:
        all_names = (who, *sorted(name for name in names[who] if name != who))
        title = titles.get(who, "")
        key = _id(all_names, title, schedule.event.id)
        wanted = tuple(sessions[who].values()), tuple(topics[who].values())
        name = title or who.partition("@")[0]
        found.append(Person(key, name, all_names, *wanted))
    return {person.id: person for person in sorted(found, key=lambda person: person.id)}


def by_name(everybody: Iterable[Person]) -> dict[str, Person]:
    """The person of each nick and address, in lower case."""
    return {name: person for person in everybody for name in person.names}


def names_as_shown(wanted: Iterable[str], known: Mapping[str, Person]) -> tuple[str, ...]:
    """The names of the people whom nicks and addresses stand for, each once; no e-mail address.

    `known` has each person by those. Whom nobody knows any more is called by the nick.
    """
    people = ((name, known.get(name.lower())) for name in wanted)
    return tuple(dict.fromkeys(who.name if who else name.partition("@")[0] for name, who in people))


def clashes(sessions: Iterable[Session]) -> Iterator[tuple[Session, Session]]:
    """Pairs of a person's sessions, the earlier first, that nobody can attend both of."""
    live: list[Session] = []
    for session in sessions:
        if session.status is not Status.CANCELLED:
            live = [other for other in live if session.start < other.end]
            yield from ((other, session) for other in live if other.room.id != session.room.id)
            live.append(session)


def names_of(contact: Contact) -> tuple[str, ...]:
    """What a contact is known by, in lower case, the nick first; "#…" is a channel, for a group."""
    nick = None if (contact.irc or "#").startswith("#") else contact.irc
    return tuple(name.lower() for name in (nick, contact.email) if name)


def _hosts(team: Team) -> Iterator[str]:
    for contact in team.contacts:
        yield from names_of(contact)[:1]


def _invited(session: Session) -> Iterator[str]:
    for names in (session.people, *(topic.people for topic in session.topics)):
        yield from map(str.lower, names)


def _known(contacts: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """By each nick and address of a contact the one name that stands for the person."""
    known: dict[str, str] = {}
    for names in filter(None, contacts):
        main = next((known[name] for name in names if name in known), names[0])
        known |= dict.fromkeys(names, main)
    return known


def _id(names: tuple[str, ...], title: str, event: str) -> str:
    """A nick where it can stand in an address; or else a readable word, "--" and a digest.

    No plain nick has "--" in it, so the two can't meet. An e-mail address is never part of it, and
    its digest depends on the event, so that it says nothing elsewhere.
    """
    nick = next((name for name in names if "@" not in name), "")
    if _PLAIN.fullmatch(nick) and len(nick) <= _LENGTH:
        return nick
    words = re.sub(r"[^a-z0-9]+", "-", (nick or title).lower())[:_LENGTH].strip("-")
    digest = sha256(f"{event}\n{nick or names[0]}".encode()).hexdigest()[:10]
    return f"{words or 'person'}--{digest}"
