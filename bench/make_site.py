"""Writes a made-up event of any size, the same one for the same size: `make_site.py 200 FOLDER`.

It is what an event of that size looks like: eight hours on five days, seven sessions and eight
topics a team, a room for every six teams, texts of a few hundred words in Markdown, some joint
sessions; nobody is in two places at once.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
HOURS = (9, 10, 11, 13, 14, 15, 16, 17)
TIMES = [f"{day}H{hour}" for day in DAYS for hour in HOURS]
SESSIONS, TOPICS = 7, 8
STRIDE = 11  # has no divisor in common with the number of times: a team's sessions spread out
TAGS = ("operators", "newcomers", "security", "upgrades", "testing", "docs")
KINDS = ("project",) * 7 + ("sig", "working-group", "pop-up")
WORDS = """agent allocation alarm api approver archive backport balancer blocked bucket cache cell
change client cluster console container coverage cycle deadline default deploy device domain driver
early event failover feature flavor freeze gate guest health host image index instance internal
inventory journal kernel key latency leader library lifecycle limit listener lock log manifest
memory message metadata metric microversion migration mirror module monitor network node operator
option owner packaging partition pipeline placement policy pool port priority project proposal
provider proxy quota queue query rack region release replica request retry review role rollback
scheduler schema scope secret server shard snapshot stable stack storage subnet switch tenant test
ticket token topology trace trait trunk unit update upgrade user vendor version volume zone
about after again before behind between during every faster from later less more most never often
only other safer several should slowly still than their these together under until when which with
without""".split()
GIVEN = "Ada Amir Ana Chidi Chloe Daan Elena Fatima Hana Ivan Jia Kenji Lena Mai Noor Priya".split()
FAMILY = "Bauer Chen Costa Dubois Fischer Garcia Haddad Ito Kim Moreau Novak Okafor Patel".split()


class Writer:
    """Words, sentences and texts, all from one seed."""

    def __init__(self, seed: str) -> None:
        """Start the same sequence for the same seed."""
        self.random = random.Random(seed)  # noqa: S311 - made-up texts are no secrets

    def words(self, low: int, high: int) -> str:
        """Some words."""
        return " ".join(self.random.choices(WORDS, k=self.random.randint(low, high)))

    def sentence(self) -> str:
        """A sentence with a little markup in every second one."""
        chance, some = self.random.random(), self.words(6, 14)
        if chance < 0.15:
            some += f" `{self.random.choice(WORDS)}_{self.random.choice(WORDS)}`"
        elif chance < 0.3:
            some += f" **{self.words(1, 2)}**"
        elif chance < 0.45:
            number = self.random.randrange(800_000, 999_999)
            some += f" [{self.words(1, 2)}](https://review.example.org/c/{number})"
        return f"{some.capitalize()} {self.words(1, 4)}."

    def text(self) -> str:
        """Two paragraphs, often with a list, sometimes with what takes a parser."""
        parts = [self.paragraph()]
        if self.random.random() < 0.6:
            parts.append("\n".join(f"- {self.words(3, 9)}" for _ in range(3)))
        if self.random.random() < 0.15:
            parts.append(f"```\n{self.words(1, 1)} = {self.words(1, 1)}\n```")
        if self.random.random() < 0.1:
            parts.append(f"### {self.words(2, 4).capitalize()}\n\n> {self.sentence()}")
        return "\n\n".join([*parts, self.paragraph()])

    def paragraph(self) -> str:
        """Some sentences, a line each."""
        return "\n".join(self.sentence() for _ in range(self.random.randint(2, 4)))


def main(teams: int, folder: Path) -> None:
    """Write the site."""
    (folder / "content").mkdir(parents=True, exist_ok=True)
    (folder / "teams").mkdir(exist_ok=True)
    rooms = -(-teams * SESSIONS // len(TIMES))
    _write(folder / "content" / "event.yaml", _event(teams, rooms))
    for number in range(teams):
        _write(folder / "teams" / f"{_team_id(number)}.yaml", _team(number, teams))


def _write(path: Path, lines: Iterator[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _team_id(number: int) -> str:
    return f"{WORDS[number % len(WORDS)]}-{number}"


def _event(teams: int, rooms: int) -> Iterator[str]:
    yield f"id: bench-{teams}"
    yield f"name: Gathering of {teams} teams"
    yield "url: https://ptg.example.org/"
    yield "timezone: America/New_York"
    yield "etherpad: https://pad.example.org/p/{event}-{team}"
    yield "slots:"
    yield from (f'  - {{name: H{h}, start: "{h:02}:00", end: "{h + 1:02}:00"}}' for h in HOURS)
    yield "days:"
    yield from (f"  - {{date: 2026-10-{19 + n}, code: {day}}}" for n, day in enumerate(DAYS))
    yield 'breaks: [{title: Lunch, start: "12:00", end: "13:00"}]'
    yield "rooms:"
    yield from (f"  - {{id: room-{n}, name: Room {n}, capacity: 60}}" for n in range(rooms))
    yield "tags:"
    yield from (f"  - {{id: {tag}, name: {tag.capitalize()}}}" for tag in TAGS)
    yield "rules: {topic-unscheduled: off}"


def _cell(session: int) -> tuple[str, str]:
    """The time slot and room of the session of that number: no two have the same."""
    turn, at = divmod(session, len(TIMES))
    return TIMES[at * STRIDE % len(TIMES)], f"room-{turn}"


def _team(number: int, teams: int) -> Iterator[str]:
    writer = Writer(f"{teams}/{number}")
    pick = writer.random
    nick = f"{pick.choice(GIVEN).lower()}{number}"
    yield f"name: {_team_id(number).replace('-', ' ').capitalize()}"
    yield f"kind: {pick.choice(KINDS)}"
    yield from _block("", "description", writer.paragraph())
    yield f"expected: {pick.randint(4, 30)}"
    yield f"irc: '#{_team_id(number)}'"
    yield f"contacts: [{{name: {pick.choice(GIVEN)} {pick.choice(FAMILY)}, irc: {nick}}}]"
    yield "topics:"
    for topic in range(TOPICS):
        yield f"  - id: topic-{topic}"
        yield f"    title: {writer.words(2, 6).capitalize()}"
        yield from _block("    ", "description", writer.text())
        if pick.random() < 0.4:
            yield f"    tags: [{pick.choice(TAGS)}]"
        if pick.random() < 0.5:
            yield f"    interest: {pick.randint(1, 40)}"
        if pick.random() < 0.3:
            yield f"    people: [{nick}]"
    yield "slots:"
    for session in range(SESSIONS):
        time_slot, room = _cell(number * SESSIONS + session)
        yield f"  - slot: {time_slot}"
        yield f"    room: {room}"
        yield f"    topics: [topic-{session}]"
        partner = (number + teams // 2) % teams
        if session == 0 and time_slot not in _times(partner) and time_slot not in _times(number, 1):
            yield f"    with: [{_team_id(partner)}]"


def _times(number: int, first: int = 0) -> set[str]:
    """When a team has sessions of its own, from the `first` one on."""
    return {_cell(number * SESSIONS + session)[0] for session in range(first, SESSIONS)}


def _block(indent: str, key: str, text: str) -> Iterator[str]:
    yield f"{indent}{key}: |"
    yield from (f"{indent}  {line}" if line else "" for line in text.split("\n"))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
