"""The examples in the rules' manuals do what the manuals say."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from ptgsite.rules import RULES
from ptgsite.rules.base import Rule
from ptgsite.rules.manual import markdown
from tests.sites import BEFORE, CASES, check_site

_HEAD = re.compile(r"^# (\S+\.(?:yaml|md))(, at the base)?\n", re.MULTILINE)
RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def _example(rule: Rule, which: str) -> dict[str, str]:
    block = re.search(rf"^{which}:\n\n((?:(?:    .*)?\n)+)", rule.manual, re.MULTILINE)
    assert block, f"the manual of {rule.id} has no example headed {which}:"
    parts = _HEAD.split(textwrap.dedent(block[1]))
    return {
        (BEFORE if base else "") + name: f"{text.rstrip()}\n"
        for name, base, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    }


@RULE
def test_the_bad_example_breaks_the_rule_and_no_other(rule: Rule, tmp_path: Path) -> None:
    """Whoever copies the bad example gets this rule's problem alone."""
    checked = check_site(tmp_path, _example(rule, "Bad"))
    assert {problem.rule for problem in checked.problems} == {rule.id}


@RULE
def test_the_good_example_has_no_problem(rule: Rule, tmp_path: Path) -> None:
    """Whoever copies the good example is done."""
    assert check_site(tmp_path, _example(rule, "Good")).problems == ()


@RULE
def test_every_rule_has_its_module_its_case_and_its_summary(rule: Rule) -> None:
    """One id is found wherever it is looked for."""
    module = Path("ptgsite/rules") / f"{rule.id.replace('-', '_')}.py"
    assert (CASES.parent.parent / module).is_file()
    assert any((CASES / rule.id).iterdir())
    assert rule.summary.endswith(".")


def test_the_documentation_is_the_rules_manual() -> None:
    """docs/rules.md is what `make docs` writes."""
    assert (CASES.parent.parent / "docs" / "rules.md").read_text("utf-8") == markdown()


def test_ids_are_unique() -> None:
    """No two rules share an id."""
    assert len({rule.id for rule in RULES}) == len(RULES)
