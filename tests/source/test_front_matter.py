"""Settings at the top of a page."""

from __future__ import annotations

import pytest

from ptgsite.source.front_matter import explain_front_matter


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nText between two lines.\n\n---\n",
        "# A heading\n---\ntitle: a\n---\n",
        "---\ntitle: no end\n",
        "---\n---\n",
    ],
)
def test_lines_are_no_settings(text: str) -> None:
    """A line across a page is Markdown, wherever it stands."""
    assert explain_front_matter(text) is None
