"""Each folder of tests/cases/<rule>/: files over the base site, and what check says of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click import unstyle

from ptgsite.report.terminal import lines, summary
from tests.sites import BASE, CASES, check_site, files_of

EXPECTED = "expected.txt"
FOLDERS = sorted(path for path in CASES.glob("*/*") if path.is_dir() and path.parent != BASE)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f"{f.parent.name}/{f.name}")
def test_a_case_is_reported_as_its_golden_file_says(folder: Path, tmp_path: Path) -> None:
    """The text of each problem stays as it was reviewed."""
    files = {name: text for name, text in files_of(folder).items() if name != EXPECTED}
    checked = check_site(tmp_path, files)
    report = [unstyle(line) for line in lines(checked.problems, checked.sources.files)]
    text = "\n".join([*report, unstyle(summary(checked.problems))]) + "\n"
    if os.environ.get("PTGSITE_GOLDEN") == "rewrite":
        (folder / EXPECTED).write_text(text, "utf-8")
    assert text == (folder / EXPECTED).read_text("utf-8")
    assert {problem.rule for problem in checked.problems} == {folder.parent.name}
