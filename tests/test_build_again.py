"""Building again into the same folder: what is written is what a build into an empty one writes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ptgsite.build
from ptgsite import cli
from ptgsite.check import check
from ptgsite.contents import Page, digest
from ptgsite.inputs import inputs
from ptgsite.output.kept import KEPT, keep, kept
from ptgsite.output.seal import SEAL, seal, sealed
from ptgsite.output.tree import OutputTree
from ptgsite.output.write import Written, write
from ptgsite.pages.making import Maker
from ptgsite.pages.page import PagePlan
from ptgsite.program import releases
from ptgsite.project import Project
from ptgsite.serve.rounds import Round, one_round
from tests.sites import write_site

NOVA = "name: Nova\nkind: project\ntopics: [{title: Cells}]\nslots: [{slot: MonA1, room: bexar}]\n"
SAYS_NOTHING_CHANGED = "nothing has changed.\n"


def _build(site: Path, output: Path) -> str:
    told = CliRunner().invoke(cli.commands, ["build", "--site", str(site), "--output", str(output)])
    assert told.exit_code == 0, told.output
    return told.output


def _files(folder: Path) -> dict[str, bytes]:
    """The files of a site without a build's own records."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    named = {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
    return {name: content for name, content in named.items() if not name.startswith(".ptgsite/")}


def _problems(said: str) -> str:
    """What a build says of the sources."""
    return "\n".join(said.splitlines()[:-1])


def test_where_python_looks_for_its_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """May be the current folder, written as nothing (`python -c`), and places that aren't there."""
    found = sorted(releases())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", ["", *sys.path, str(tmp_path / "missing.zip")])
    assert sorted(releases()) == found


EDITS = "write write write cinder delete event page theme theme time output record".split()
SLOTS = st.sampled_from(["MonA1", "MonA2", "TueA1", "TueA2"])
TEAMS = st.sampled_from(["nova", "ironic", "zuul"])


def _edit(data: st.DataObject, site: Path, output: Path) -> None:
    """One thing that happens between two builds, to the sources or to the output."""
    team = site / "teams" / f"{data.draw(TEAMS)}.yaml"
    match data.draw(st.sampled_from(EDITS)):
        case "write":
            title = data.draw(st.sampled_from(["Cells", "Cello", "**Bold** & <b>"]))
            rooms = {"nova": "bexar", "ironic": "online", "zuul": "online"}
            others = data.draw(st.sampled_from(["", ", with: [cinder]", ", people: [ada]"]))
            slot = f"[{{slot: {data.draw(SLOTS)}, room: {rooms[team.stem]}{others}}}]"
            topics = f"[{{title: {title!r}, description: {title!r}{others}}}]"
            team.write_text(f"name: T\nkind: sig\ntopics: {topics}\nslots: {slot}\n", "utf-8")
        case "cinder":  # which others want, and which says who ada is
            said = data.draw(st.sampled_from(["", "contacts: [{name: Ada, irc: ada}]\n"]))
            (site / "teams/cinder.yaml").write_text(f"{NOVA}{said}", "utf-8")
        case "delete":
            team.unlink(missing_ok=True)
        case "event":
            _edit_event(data, site / "content/event.yaml")
        case "page":
            (site / "content/about.md").write_text(data.draw(st.sampled_from(["One", "Two"])))
        case "theme":
            _edit_theme(data, site / "themes/default")
        case "time":
            _touch(data, site / "teams")
        case harm:
            _harm(data, output, harm)


def _edit_event(data: st.DataObject, file: Path) -> None:
    zone = data.draw(st.sampled_from(["UTC", "Asia/Kolkata", "America/Denver"]))
    tags = data.draw(st.sampled_from(["", "tags: [{id: ops, name: Ops}]\n"]))
    room = data.draw(st.sampled_from(["Bexar", "Austin"]))
    file.write_text(EVENT.replace("UTC", zone).replace("Bexar", room) + tags, "utf-8")


def _edit_theme(data: st.DataObject, theme: Path) -> None:
    """Its style sheet, which pages name, or a text that they show."""
    (theme / "static").mkdir(parents=True, exist_ok=True)
    if data.draw(st.booleans()):
        (theme / "static/extra.css").write_text(data.draw(st.sampled_from(["a{}", "b{}"])))
    else:
        one = data.draw(st.sampled_from(["{number} session", "just {number}"]))
        texts = json.dumps({"count": {"sessions": {"one": one}}})
        (theme / "strings.json").write_text(texts, "utf-8")


def _touch(data: st.DataObject, folder: Path) -> None:
    for path in folder.iterdir():
        os.utime(path, (data.draw(st.integers(0, 2_000_000_000)),) * 2)


