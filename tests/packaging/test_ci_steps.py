"""The CI files' scripts, run as they stand on a new event, on good changes and on hostile ones."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from ptgsite.report import difference_markdown
from tests.packaging.ci import KEPT, REPOSITORY, Runner, environment, new_event, steps

NOVA = "name: Nova\nkind: project\netherpad: https://pad.example.org/p\n"
GOOD = NOVA + "slots: [{slot: MonA2, room: main}]\n"
CLASH = NOVA + "slots: [{slot: MonA1, room: main}]\n"
CHECK = KEPT / "github" / "check.yml"

Change = Callable[[Runner], None]


@pytest.fixture
def runner(tmp_path: Path, programs: Path) -> Runner:
    """A repository with a new event on its branch main."""
    for name in ("home", "bin"):
        (tmp_path / name).mkdir()
    made = Runner(new_event(tmp_path / "clone", "github"), programs, tmp_path / "home")
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit("Start")
    made.variables["GITHUB_STEP_SUMMARY"] = str(tmp_path / "summary.md")
    return made


def _pull_request(runner: Runner, change: Change) -> None:
    """What a host checks out for a pull request: its merge with main."""
    runner.git("switch", "--quiet", "--create", "change")
    change(runner)
    runner.commit("Change")
    runner.git("switch", "--quiet", "main")
    runner.git("merge", "--quiet", "--no-ff", "--message", "Merge", "change")


def _write(name: str, text: str) -> Change:
    def change(runner: Runner) -> None:
        path = runner.clone / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    return change


def _checked(runner: Runner) -> dict[str, tuple[int, str]]:
    """Run the steps of check.yml until one fails: the status and the output of each."""
    found: dict[str, tuple[int, str]] = {}
    for name, step in steps(CHECK, "check"):
        if name != "Install ptgsite":
            done = runner.script(step["run"])
            found[name] = (done.returncode, done.stdout + done.stderr)
            if done.returncode:
                break
    return found


def test_a_good_pull_request(runner: Runner) -> None:
    """Is told what it does, passes, and has a preview."""
    _pull_request(runner, _write("teams/nova.yaml", GOOD))
    found = _checked(runner)
    assert [status for status, _ in found.values()] == [0, 0, 0]
    comment = (runner.clone / "change" / "comment.md").read_text("utf-8")
    assert comment.startswith("<!-- ptgsite diff -->\n")
    assert "Nova" in comment
    assert Path(runner.variables["GITHUB_STEP_SUMMARY"]).read_text("utf-8") == comment
    assert (runner.clone / "preview" / "teams" / "nova" / "index.html").exists()


def test_a_clash(runner: Runner) -> None:
    """Is annotated at its line; the comment is there all the same, and no preview is built."""
    _pull_request(runner, _write("teams/nova.yaml", CLASH))
    found = _checked(runner)
    status, output = found["Check the schedule"]
    assert status == 1
    assert re.search(
        r"^::error .*file=teams/nova\.yaml,line=4,.*::.*already booked", output, re.MULTILINE
    )
    assert (runner.clone / "change" / "comment.md").exists()
    assert not (runner.clone / "preview").exists()


_COMMANDS = "::set-output name=x::y\n::add-mask::a\n::error::b\n##[error]c\n::stop-commands::z\n"
_NAMES = (
    "teams/$(touch pwned).yaml",
    "teams/`touch pwned`.yaml",
    "teams/;touch pwned;.yaml",
    "teams/a b'c\"d.yaml",
    "teams/--help.yaml",
    "teams/-rf.yaml",
    "teams/a\n::error::injected.yaml",
    "teams/a\r\n::warning::injected.yaml",
    "teams/::set-output name=a::b.yaml",
    "teams/%0A::error::injected.yaml",
    "content/$(touch pwned).md",
    "content/a\n::error::injected.md",
)


@pytest.mark.parametrize("name", _NAMES, ids=repr)
def test_a_hostile_file_name(runner: Runner, name: str) -> None:
    """Runs nothing, is no option, and gives the host no command."""
    before = set(runner.clone.iterdir())
    _pull_request(runner, _write(name, _COMMANDS))
    for _, output in _checked(runner).values():
        for line in output.splitlines():
            assert not line.startswith(("::set-output", "::add-mask", "::stop", "##["))
            assert "::injected" not in line or re.match(r"::(error|warning) (file|title)=", line)
    made = {path.name for path in set(runner.clone.iterdir()) - before}
    assert made <= {"change", "preview"}
    assert not list(runner.clone.rglob("pwned"))


_TEXTS = {
    "a block": "name: |\n  Nova\n  ::set-output name=x::y\nkind: project\n",
    "a key": "name: Nova\nkind: project\n? |\n  a\n  ::add-mask::b\n: c\n",
    "a value": 'name: "Nova\\n::error::injected\\r::warning::x"\nkind: project\n',
    "an escape": 'name: "\\e]0;x\\a::error::injected"\nkind: "\\u2028::error::injected"\n',
    "a percent": "name: Nova%0A::error::injected\nkind: '%0A::error::injected'\n",
}


@pytest.mark.parametrize("text", _TEXTS.values(), ids=_TEXTS)
def test_a_hostile_team_file(runner: Runner, text: str) -> None:
    """Gives the host no command: what it says stays within the annotation of its own line."""
    _pull_request(runner, _write("teams/nova.yaml", text))
    for name, (_, output) in _checked(runner).items():
        for line in re.split(r"[\n\r]", output):
            if name == "Check the schedule" and line.startswith("::"):
                assert re.match(r"::(error|warning) .*file=teams/nova\.yaml", line), line
            else:
                assert not line.startswith("::"), line
            assert "\x1b" not in line


def test_a_page_reads_no_other_file_and_runs_nothing(runner: Runner) -> None:
    """Nor does a link that leads out of the repository: a preview holds only what is in it."""
    secret = runner.home / "secret.txt"
    secret.write_text("s3cr3t", "utf-8")

    def change(runner: Runner) -> None:
        page = (
            "# Hi\n\n{{ config }} {% include '/etc/passwd' %} <script src=//evil.example></script>"
        )
        _write("content/evil.md", page + " ![x](https://evil.example/x.png)\n")(runner)
        (runner.clone / "teams" / "linked.yaml").symlink_to(secret)
        (runner.clone / "content" / "linked.md").symlink_to(secret)
        (runner.clone / "themes").mkdir()
        (runner.clone / "themes" / "evil").symlink_to(runner.home)

    _pull_request(runner, change)
    found = _checked(runner)
    assert "s3cr3t" not in json.dumps(found)
    assert found["Check the schedule"][0] == 1  # links are errors, so nothing is built
    for name in ("teams/linked.yaml", "content/linked.md"):
        (runner.clone / name).unlink()
    done = runner.run(["ptgsite", "build", "--quiet", "--output", "preview"])
    assert done.returncode == 0
    page = (runner.clone / "preview" / "evil" / "index.html").read_text("utf-8")
    main = page.partition("<main")[2]
    assert "{{ config }}" in main
    assert "<script" not in main
    assert "<img" not in main
    for file in (runner.clone / "preview").rglob("*"):
        assert not file.is_symlink()
        assert not file.is_file() or b"s3cr3t" not in file.read_bytes()


def test_a_theme_reaches_nothing(runner: Runner) -> None:
    """Its templates run in a sandbox: no file, no module, no environment."""
    event = (runner.clone / "content" / "event.yaml").read_text("utf-8")

    def change(runner: Runner) -> None:
        _write("content/event.yaml", event + "theme: evil\n")(runner)
        attack = "{{ ''.__class__.__mro__[1].__subclasses__() }}"
        _write("themes/evil/templates/home.html", attack)(runner)

    _pull_request(runner, change)
    status, output = _checked(runner)["Build a preview"]
    assert status == 1
    assert "the theme's template home.html" in output
    assert not (runner.clone / "preview").exists()


@pytest.fixture
def host(runner: Runner, tmp_path: Path) -> Path:
    """A `gh` that answers as GitHub would, and writes down what it was asked; gives its notes."""
    notes = tmp_path / "asked"
    notes.mkdir()
    stub = tmp_path / "bin" / "gh"
    stub.write_text(f"#!{sys.executable}\n{_GH}", "utf-8")
    stub.chmod(0o755)
    runner.variables |= {
        "PATH": f"{tmp_path / 'bin'}:{runner.programs}:{os.environ['PATH']}",
        "NOTES": str(notes),
        "GH_TOKEN": "t0k3n",
        "GH_REPO": "me/event",
        "HEAD": "stranger:patch-1",
        "SHA": "a" * 40,
        "RUN": "https://github.com/me/event/actions/runs/1",
    }
    return notes


_GH = """
import json, os, pathlib, sys
notes = pathlib.Path(os.environ["NOTES"])
words = sys.argv[1:]
number = len(list(notes.iterdir()))
body = next((word[6:] for word in words if word.startswith("body=@")), None)
text = pathlib.Path(body).read_text("utf-8") if body else None
(notes / f"{number:03}.json").write_text(json.dumps([words, text]))
if any(word.endswith("/pulls") for word in words):
    print("b" * 40, 6)
    print("a" * 40, 7)
    print("a" * 40, 8)
