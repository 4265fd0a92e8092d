"""docs/exports.md speaks of what there is."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ptgsite import urls
from ptgsite.build import build
from ptgsite.cli.export import export
from tests.sites import write_site

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "exports.md").read_text("utf-8")


def test_every_export_has_a_section() -> None:
    """Each file that a build writes for other programs is explained."""
    heads = " ".join(re.findall(r"^## (.*)$", PAGE, re.MULTILINE))
    for path in (urls.SCHEDULE_JSON, urls.FRAB_XML, urls.FRAB_JSON, urls.PTGBOT):
        assert path in heads


def test_every_command_is_one() -> None:
    """What the page says to type can be typed."""
    known = {each for option in export.params for each in option.opts}
    lines = re.findall(r"^    ptgsite export (\S+)(.*)$", PAGE, re.MULTILINE)
    assert {what for what, _ in lines} == {"json", "ical", "frab", "ptgbot"}
    for _, options in lines:
        assert set(re.findall(r"--\w+", options)) <= known


def test_the_example_runs(tmp_path: Path) -> None:
    """The program that reads schedule.json reads one."""
    found = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert found
    project = write_site(tmp_path, {})
    build(project, project.output)
    written = (project.output / urls.SCHEDULE_JSON).as_uri()
    program = found[1].replace("https://ptg.example.org/schedule.json", written)
    said: list[str] = []
    exec(program, {"print": lambda *words: said.append(" ".join(words))})
    held = json.loads((project.output / urls.SCHEDULE_JSON).read_text("utf-8"))["sessions"]
    assert len(said) == len(held) > 0