def _harm(data: st.DataObject, output: Path, kind: str) -> None:
    if kind == "output":
        chosen = data.draw(st.sampled_from(sorted(_files(output))))
        (output / chosen).write_bytes(b"spoilt")
    else:
        record = output / data.draw(st.sampled_from([SEAL, KEPT]))
        record.write_bytes(data.draw(st.binary(max_size=40)))


class CutShort(Exception):
    """Another save has come."""


def _cut_short(project: Project, output: Path, last: Round) -> None:
    """A round that ends, or may end, when its pages are there."""
    ends: list[bool] = []

    def tell(what: str, *_: int) -> None:
        if ends and what:
            raise CutShort

    with suppress(CutShort):
        one_round(project, output, last, tell, lambda _: ends.append(True))


@given(st.data())
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
def test_any_saves(data: st.DataObject) -> None:
    """While a site is edited, the same holds for each round, whatever it knows from before."""
    with TemporaryDirectory() as folder:
        site, output = Path(folder, "site"), Path(folder, "output")
        project = write_site(site, {"content/event.yaml": EVENT, "teams/cinder.yaml": NOVA})
        last = one_round(project, output)
        for number in range(data.draw(st.integers(1, 6))):
            for _ in range(data.draw(st.integers(0, 2))):
                _edit(data, site, output)
            if data.draw(st.booleans()):
                _cut_short(project, output, last)
                continue
            last = one_round(project, output, last, first=lambda _: None)
            assert (last.written is None, last.checked) == (False, check(project))
            _build(site, Path(folder, str(number)))
            assert _files(output) == _files(Path(folder, str(number)))


@given(st.data())
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
def test_any_edits(data: st.DataObject) -> None:
    """Whatever is edited, added, deleted or spoilt, the next build makes what a fresh one makes."""
    with TemporaryDirectory() as folder:
        site, output = Path(folder, "site"), Path(folder, "output")
        write_site(site, {"content/event.yaml": EVENT, "teams/cinder.yaml": NOVA})
        _build(site, output)
        for number in range(data.draw(st.integers(1, 4))):
            for _ in range(data.draw(st.integers(0, 2))):
                _edit(data, site, output)
            fresh = Path(folder, str(number))
            again = _build(site, output)
            assert _problems(again) == _problems(_build(site, fresh))
            assert _files(output) == _files(fresh)


EVENT = """\
id: ptg
name: PTG
url: https://ptg.example.org/
timezone: UTC
etherpad: https://pad.example.org/{team}
days: [{date: 2022-10-17}, {date: 2022-10-18}]
slots:
  - {name: A1, start: "13:00", end: "14:00"}
  - {name: A2, start: "14:00", end: "15:00"}
rooms: [{id: bexar, name: Bexar}, {id: online, name: Online}]
rules: {room-double-booked: warning, team-in-two-places: warning}
"""