elif any(word.endswith("/issues/7/comments") for word in words) and "POST" not in words:
    print(os.environ.get("KNOWN", ""))
"""


def _posted(
    runner: Runner, notes: Path, artefact: str | None, **variables: str
) -> list[str] | None:
    folder = runner.clone / "change"
    folder.mkdir(exist_ok=True)
    if artefact is not None:
        (folder / "comment.md").write_text(artefact, "utf-8")
    ((_, step),) = steps(KEPT / "github" / "comment.yml", "comment")
    done = runner.script(step["run"], **variables)
    assert done.returncode == 0, done.stderr
    assert "t0k3n" not in done.stdout + done.stderr
    asked = [json.loads(note.read_text("utf-8")) for note in sorted(notes.iterdir())]
    return next(([*words, text] for words, text in asked if text is not None), None)


def test_the_comment_is_posted_once(runner: Runner, host: Path) -> None:
    """On the pull request that GitHub names for the commit, and replaced when there is one."""
    _pull_request(runner, _write("teams/nova.yaml", GOOD))
    _checked(runner)
    text = (runner.clone / "change" / "comment.md").read_text("utf-8")
    posted = _posted(runner, host, None)
    assert posted is not None
    assert posted[:5] == ["api", "--silent", "--method", "POST", "repos/me/event/issues/7/comments"]
    assert posted[-1].startswith("<!-- ptgsite diff -->\n")
    assert posted[-1].count("<!--") == 1
    assert "Nova" in posted[-1]
    assert text.splitlines()[2] in posted[-1]
    for note in host.iterdir():
        note.unlink()
    again = _posted(runner, host, None, KNOWN="42")
    assert again is not None
    assert again[3:5] == ["PATCH", "repos/me/event/issues/comments/42"]


_HOSTILE = """\
<!-- ptgsite diff -->
@everyone <img src="https://evil.example/x.png"> ![x](https://evil.example/x.png)
[click](https://evil.example) [click][1] https://evil.example $(touch pwned) `touch pwned`
&#64;someone &commat;someone #12 www.evil.example &lt;b&gt;
<!-- hidden -->\x1b[31m\x00
[1]: https://evil.example
"""


def test_a_hostile_artefact_is_only_text(runner: Runner, host: Path) -> None:
    """Whatever a pull request puts there: no mention, picture, link or HTML, and nothing is run."""
    posted = _posted(runner, host, _HOSTILE + "x" * 100_000)
    assert posted is not None
    body = posted[-1]
    ours = "Made from the files of this pull request: [log and preview]"
    text = body.removeprefix("<!-- ptgsite diff -->\n").partition(ours)[0]
    for trick in ("@everyone", "<img", "<!--", "![", "](", "]:", "://", "\x1b", "\x00"):
        assert trick not in text
    for trick in ("&#64;", "&commat;", "#12", "www.", "&lt;"):
        assert trick not in text.lower()
    assert "everyone" in text
    assert len(body) < 65_536
    assert not list(runner.clone.rglob("pwned"))


def test_an_artefact_of_marks_alone(runner: Runner, host: Path) -> None:
    """Is no longer than a comment can be, though there is something behind each of its marks."""
    posted = _posted(runner, host, "<" * 100_000)
    assert posted is not None
    assert len(posted[-1]) < 65_536


def test_what_diff_has_made_safe_stays(runner: Runner, host: Path) -> None:
    """The second time over, nothing is put in that can be seen."""
    text = difference_markdown.escaped("R&D @home #1 in A&B's <lab>")
    posted = _posted(runner, host, text)
    assert posted is not None
    assert text in posted[-1].replace("<&#8203;", "<")


def test_an_artefact_that_is_a_link_is_not_read(runner: Runner, host: Path) -> None:
    """It would have the comment show another file of the machine, such as the token."""
    (runner.clone / "change").mkdir()
    (runner.clone / "change" / "comment.md").symlink_to("/proc/self/environ")
    assert _posted(runner, host, None) is None


def test_a_commit_that_is_no_longer_the_newest(runner: Runner, host: Path) -> None:
    """Gets no comment: the next run of the check posts its own."""
    assert _posted(runner, host, "text", SHA="c" * 40) is None


def test_publishing(runner: Runner) -> None:
    """The site is built and problems are reported; with an error, nothing is there to publish."""
    script = {name: step["run"] for name, step in steps(KEPT / "github" / "publish.yml", "build")}
    assert runner.script(script["Report problems"]).returncode == 0
    assert json.loads((runner.clone / "check.sarif").read_text("utf-8"))["runs"]
    assert runner.script(script["Build the site"]).returncode == 0
    assert (runner.clone / "public" / "index.html").exists()
    shutil.rmtree(runner.clone / "public")
    _write("teams/nova.yaml", CLASH)(runner)
    assert runner.script(script["Report problems"]).returncode == 0
    assert runner.script(script["Build the site"]).returncode == 1
    assert not (runner.clone / "public").exists()


def test_gitlab(runner: Runner) -> None:
    """Its jobs' scripts run, too; a clash fails the check and has a report."""
    runner.git("switch", "--quiet", "--create", "change")
    variables = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": runner.git("rev-parse", "main")}
    _write("teams/nova.yaml", GOOD)(runner)
    runner.commit("Change")
    jobs = yaml.load((KEPT / "gitlab" / "gitlab-ci.yml").read_text("utf-8"), yaml.BaseLoader)
    for name, folder in (("check", ""), ("preview", "preview"), ("pages", "public")):
        install, *script = jobs[name]["script"]
        assert install == "python -m pip install --quiet -r requirements.txt"
        done = runner.script("\n".join(script), **variables)
        assert done.returncode == 0, done.stderr
        assert not folder or (runner.clone / folder / "index.html").exists()
    _write("teams/nova.yaml", CLASH)(runner)
    assert runner.script("\n".join(jobs["check"]["script"][1:]), **variables).returncode == 1
    report = json.loads((runner.clone / "gl-code-quality-report.json").read_text("utf-8"))
    assert any(entry["check_name"] == "room-double-booked" for entry in report)


def test_zuul(runner: Runner, programs: Path) -> None:
    """Its playbooks' scripts run, too, and the archive for the promote job holds the site."""
    _pull_request(runner, _write("teams/nova.yaml", GOOD))
    (runner.home / "ptgsite").mkdir()
    (runner.home / "ptgsite" / "bin").symlink_to(programs)
    for name in ("check", "build"):
        (play,) = yaml.load((KEPT / "zuul" / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)
        done = runner.script(play["tasks"][0]["ansible.builtin.shell"])
        assert done.returncode == 0, done.stderr
    archive = runner.home / "zuul-output" / "artifacts" / "site.tar.gz"
    listed = runner.run(["tar", "-tzf", str(archive)]).stdout.splitlines()
    assert "./teams/nova/index.html" in listed
    assert not any(".ptgsite" in name for name in listed)


def test_the_action(runner: Runner, tmp_path: Path) -> None:
    """It installs ptgsite from where it lies, checks and builds a site, wherever that is."""
    programs = environment(tmp_path / "environment")
    runner.variables |= {
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_ACTION_PATH": str(REPOSITORY),
        "SITE": ".",
        "BASE": "HEAD",
        "OUTPUT": "public",
        "PATH": f"{programs}:{os.environ['PATH']}",
    }
    install, *others = (step["run"] for _, step in steps(REPOSITORY / "action.yml", ""))
    assert install.startswith('python3 -m venv "$RUNNER_TEMP/ptgsite"\n')
    environment(tmp_path / "ptgsite")
    done = runner.script(install.partition("\n")[2])
    assert done.returncode == 0, done.stderr
    for script in others:
        done = runner.script(script)
        assert done.returncode == 0, done.stderr
    assert (runner.clone / "public" / "index.html").exists()
