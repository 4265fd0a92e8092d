"""What is said of YAML that can't be read depends on the text, and not on which parser read it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ptgsite.source import events
from ptgsite.source.nodes import parse
from tests.sites import CASES

FILES = sorted((CASES / "yaml-syntax").rglob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parents[1].name)
def test_both_parsers_lead_to_the_same_help(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's own parser, where libyaml is not at hand, says it in other words and places."""
    text = file.read_text("utf-8")
    told = parse(text, "nova.yaml").problems
    monkeypatch.setattr(events, "_LOADER", yaml.BaseLoader)
    monkeypatch.setattr(events, "WITH_LIBYAML", False)
    assert parse(text, "nova.yaml").problems == told
    assert told
