"""What helps names what the event has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import BASE, check_site

HEAD = "name: Nova\nkind: project\n"
EVENT = (
    (BASE / "content/event.yaml")
    .read_text("utf-8")
    .replace("id: bexar, name: Bexar", "id: hall-1, name: Great hall")
    .replace("name: A1,", "name: X1,")
    .replace("closed: [TueA1]", "closed: [TueX1]")
)


def _help(tmp_path: Path, team: str) -> list[str | None]:
    cinder = "name: Cinder\nkind: project\nslots: [{slot: MonX1, room: austin}]\n"
    files = {"content/event.yaml": EVENT, "teams/cinder.yaml": cinder, "teams/nova.yaml": team}
    return [problem.help for problem in check_site(tmp_path, files).problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("slots: [MonA2]", "write `{slot: MonA2, room: hall-1}`"),
        ("slots: [{slot: MonA2, room: }]", "add it: `room: hall-1`, for example"),
        ("slots: MonA2", "start each entry with `- `: `- {slot: MonX1, room: hall-1}`"),
        ("slots: [{slot: MonA2, room: Great Hall}]", "did you mean `hall-1`?"),
        ("slots: [{slot: MonA2, room: great-hall}]", "did you mean `hall-1`?"),
        ("slots: [{slot: MonA2, room: Austin}]", "write `austin`"),
        ("slots: [{slot: MonA2, room: Somewhere!}]", "known: `austin`, `hall-1`, `online`"),
        ("slots: [{slot: MonA2, room: austin, with: [Cindr]}]", "did you mean `cinder`?"),
        (
            "tags: ['For operators']\nslots: [{slot: MonA2, room: online}]",
            "did you mean `operators`?",
        ),
    ],
)
def test_a_name_that_helps_is_one_that_is_known(tmp_path: Path, text: str, expected: str) -> None:
    """Whoever writes it is not told next that there is none."""
    assert _help(tmp_path, f"{HEAD}{text}\n") == [expected]


def test_names_are_not_guessed_from_a_list_that_lacks_some(tmp_path: Path) -> None:
    """A topic whose id can't be read may be the one that is meant."""
    topics = "topics: [{title: One, id: Volumes!}, {title: Two}]\n"
    slots = "slots: [{slot: MonA2, room: online, topics: [Volumes!]}]\n"
    assert _help(tmp_path, HEAD + topics + slots) == ["write `volumes`", "write `volumes`"]
