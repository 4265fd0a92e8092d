"""docs/publish.md covers whatever a build writes."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest

from ptgsite.build import build
from tests.sites import write_site

PAGE = (Path(__file__).parent.parent / "docs" / "publish.md").read_text("utf-8")
TYPES = {
    ending: kinds.replace("`", "").split(" or ")
    for ending, kinds in re.findall(r"^\| `(\.\w+)` +\| (.*?) +\|$", PAGE, re.MULTILINE)
}
PLAIN = {".png"}
"""What is compressed already."""
UNNAMED = {"text/html"}
"""What nginx compresses unasked."""


def _settings(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def _bare(kinds: list[str]) -> set[str]:
    return {kind.partition(";")[0] for kind in kinds}


@pytest.fixture(scope="module")
def endings(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The endings of all published files of a small site, but for licences."""
    project = write_site(tmp_path_factory.mktemp("site"), {})
    build(project, project.output)
    found = (path.relative_to(project.output) for path in project.output.rglob("*.*"))
    public = (PurePosixPath(path) for path in found if path.parts[0] != ".ptgsite")
    return {path.suffix for path in public} - {"", ".LICENSE"}


def test_every_ending_has_a_content_type(endings: set[str]) -> None:
    """The table leaves no file of a site out."""
    assert endings <= TYPES.keys()


@pytest.mark.parametrize(("language", "unnamed"), [("nginx", UNNAMED), ("apache", set())])
def test_every_type_is_compressed(language: str, unnamed: set[str]) -> None:
    """What the settings forget would be sent at its full length."""
    settings = _settings(language)
    for ending, kinds in TYPES.items():
        if ending not in PLAIN:
            assert _bare(kinds) - unnamed <= set(re.split(r"[\s;]+", settings)), ending


def test_every_ending_is_uploaded_with_its_type() -> None:
    """A store knows no type but the one that a file comes with."""
    uploads = dict(re.findall(r"--include '\*(\.\w+)' --content-type '?([^'\n]*)", PAGE))
    assert uploads.keys() == TYPES.keys()
    for ending, kind in uploads.items():
        assert _bare([kind]) <= _bare(TYPES[ending])


@pytest.mark.parametrize("language", ["nginx", "apache", "caddy"])
def test_feeds_have_their_type_and_may_be_read_from_anywhere(language: str) -> None:
    """A calendar in a browser is on another origin."""
    settings = _settings(language)
    assert "text/calendar" in settings
    assert "application/manifest+json" in settings
    assert "Access-Control-Allow-Origin" in settings
    assert ".ptgsite" in settings.replace("\\", "")