def test_nothing_is_checked_where_nothing_was_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The warnings are told again all the same."""
    site = write_site(tmp_path / "site", {"teams/nova.yaml": NOVA}).root
    first = _build(site, tmp_path / "output")
    monkeypatch.delattr(ptgsite.build, "check")
    again = _build(site, tmp_path / "output")
    assert "`cells` is in no slot" in _problems(again)
    assert _problems(again) == _problems(first)
    assert again.endswith(SAYS_NOTHING_CHANGED)


def test_what_builds_is_not_loaded_where_nothing_was_touched(tmp_path: Path) -> None:
    """Nor what reads the sources: to import them takes longer than all else."""
    site = write_site(tmp_path / "site", {}).root
    _build(site, tmp_path / "output")
    code = (
        "import sys; from ptgsite import cli\n"
        f"try: cli.commands(['build', '--site', {str(site)!r}, '--output', {str(tmp_path)!r}"
        " + '/output'])\n"
        "except SystemExit: print(*(m for m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    said, loaded = done.stdout.splitlines()[-2:]
    assert f"{said}\n".endswith(SAYS_NOTHING_CHANGED)
    assert {"yaml", "ptgsite.source", "ptgsite.build"}.isdisjoint(loaded.split())


def test_what_changes_while_a_build_runs_is_seen_by_the_next(tmp_path: Path) -> None:
    """A seal is for what the sources were before they were read."""
    project = write_site(tmp_path / "site", {})
    output = tmp_path / "output"
    before = inputs(project)
    assert before is not None
    built = ptgsite.build.build(project, output)
    (project.root / "teams/nova.yaml").write_text(NOVA, "utf-8")
    seal(output, before, "", built.fingerprint)
    assert sealed(output, before) == ""
    now = inputs(project)
    assert now is not None
    assert sealed(output, now) is None


def test_a_build_is_not_sealed_over_another_one(tmp_path: Path) -> None:
    """Of two builds at once, the one that wrote first has nothing to say of what lies there now."""
    project = write_site(tmp_path / "site", {})
    before = inputs(project)
    assert before is not None
    first = ptgsite.build.build(project, tmp_path / "output")
    (project.root / "teams/nova.yaml").write_text(NOVA, "utf-8")
    ptgsite.build.build(project, tmp_path / "output")
    seal(tmp_path / "output", before, "", first.fingerprint)
    assert not (tmp_path / "output" / SEAL).exists()


def test_a_commit_is_a_change(tmp_path: Path) -> None:
    """The history tells revisions, which are in the feeds."""
    site = write_site(tmp_path, {}).root
    git = f"git -C {site} -c user.name=A -c user.email=a@example.org"
    seen = {inputs(Project(site))}
    for words in ("init --quiet", "add .", "commit --quiet --message=A"):
        assert os.system(f"{git} {words}") == 0
    seen.add(inputs(Project(site)))
    assert os.system(f"{git} commit --quiet --allow-empty --message=B") == 0
    seen.add(inputs(Project(site)))
    assert (len(seen), None in seen) == (3, False)


@pytest.mark.parametrize("touched", ["teams/nova.yaml", "teams"])
def test_what_no_commit_has_is_as_new_as_its_file(tmp_path: Path, touched: str) -> None:
    """Calendars say when a session has changed, or was taken away with its team."""
    site = write_site(tmp_path / "site", {"teams/nova.yaml": NOVA}).root
    git = f"git -C {site} -c user.name=A -c user.email=a@example.org"
    for words in ("init --quiet", "add .", "commit --quiet --message=A"):
        assert os.system(f"{git} {words}") == 0
    nova = site / "teams/nova.yaml"
    if touched == "teams":
        nova.unlink()
    else:
        nova.write_text(NOVA.replace("Nova", "Neutron"), "utf-8")
    _build(site, tmp_path / "output")
    os.utime(site / touched, (2_000_000_000, 2_000_000_000))
    _build(site, tmp_path / "output")
    _build(site, tmp_path / "fresh")
    assert _files(tmp_path / "output") == _files(tmp_path / "fresh")


def test_a_shallow_history_takes_a_build(tmp_path: Path) -> None:
    """It may grow without a new commit."""
    write_site(tmp_path / "whole", {})
    git = "git -c user.name=A -c user.email=a@example.org -C"
    for words in ("init --quiet", "add .", "commit -qm A", "commit -qm B --allow-empty"):
        assert os.system(f"{git} {tmp_path}/whole {words}") == 0
    clone = f"clone --quiet --depth=1 file://{tmp_path}/whole {tmp_path}/part"
    assert os.system(f"{git} {tmp_path} {clone}") == 0
    assert inputs(Project(tmp_path / "part")) is None


def test_a_partial_history_takes_a_build(tmp_path: Path) -> None:
    """It may be completed without a new commit."""
    nova = write_site(tmp_path / "whole", {}).root / "teams/nova.yaml"
    git = "git -c user.name=A -c user.email=a@example.org -C"
    words = "init -q", "config uploadpack.allowFilter true", "add .", "commit -qm A"
    assert [os.system(f"{git} {tmp_path}/whole {each}") for each in words] == [0] * 4
    nova.write_text(NOVA, "utf-8")
    words = "add .", "commit -qm B", "rm -q teams/nova.yaml", "commit -qm C"
    assert [os.system(f"{git} {tmp_path}/whole {each}") for each in words] == [0] * 4
    clone = f"clone -q --filter=blob:none file://{tmp_path}/whole {tmp_path}/part"
    assert os.system(f"{git} {tmp_path} {clone}") == 0
    assert inputs(Project(tmp_path / "part")) is None


def test_a_link_among_the_sources_takes_a_build(tmp_path: Path) -> None:
    """What it leads to may change unseen."""
    project = write_site(tmp_path, {})
    (tmp_path / "teams/nova.yaml").symlink_to("cinder.yaml")
    assert inputs(project) is None


def _rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the pages that are rendered from now on."""
    paths: list[str] = []
    made = Maker.made

    def noted(self: Maker, page: PagePlan) -> Page:
        paths.append(page.path)
        return made(self, page)

    monkeypatch.setattr(Maker, "made", noted)
    return paths


def test_only_what_has_changed_is_rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A team's text is news to one page; the time at the foot is new on all others, too."""
    site = write_site(tmp_path / "site", {"teams/nova.yaml": NOVA}).root
    _build(site, tmp_path / "output")
    (site / "teams/nova.yaml").write_text(f"{NOVA}description: More\n", "utf-8")
    os.utime(site / "teams/nova.yaml", (2_000_000_000, 2_000_000_000))
    rendered = _rendered(monkeypatch)
    _build(site, tmp_path / "output")
    assert sorted(rendered) == ["teams/nova/index.html"]
    venue = (tmp_path / "output/rooms/bexar/index.html").read_text("utf-8")
    assert venue.count("2033-05-18T03:33:20Z") == 2
    _build(site, tmp_path / "fresh")
    assert _files(tmp_path / "output") == _files(tmp_path / "fresh")


