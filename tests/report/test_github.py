"""Annotations on GitHub."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ptgsite.problems import Problem, Severity, Where
from ptgsite.report.github import lines
from ptgsite.report.place import placed
from tests.report.sample import FILES, NOVA, ODD, golden, many, sample


def _parsed(line: str) -> tuple[str, dict[str, str], str]:
    """A command as GitHub's runner reads it (src/Runner.Common/ActionCommand.cs)."""
    head, _, data = line.removeprefix("::").partition("::")
    command, _, properties = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in properties.split(","))
    return command, {key: _property(value) for key, value in pairs}, _unescaped(data)


def _unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _property(text: str) -> str:
    return _unescaped(text.replace("%3A", ":").replace("%2C", ","))


def test_the_report_is_as_reviewed() -> None:
    """Commands and summary stay as they were read."""
    text = "".join(f"{line}\n" for line in lines(sample()))
    assert text == golden("github.txt", text)


def test_a_file_name_reaches_github_as_it_is() -> None:
    """Colons, commas and percent signs don't end a property or become another character."""
    command, properties, message = _parsed(next(lines(sample())))
    assert (command, properties["file"], properties["title"]) == ("error", ODD, "unreadable-file")
    assert message.startswith(f"{ODD}:1:1: there is no such file\nhelp: ")


@given(st.text(max_size=40))
def test_no_text_can_be_a_command(text: str) -> None:
    """Whatever an author writes, a problem is one line, and its command is ours."""
    problem = Problem("no-slots", text, Where(NOVA), text)
    found = list(lines(placed([problem], FILES)))
    assert len(found) == 2
    assert "\n" not in found[0]
    assert "\r" not in found[0]
    assert found[0].startswith("::error file=")


def test_errors_come_before_warnings() -> None:
    """GitHub annotates what comes first, and an error matters more."""
    found = (*many(3, Severity.WARNING), *many(2))
    commands = [line.split()[0] for line in lines(placed(found, FILES))]
    assert commands == ["::error"] * 2 + ["::warning"] * 3 + ["2"]


def test_a_problem_too_many_for_github_is_told() -> None:
    """Every problem is a command, and a notice says that GitHub annotates ten of a kind."""
    found = list(lines(placed(many(11), FILES)))
    assert sum(line.startswith("::error ") for line in found) == 11
    assert found[-2].startswith("::notice title=ptgsite::11 errors in 1 file. GitHub annotates")
    assert found[-1] == "11 errors in 1 file"
    assert not any("::notice" in line for line in lines(placed(many(10), FILES)))
