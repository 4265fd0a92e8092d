"""Rounds of building: what is made when, and what is told of them."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from ptgsite.progress import Tell
from ptgsite.project import Project
from ptgsite.serve import rounds as module
from ptgsite.serve.rounds import NOTHING, Round, one_round, rounds
from ptgsite.serve.watch import Changes
from ptgsite.serve.words import news, trouble
from tests.sites import write_site

BAD = "name: Nova\nkind: project\nslots: [{slot: MonA1, room: austin}]\n"


def _run(project: Project, output: Path, changes: Changes, last: Round) -> list[Round]:
    told: list[Round] = []

    def hear(now: Round) -> None:
        told.append(now)
        changes.close()

    threading.Timer(20, changes.close).start()
    rounds(project, output, changes, hear, last)
    return told


def test_a_file_that_is_half_written_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it has changed again by the time it is read, only what it is then counts."""
    project = write_site(tmp_path / "site", {"teams/nova.yaml": BAD})
    changes = Changes()
    changes.note()
    good = BAD.replace("austin", "bexar")

    def saved_meanwhile(
        project: Project, output: Path, last: Round, tell: Tell, first: Callable[[Round], None]
    ) -> Round:
        found = one_round(project, output, last, tell, first)
        if found.written is None:
            write_site(project.root, {"teams/nova.yaml": good})
            changes.note()
        return found

    monkeypatch.setattr(module, "one_round", saved_meanwhile)
    told = _run(project, tmp_path / "output", changes, NOTHING)
    assert [round_.written is None for round_ in told] == [False]


class _Saves(Changes):
    """Seven saves, one at each wait, or one after some time each."""

    def __init__(self, *, hasty: bool) -> None:
        super().__init__()
        self.hasty = hasty
        self.left = 7

    def wait(self, timeout: float | None = None) -> bool:
        if timeout is not None and not self.hasty:
            return False
        self.left -= 1
        return self.left >= 0


@pytest.mark.parametrize(
    ("few", "hasty", "tidied"),
    [
        (0, True, "bbbtbbbTbt"),  # an editor that saves all the time doesn't fill the memory
        (0, False, "btbTbtbTbtbTbt"),  # there is time after each save
        (10, False, "bbtbbTbbtb"),  # there is, and not much to do
    ],
)
def test_when_it_is_tidied_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int, tidied: str, *, hasty: bool
) -> None:
    """When there is time or no room: what is new, and every other time all."""
    done = ""

    def build(*_: object) -> Round:
        nonlocal done
        done += "b"
        return NOTHING

    def tidy(generation: int) -> None:
        nonlocal done
        done += "T" if generation == 2 else "t"

    def new() -> tuple[int, int, int]:
        return 10 * len(done.replace("T", "t").rpartition("t")[2]), 0, 0

    monkeypatch.setattr(module, "one_round", build)
    monkeypatch.setattr(gc, "collect", tidy)
    monkeypatch.setattr(gc, "get_count", new)
    for name, value in (("FEW", few), ("MANY", 20), ("OFTEN", 2)):
        monkeypatch.setattr(module, name, value)
    rounds(Project(tmp_path), tmp_path, _Saves(hasty=hasty), lambda _: None, NOTHING)
    assert done == tidied


def test_a_round_that_changes_nothing_is_no_news(tmp_path: Path) -> None:
    """Such as the second event of one save."""
    project = write_site(tmp_path / "site", {})
    first = one_round(project, tmp_path / "output")
    assert first.written is not None
    changes = Changes()
    changes.note()
    threading.Timer(1, changes.close).start()
    assert _run(project, tmp_path / "output", changes, first) == []


NOVA = BAD.replace("austin", "bexar")


def _edited(project: Project, output: Path, hear: Callable[[Round, Changes], None]) -> None:
    """Rounds after a build and one change, heard until they are closed."""
    last = one_round(project, output)
    changes = Changes()
    write_site(project.root, {"teams/nova.yaml": NOVA.replace("Nova", "Super")})
    changes.note()
    patience = threading.Timer(20, changes.close)
    patience.start()
    rounds(project, output, changes, lambda now: hear(now, changes), last)
    patience.cancel()


def test_pages_come_before_all_else(tmp_path: Path) -> None:
    """Those of the file that was saved first; what else changes is told, with them, at the end."""
    project, output = write_site(tmp_path / "site", {"teams/nova.yaml": NOVA}), tmp_path / "output"
    last = one_round(project, output)
    there: list[tuple[bool, bool]] = []

    def hear(now: Round) -> None:
        page, feed = output / "teams/nova/index.html", output / "teams/nova.ics"
        there.append(("Super" in page.read_text("utf-8"), "Super" in feed.read_text("utf-8")))
        heard.append(now)

    heard: list[Round] = []
    write_site(project.root, {"teams/nova.yaml": NOVA.replace("Nova", "Super")})
    hear(one_round(project, output, last, first=hear))
    assert there == [(True, False), (True, False), (True, True)]
    own, others, whole = heard
    assert own.changed == {"teams/nova/index.html"}
    assert {"index.html", "rooms/bexar/index.html"} <= others.changed - own.changed
    assert all(path.endswith(".html") for path in others.changed)
    assert whole.changed > own.changed | others.changed | {"teams/nova.ics", "schedule.ics"}
    assert whole.news == whole.changed - own.changed - others.changed
    assert [now.complete for now in heard] == [False, False, True]


