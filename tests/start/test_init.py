"""`ptgsite init`: a new event, from five answers."""

from __future__ import annotations

import json
import sys
from datetime import date
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ptgsite import cli
from ptgsite.build import build
from ptgsite.check import check
from ptgsite.project import Project
from ptgsite.start import requirement
from ptgsite.start.answers import Host

ANSWERS = {
    "--name": "My Event 2027",
    "--days": "2027-04-12 to 2027-04-16",
    "--timezone": "America/Denver",
    "--url": "https://ptg.example.org/2027",
    "--host": "github",
}


def _init(folder: Path, **changed: str) -> Result:
    options = {**ANSWERS, **{f"--{key}": value for key, value in changed.items()}}
    words = [word for pair in options.items() for word in pair]
    return CliRunner().invoke(cli.commands, ["init", str(folder), *words])


def _names(folder: Path) -> list[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found)


@pytest.mark.parametrize("host", Host)
def test_a_new_event_is_right(tmp_path: Path, host: Host) -> None:
    """It has no problem, not even a warning, and it builds."""
    assert _init(tmp_path / "new", host=host).exit_code == 0
    project = Project(tmp_path / "new")
    assert check(project).problems == ()
    assert build(project, tmp_path / "output").written
    assert (tmp_path / "output" / "teams" / "example" / "index.html").exists()


def test_the_files_of_a_new_event(tmp_path: Path) -> None:
    """An event, a team, pages, what CI needs, and what people should read."""
    _init(tmp_path / "new")
    assert _names(tmp_path / "new") == [
        ".github/CODEOWNERS",
        ".github/workflows/check.yml",
        ".github/workflows/comment.yml",
        ".github/workflows/publish.yml",
        ".gitignore",
        "README.md",
        "content/event.yaml",
        "content/index.md",
        "content/take-part.md",
        "requirements.txt",
        "teams/example.yaml",
    ]
    readme = (tmp_path / "new" / "README.md").read_text("utf-8")
    assert readme.startswith(
        "# My Event 2027\n\nThe schedule of My Event 2027: 2027-04-12 to 2027-"
    )
    assert "ptgsite book my-team MonA2 main" in readme
    assert "{" not in readme.replace("${", "")


def test_what_is_there_stays(tmp_path: Path) -> None:
    """With one file in the way, nothing at all is written; other files are nobody's business."""
    (tmp_path / "README.md").write_text("mine", "utf-8")
    result = _init(tmp_path)
    assert (result.exit_code, _names(tmp_path)) == (1, ["README.md"])
    assert f"this is there already: {tmp_path / 'README.md'}" in result.output
    (tmp_path / "README.md").rename(tmp_path / "notes.md")
    assert _init(tmp_path).exit_code == 0
    assert (tmp_path / "notes.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"name": " "}, "--name: "),
        ({"days": "soon"}, '--days: "soon" is no date'),
        ({"days": "2027-04-12 2027-04-13 2027-04-14"}, "is not one date, or the first and"),
        ({"days": "2027-04-16 to 2027-04-12"}, "2027-04-12, is before the first, 2027-04-16"),
        ({"days": "2027-04-12..2027-07-12"}, "these are 92 days"),
        ({"timezone": "Denver"}, "did you mean `America/Denver`?"),
        ({"timezone": "utc"}, "did you mean `UTC`?"),
        ({"url": "ptg.example.org"}, "write https://ptg.example.org"),
        ({"host": "gitea"}, "github, gitlab, zuul or none was expected"),
    ],
)
def test_an_answer_that_is_none(tmp_path: Path, answer: dict[str, str], message: str) -> None:
    """Exit status 2, what is wrong, and nothing is written."""
    result = _init(tmp_path / "new", **answer)
    assert (result.exit_code, message in result.output) == (2, True)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("days", "codes"),
    [
        ("2027-04-17", ["Sat"]),
        ("2027-04-12, 2027-04-13", ["Mon", "Tue"]),
        ("2027-04-12 - 2027-04-13", ["Mon", "Tue"]),
        ("2027-04-12–2027-04-13", ["Mon", "Tue"]),
        ("2027-04-12..2027-04-13", ["Mon", "Tue"]),
        ("2027-04-12 to 2027-04-18", ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]),
        ("2027-04-12 to 2027-04-19", [f"D{number}" for number in range(1, 9)]),
    ],
)
def test_days_have_codes_that_differ(tmp_path: Path, days: str, codes: list[str]) -> None:
    """Their weekdays, or numbers where the event is longer than a week."""
    assert _init(tmp_path, days=days).exit_code == 0
    checked = check(Project(tmp_path))
    assert checked.problems == ()
    assert checked.sources.event is not None
    assert [day.code for day in checked.sources.event.days] == codes
    assert checked.sources.event.days[0].date == date.fromisoformat(days[:10])


