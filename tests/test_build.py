"""A build, from the files of a site to those of its output."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ptgsite.build import BadClock, build
from ptgsite.output.kept import KEPT
from ptgsite.output.seal import SEAL
from ptgsite.output.write import Refused, Written
from ptgsite.pages.common import Common, Records
from ptgsite.pages.keys import Keys
from ptgsite.project import Project
from tests.sites import write_site

REPOSITORY = Path(__file__).parent.parent
NOVA = "name: Nova\nkind: project\nslots: [{slot: MonA1, room: bexar}]\n"


def _tree(folder: Path) -> dict[str, bytes]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _build(project: Project) -> Written:
    written = build(project, project.output).written
    assert isinstance(written, Written)
    return written


def test_a_site_gets_its_pages_and_feeds(tmp_path: Path) -> None:
    """Every address that links and subscriptions depend on is there."""
    project = write_site(tmp_path, {"teams/nova.yaml": NOVA, "content/about-us.md": "# Us\n\nWe."})
    _build(project)
    assert {
        "index.html",
        "404.html",
        "about-us/index.html",
        "days/2022-10-17.ics",
        "days/2022-10-17/index.html",
        "robots.txt",
        "rooms/bexar.ics",
        "rooms/bexar/index.html",
        "rooms/index.html",
        "schedule.ics",
        "sitemap.xml",
        "teams/index.html",
        "teams/nova.ics",
        "teams/nova/index.html",
    } <= _tree(project.output).keys()


def test_an_error_leaves_the_last_good_site(tmp_path: Path) -> None:
    """A bad file changes nothing of what visitors see."""
    project = write_site(tmp_path, {"teams/nova.yaml": NOVA})
    _build(project)
    before = _tree(project.output)
    (tmp_path / "teams/nova.yaml").write_text(NOVA + "colour: red\n", "utf-8")
    assert build(project, project.output).written is None
    assert _tree(project.output) == before


def test_a_second_build_changes_nothing(tmp_path: Path) -> None:
    """Where nothing has changed, nothing is rendered or written."""
    project = write_site(tmp_path, {"teams/nova.yaml": NOVA})
    _build(project)
    assert _build(project) == Written((), (), 0)


def test_a_file_that_went_is_made_again(tmp_path: Path) -> None:
    """An output folder that someone meddled with is mended."""
    project = write_site(tmp_path, {"teams/nova.yaml": NOVA})
    _build(project)
    (project.output / "teams/nova.ics").unlink()
    assert _build(project).changed == ("teams/nova.ics",)


def test_a_team_that_leaves_takes_its_pages_along(tmp_path: Path) -> None:
    """What nobody generates any more is gone."""
    project = write_site(tmp_path, {"teams/nova.yaml": NOVA})
    _build(project)
    (tmp_path / "teams/nova.yaml").unlink()
    assert set(_build(project).removed) == {"teams/nova.ics", "teams/nova/index.html"}
    assert not (project.output / "teams/nova").exists()


def test_a_folder_of_someone_else_is_left_alone(tmp_path: Path) -> None:
    """A mistyped --output can't destroy anything."""
    project = write_site(tmp_path, {"teams/nova.yaml": NOVA})
    written = build(project, tmp_path / "teams").written
    assert isinstance(written, Refused)
    assert (tmp_path / "teams/nova.yaml").read_text("utf-8") == NOVA


def test_the_bytes_do_not_depend_on_the_machine(tmp_path: Path) -> None:
    """Another hash seed, time zone or language of the machine gives the same site."""
    project = write_site(tmp_path / "site", {"teams/nova.yaml": NOVA})
    outputs = []
    for number, (seed, zone) in enumerate([("1", "Asia/Kathmandu"), ("2", "America/Denver")]):
        output = tmp_path / str(number)
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": "C",
            "SOURCE_DATE_EPOCH": "1666000000",
        }
        command = [sys.executable, "-m", "ptgsite", "build", "--site", str(project.root)]
        subprocess.run(
            [*command, "--output", str(output)], check=True, env=environment, cwd=REPOSITORY
        )
        for record in (SEAL, KEPT):  # they know the times of this machine's files
            (output / record).unlink()
        outputs.append(_tree(output))
    assert outputs[0] == outputs[1]


def test_stamps_come_from_source_date_epoch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without git, the feed's stamps are the time that builders agreed on."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1666000000")
    project = write_site(tmp_path, {"teams/nova.yaml": NOVA})
    _build(project)
    assert b"DTSTAMP:20221017T094640Z" in (project.output / "teams/nova.ics").read_bytes()


def test_a_source_date_epoch_that_is_no_time_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A typing error there is told and not guessed around."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(BadClock):
        build(write_site(tmp_path, {}), tmp_path / "output")


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    """Nothing that a team writes becomes markup or leaves its file."""
    text = "<script>alert(1)</script>"
    team = f'name: "{text}"\nkind: sig\ndescription: "{text} [x](javascript:alert(1))"\n'
    project = write_site(tmp_path, {"teams/nova.yaml": team, "content/about-us.md": f"# {text}"})
    _build(project)
    for path, content in _tree(project.output).items():
        if path.endswith(".html"):
            assert b"<script>alert" not in content
            assert b"javascript:" not in content


def test_a_check_loads_no_renderer() -> None:
    """What only a build needs is not imported by a check."""
    code = (
        "import sys, json\n"
        "from pathlib import Path\n"
        "from ptgsite.check import check\n"
        "from ptgsite.project import Project\n"
        "checked = check(Project(Path()))\n"
        "print(json.dumps([len(checked.problems), sorted(sys.modules)]))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=REPOSITORY
    )
    errors, modules = json.loads(run.stdout)
    assert errors == 0
    assert not {"jinja2", "markdown", "nh3", "icalendar", "tornado", "click"} & set(modules)


def test_what_pages_are_made_of_goes_with_the_build(tmp_path: Path) -> None:
    """It is in no cycle, and so no work for the garbage collector, which `serve` puts off."""
    project = write_site(tmp_path / "site", {})
    gc.collect()
    gc.disable()
    try:
        build(project, tmp_path / "output")
        left = {type(each) for each in gc.get_objects()}
    finally:
        gc.enable()
    assert left.isdisjoint((Records, Common, Keys))