def test_a_save_before_the_feeds_are_made_comes_first(tmp_path: Path) -> None:
    """Its pages need not wait for what the last save has changed, which comes with the rest."""
    project, output = write_site(tmp_path / "site", {"teams/nova.yaml": NOVA}), tmp_path / "output"
    told: list[tuple[bool, str]] = []

    def hear(now: Round, changes: Changes) -> None:
        told.append((now.complete, (output / "teams/nova.ics").read_text("utf-8")))
        if now.complete:
            changes.close()
        elif len(told) == 1:
            with (project.root / "teams/cinder.yaml").open("a") as file:
                file.write("description: Later\n")
            changes.note()

    _edited(project, output, hear)
    *first, last = [(complete, "Super" in feed) for complete, feed in told]
    assert set(first) == {(False, False)}
    assert last == (True, True)


def test_a_mistake_that_is_back_before_a_round_is_complete_is_told_again(tmp_path: Path) -> None:
    """The round's pages were told of, and with them that it was mended."""
    project, output = write_site(tmp_path / "site", {"teams/nova.yaml": BAD}), tmp_path / "output"
    last = one_round(project, output)
    changes = Changes()
    told: list[bool] = []

    def hear(now: Round) -> None:
        told.append(now.written is not None)
        if now.written is None:
            changes.close()
        else:
            write_site(project.root, {"teams/nova.yaml": BAD})
            changes.note()

    write_site(project.root, {"teams/nova.yaml": NOVA})
    changes.note()
    patience = threading.Timer(20, changes.close)
    patience.start()
    rounds(project, output, changes, hear, last)
    patience.cancel()
    assert (last.written, told) == (None, [True, False])


def test_a_save_before_the_first_page_is_made_begins_anew(tmp_path: Path) -> None:
    """As when several files are saved at once: their pages come together."""
    project, output = write_site(tmp_path / "site", {"teams/nova.yaml": NOVA}), tmp_path / "output"
    last = one_round(project, output)
    changes = Changes()
    told: list[Round] = []
    stages: list[str] = []

    def tell(what: str, *_: int) -> None:
        stages.append(what)
        if stages.count("history") == 1 and what == "history":
            with (project.root / "teams/cinder.yaml").open("a") as file:
                file.write("description: Later\n")
            changes.note()

    def hear(now: Round) -> None:
        told.append(now)
        if now.complete:
            changes.close()

    write_site(project.root, {"teams/nova.yaml": NOVA.replace("Nova", "Super")})
    changes.note()
    rounds(project, output, changes, hear, last, tell)
    assert told[0].changed == {"teams/nova/index.html", "teams/cinder/index.html"}
    assert [now.complete for now in told] == [False, False, True]


def test_saves_without_end_do_not_keep_the_feeds_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After some rounds that were cut short, one is completed."""
    monkeypatch.setattr(module, "STUBBORN", 2)
    project, output = write_site(tmp_path / "site", {"teams/nova.yaml": NOVA}), tmp_path / "output"
    told: list[bool] = []

    def hear(now: Round, changes: Changes) -> None:
        told.append(now.complete)
        if now.complete:
            changes.close()
        else:
            write_site(project.root, {"teams/nova.yaml": NOVA.replace("Nova", f"N{len(told)}")})
            changes.note()

    _edited(project, output, hear)
    assert 2 * (1 + 2) >= told.index(True) > 2  # pages are told of twice in a round
    assert "SUMMARY:N" in (output / "teams/nova.ics").read_text("utf-8")


def test_what_stops_a_build_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the reasons: errors, the output folder, the disk, the clock."""
    project = write_site(tmp_path / "site", {"teams/nova.yaml": BAD})
    assert "room-double-booked" in trouble(one_round(project, tmp_path / "output"))
    write_site(project.root, {"teams/nova.yaml": "(no file)\n"})
    (tmp_path / "taken").write_text("", "utf-8")
    assert "is not a folder" in trouble(one_round(project, tmp_path / "taken"))
    assert trouble(one_round(project, tmp_path / "taken" / "x")).endswith("not a directory")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert '"yesterday"' in trouble(one_round(project, tmp_path / "output"))


def test_what_is_said_of_warnings(tmp_path: Path) -> None:
    """They are counted at first, shown when they are new, and missed when they are gone."""
    project = write_site(tmp_path / "site", {})
    output = tmp_path / "output"
    none = one_round(project, output)
    assert news(NOTHING, none) == "All is well."
    weak = "name: Nova\nkind: project\ncolor: '#ffffff'\nslots: [{slot: MonA1, room: bexar}]\n"
    write_site(project.root, {"teams/nova.yaml": weak})
    one = one_round(project, output)
    assert news(NOTHING, one).endswith("to see them: ptgsite check")
    assert "weak-color" in news(none, one)
    assert news(one, one) == ""
    assert news(one, none) == "All is well."


def test_what_has_not_changed_is_not_read_anew(tmp_path: Path) -> None:
    """Of the files of the last round, good or bad, those are taken that say the same."""
    project, output = write_site(tmp_path / "site", {"teams/nova.yaml": BAD}), tmp_path / "output"
    bad = one_round(project, output)
    write_site(project.root, {"teams/nova.yaml": BAD.replace("austin", "bexar")})
    good = one_round(project, output, bad)
    assert bad.checked is not None
    assert good.checked is not None
    assert (bad.written, good.checked.errors) == (None, 0)
    was, now = bad.checked.sources.files, good.checked.sources.files
    assert {file for file in now if now[file] is not was[file]} == {"teams/nova.yaml"}
