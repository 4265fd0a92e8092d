"""PTGBot's live words become live.json in the built site, and nothing private goes with them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from ptgsite import cli
from ptgsite.build import build
from ptgsite.interop.imported import Refusal
from ptgsite.interop.ptgbot.live import Live, live_words
from ptgsite.project import EVENT_FILE
from tests.loopback import Answer, serving
from tests.sites import BASE, write_site

AT = datetime(2022, 10, 17, 13, 5, tzinfo=UTC)
SAID = {
    "tracks": ["nova"],
    "now": {"nova": "with #cinder", "glance": " ", "x": 3},
    "next": {"nova": ["later", 4], "cinder": "soon", "heat": []},
    "location": {"nova": "Bexar"},
    "urls": {"nova": "https://meet.example.org/nova"},
    "motd": [{"level": "warning", "message": "Hello"}, {"level": "info"}, 5],
    "last_check_in": {"iris": {"nick": "Iris", "location": "#nova"}},
    "subscriptions": {"iris": "secret"},
}


def words(said: Any) -> dict[str, Any]:
    """What live.json has."""
    live = live_words(json.dumps(said).encode(), AT)
    assert isinstance(live, Live), live
    read: dict[str, Any] = json.loads(live.content)
    return read


def test_the_words_are_kept_and_nothing_private() -> None:
    """Who is checked in, or has subscribed to what, stays with the bot."""
    assert words(SAID) == {
        "fetched": "2022-10-17T13:05:00Z",
        "now": {"nova": "with #cinder"},
        "next": {"nova": ["later"], "cinder": ["soon"], "heat": []},
        "location": {"nova": "Bexar"},
        "urls": {"nova": "https://meet.example.org/nova"},
        "motd": [{"level": "warning", "message": "Hello"}],
    }


def test_a_message_of_an_older_bot_is_one() -> None:
    """It was a mapping once."""
    assert words({"now": {}, "motd": {"message": "Hi"}})["motd"] == [
        {"level": "info", "message": "Hi"}
    ]


@pytest.mark.parametrize("content", [b"", b"{", b"<html>", b"[]", b"{}", b'{"a": 1}', b"\xff"])
def test_what_is_no_database_is_refused(content: bytes) -> None:
    """With a reason, so that the last live.json stays."""
    assert isinstance(live_words(content, AT), Refusal)


_JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=9,
)


@given(st.dictionaries(st.sampled_from(list(SAID)), _JSON))
def test_no_database_raises(said: dict[str, Any]) -> None:
    """Whatever the types are."""
    live_words(json.dumps(said).encode(), AT)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The base site, built."""
    build(write_site(tmp_path, {}), tmp_path / "output")
    return tmp_path


def run(site: Path, *arguments: str) -> Result:
    """The command."""
    return CliRunner().invoke(cli.commands, ["fetch-live", "--site", str(site), *arguments])


def test_the_file_outlives_the_next_build(site: Path) -> None:
    """No build writes or deletes it, not even one that has nothing to do."""
    with serving({"/ptg.json": Answer(json.dumps(SAID).encode())}) as (bot, _):
        result = run(site, f"{bot}/ptg.json")
    assert result.exit_code == 0
    assert result.stdout.endswith("live.json: 3 teams with words of their own.\n")
    before = (site / "output/live.json").read_bytes()
    (site / "teams/nova.yaml").write_text("name: Nova\nkind: project\n", "utf-8")
    write_site(site, {"teams/nova.yaml": "name: Nova\nkind: project\n"})
    assert CliRunner().invoke(cli.commands, ["build", "--site", str(site)]).exit_code == 0
    assert (site / "output/live.json").read_bytes() == before


def test_the_address_is_the_events(site: Path) -> None:
    """Unless another one is named; without any, it is asked for."""
    assert run(site).exit_code == 2
    with serving({"/ptg.json": Answer(json.dumps(SAID).encode())}) as (bot, asked):
        event = (BASE / EVENT_FILE).read_text("utf-8") + f"ptgbot: {bot}/ptg.json\n"
        (site / EVENT_FILE).write_text(event, "utf-8")
        assert run(site).exit_code == 0
    assert asked == ["/ptg.json"]


def test_where_the_bot_is_away_the_last_words_stay(site: Path) -> None:
    """The pages know how old they are."""
    (site / "said.json").write_text(json.dumps(SAID), "utf-8")
    assert run(site, str(site / "said.json")).exit_code == 0
    before = (site / "output/live.json").read_bytes()
    with serving({"/half": Answer(b'{"now": {')}) as (bot, _):
        assert run(site, f"{bot}/half").exit_code == 1
        assert run(site, f"{bot}/nothing").exit_code == 1
    assert (site / "output/live.json").read_bytes() == before


def test_only_a_built_site_gets_the_file(site: Path) -> None:
    """In an empty folder it would keep the first build from writing there."""
    (site / "said.json").write_text(json.dumps(SAID), "utf-8")
    result = run(site, "--output", str(site / "other"), str(site / "said.json"))
    assert result.exit_code == 1
    assert "run: ptgsite build" in result.stderr
    (site / "output/live.json").symlink_to(site / "said.json")
    assert run(site, str(site / "said.json")).exit_code == 1
    assert (site / "said.json").read_text("utf-8") == json.dumps(SAID)