@pytest.mark.parametrize("name", ['A: "B" # C', "Тест", "no", "x" * 200, "{url} & <b>"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    """It is text, however it looks in YAML or Markdown."""
    assert _init(tmp_path, name=name).exit_code == 0
    checked = check(Project(tmp_path))
    assert checked.problems == ()
    assert checked.sources.event is not None
    assert checked.sources.event.name == name


def test_what_it_says_can_be_typed(tmp_path: Path) -> None:
    """The command that shows the new event works in a shell, whatever the folder is called."""
    folder = tmp_path / "my event"
    assert f"ptgsite serve --site '{folder}' --open\n" in _init(folder).output


def test_on_a_terminal_it_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For what the options don't say, and again until the answer is right."""
    monkeypatch.setattr(sys.modules["ptgsite.cli.init"], "_can_ask", lambda: True)
    words = ["init", str(tmp_path / "new"), "--url", ANSWERS["--url"]]
    answers = "\nMy Event\n2027-04-12\nDenver\nAmerica/Denver\nnone\n"
    result = CliRunner().invoke(cli.commands, words, input=answers)
    assert result.exit_code == 0
    assert result.output.count("  an answer is needed; this was an example\n") == 1
    assert "In which time zone? (such as UTC): Denver\n" in result.output
    assert '  "Denver" is no time zone; did you mean `America/Denver`?\n' in result.output
    assert check(Project(tmp_path / "new")).problems == ()


def test_where_nobody_can_be_asked(tmp_path: Path) -> None:
    """The options that are missing are named; exit status 2."""
    result = CliRunner().invoke(cli.commands, ["init", str(tmp_path / "new"), "--name", "X"])
    assert result.exit_code == 2
    assert "--days, --timezone, --url, --host must be given" in result.output


def test_what_ci_installs(tmp_path: Path) -> None:
    """Ptgsite from where the organiser says, and each library at the release that is used here."""
    own = "ptgsite @ git+https://git.example.org/ptgsite@" + "0" * 40
    assert "requirements.txt" not in _init(tmp_path, requirement=own).output
    lines = (tmp_path / "requirements.txt").read_text("utf-8").splitlines()
    wanted = [line for line in lines if not line.startswith("#")]
    assert wanted[0] == own
    names = {line.partition("==")[0].lower() for line in wanted[1:]}
    assert {"click", "jinja2", "markupsafe", "pyyaml", "tornado"} <= names
    assert "pytest" not in names


def test_where_it_comes_from_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the file says so, and so does the command."""
    monkeypatch.setattr(requirement, "_found", lambda _: None)
    result = _init(tmp_path)
    assert "Say in requirements.txt where CI finds ptgsite" in result.output
    assert "\n#ptgsite @ git+https://" in (tmp_path / "requirements.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (
            {"url": "https://git.example.org/p", "vcs_info": {"vcs": "git", "commit_id": "a1"}},
            "ptgsite @ git+https://git.example.org/p@a1",
        ),
        ({"url": "file:///src", "dir_info": {"editable": True}}, None),
        (None, None),
    ],
)
def test_where_this_ptgsite_comes_from(
    monkeypatch: pytest.MonkeyPatch, record: object, found: str | None
) -> None:
    """As pip has written it down (PEP 610)."""

    class Installed(Distribution):
        def read_text(self, filename: str) -> str | None:
            assert filename == "direct_url.json"
            return None if record is None else json.dumps(record)

        def locate_file(self, path: object) -> Path:
            raise AssertionError(path)

    monkeypatch.setattr(requirement, "_found", lambda _: Installed())
    assert requirement.own_requirement() == found
