"""The site whose history the tests here make."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.history.repositories import isolate
from tests.history.site import Site


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Site:
    """The small site, committed an hour after NOON."""
    isolate(monkeypatch, tmp_path / "home")
    return Site(tmp_path / "site")