def test_half_a_character_in_a_theme_is_a_question_mark(tmp_path: Path) -> None:
    """JSON may have one; no file can."""
    site = write_site(tmp_path / "site", {}).root
    (site / "themes/default").mkdir(parents=True)
    (site / "themes/default/strings.json").write_text(r'{"dates": {"stamp": "\ud800{date}"}}')
    for said, seconds in (("?9 September 2001", 10**9), ("?18 May 2033", 2 * 10**9)):
        for path in site.rglob("*.*"):
            os.utime(path, (seconds, seconds))
        _build(site, tmp_path / "output")
        assert said in (tmp_path / "output/index.html").read_text("utf-8")
    _build(site, tmp_path / "fresh")
    assert _files(tmp_path / "output") == _files(tmp_path / "fresh")


def test_a_style_sheet_is_no_reason_to_render(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages name it; only the one for lost addresses holds its own. A template is one for all."""
    site = write_site(tmp_path / "site", {}).root
    _build(site, tmp_path / "output")
    theme = site / "themes/default"
    for name in ("static/site.css", "static/missing.css"):
        (theme / name).parent.mkdir(parents=True, exist_ok=True)
        (theme / name).write_text("a{}")
    rendered = _rendered(monkeypatch)
    assert "wrote 1 page, 0 feeds and 3 other files" in _build(site, tmp_path / "output")
    assert rendered == ["404.html"]
    (theme / "templates").mkdir()
    (theme / "templates/my.html").write_text("Mine")
    _build(site, tmp_path / "output")
    assert "index.html" in rendered


def test_a_page_that_was_touched_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One with another time may have its content still; one without it is rendered."""
    site = write_site(tmp_path / "site", {}).root
    _build(site, tmp_path / "output")
    os.utime(tmp_path / "output/index.html", (1, 1))
    (tmp_path / "output/now/index.html").write_bytes(b"spoilt")
    (tmp_path / "output/free/index.html").unlink()
    rendered = _rendered(monkeypatch)
    _build(site, tmp_path / "output")
    assert sorted(rendered) == ["free/index.html", "now/index.html"]


def test_a_page_of_another_build_meanwhile_is_replaced(tmp_path: Path) -> None:
    """A page was to be left alone, and then another build has written something else there."""
    site = write_site(tmp_path / "site", {"teams/nova.yaml": NOVA}).root
    _build(site, tmp_path / "output")
    before = _files(tmp_path / "output")
    tree = OutputTree()
    known = kept(tmp_path / "output", "")
    assert not known.has("index.html", str)
    for path, content in before.items():
        again = partial(before.__getitem__, path)
        tree.add(path, Page(again, digest(content), "", ()))
    (site / "teams/nova.yaml").unlink()
    _build(site, tmp_path / "output")
    assert isinstance(write(tree, tmp_path / "output"), Written)
    assert _files(tmp_path / "output") == before


def test_a_page_that_is_deleted_meanwhile_is_not_recorded(tmp_path: Path) -> None:
    """A build that has just written it need not fail."""
    tree = OutputTree()
    tree.add("index.html", Page(b"", digest(b""), "", ()))
    (tmp_path / ".ptgsite").mkdir()
    keep(tmp_path, tree, "")
    assert not kept(tmp_path, "").has("index.html", str)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_records_are_written_through_no_link(tmp_path: Path) -> None:
    """An output folder may come with a clone."""
    site = write_site(tmp_path / "site", {}).root
    (tmp_path / "mine").write_text("mine")
    records = tmp_path / "output/.ptgsite"
    records.mkdir(parents=True)
    for name in ("pages-new", f"seal-{os.getpid()}"):
        (records / name).symlink_to(tmp_path / "mine")
    _build(site, tmp_path / "output")
    assert (tmp_path / "mine").read_text() == "mine"
    assert {"pages", "seal"} < {path.name for path in records.iterdir()}


def test_a_copied_output_is_looked_at_closely(tmp_path: Path) -> None:
    """Its files have other times; they are as good, and left alone."""
    site = write_site(tmp_path / "site", {}).root
    _build(site, tmp_path / "output")
    shutil.copytree(tmp_path / "output", tmp_path / "copy", copy_function=shutil.copy)
    assert _build(site, tmp_path / "copy").endswith(SAYS_NOTHING_CHANGED)
