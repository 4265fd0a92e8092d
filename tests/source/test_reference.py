"""docs/format.md is made from the declarations that files are read with."""

from __future__ import annotations

from pathlib import Path

from ptgsite.source.reference import markdown

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_the_page_is_up_to_date() -> None:
    """docs/format.md is what `make docs` writes."""
    assert (DOCS / "format.md").read_text("utf-8") == markdown()


def test_every_record_is_told_once() -> None:
    """Contacts are of events and of teams, and have one section."""
    headings = [line for line in markdown().splitlines() if line.startswith("## ")]
    assert len(headings) == len(set(headings)) > 10
